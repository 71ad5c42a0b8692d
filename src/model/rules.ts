// Runs the valibot actions of a column as a pipe of valibot would, without valibot's code.
// https://valibot.dev/guides/pipelines/

/** What actions pass on: the value, and what is wrong with it. */
export interface Dataset {
  typed: boolean
  value: unknown
  issues?: Issue[] | undefined
}
/** Valibot's issue. */
export interface Issue {
  readonly kind: 'schema' | 'validation' | 'transformation'
  readonly type: string
  readonly message: string
  readonly expected: string | null
  readonly received: string
  readonly input: unknown
  readonly requirement?: unknown
  path?: readonly PathItem[] | undefined
}
export interface PathItem {
  readonly type: string
  readonly origin: string
  readonly input: unknown
  readonly key: unknown
  readonly value: unknown
}
interface Step {
  readonly kind: string
  '~run'(dataset: Dataset, config: object): Dataset
}
export interface Config {
  readonly abortEarly?: boolean | undefined
  readonly abortPipeEarly?: boolean | undefined
}

/** After an issue validations still run, but nothing that would change the value. */
export function runRules(steps: readonly unknown[], value: unknown, config: Config): Dataset {
  let dataset: Dataset = { typed: true, value }
  for (const step of steps as readonly Step[]) {
    if (step.kind === 'metadata') continue
    if (dataset.issues) {
      if (step.kind !== 'validation') {
        dataset.typed = false
        break
      }
      if (config.abortEarly || config.abortPipeEarly) continue
    }
    dataset = step['~run'](dataset, config)
  }
  return dataset
}
