// A migration: what changes, the way back, and where it stands among others.
import type { DialectName, SchemaOperation } from '../../ast/schema.ts'
import type { Transaction } from '../../database/types.ts'
import { MigrationError } from '../../error/migration.ts'

type Texts = string | readonly string[]

/** Statements written by hand: the same for all databases, or by dialect. */
export type RawText = Texts | { readonly [D in DialectName]?: Texts }

/** SQL written by hand. `effect`: what it does to tables, as operations; [] where it changes none. */
export interface SqlStep {
  readonly kind: 'sql'
  readonly sql: RawText
  readonly effect: readonly SchemaOperation[]
  /** Set where it cannot run inside a transaction. */
  readonly alone?: true
}

/** Work on data, in TypeScript. */
export interface RunStep {
  readonly kind: 'run'
  /** What the step is called, and all of it that the migration's hash knows. */
  readonly label: string
  readonly run: (tx: Transaction) => Promise<unknown>
}

export type Step = SchemaOperation | SqlStep | RunStep

export interface Migration {
  readonly name: string
  readonly up: readonly Step[]
  /** The way back; absent where it follows from the way forward, null where there is none. */
  readonly down?: readonly Step[] | null
  /** The migrations that it comes after; absent: the one before it in the list. Two join branches. */
  readonly after?: readonly string[]
  /** The migrations that it stands for: databases that have them have it. */
  readonly replaces?: readonly string[]
}

export type MigrationOptions = Omit<Migration, 'name'>

const MOST_CHARACTERS = 200
const KEYS = new Set(['up', 'down', 'after', 'replaces'])

/**
 * A migration by its name, which says its place among others: `migration('0002_hero_power', { up: [addColumn('heroes', 'power',
 * { type: 'integer', nullable: true })] })`. `down` is derived where it is left out and every step can be undone. Throws
 * MigrationError for names and steps that are none.
 */
export function migration(name: string, options: MigrationOptions): Migration {
  if (typeof name !== 'string' || !/^[\w.-]+$/.test(name) || name.length > MOST_CHARACTERS)
    throw new MigrationError('a migration has a name of letters, digits and _ . -, of 200 characters at most')
  const unknown = Object.keys(options).find(key => !KEYS.has(key))
  if (unknown !== undefined) throw new MigrationError(`the migration ${name} has an option '${unknown}', which is none`)
  const { up, down, after, replaces } = options
  for (const steps of [up, down ?? []]) checkSteps(name, steps)
  for (const names of [after ?? [], replaces ?? []]) checkNames(name, names)
  return { name, ...options }
}

function checkSteps(name: string, steps: unknown): void {
  if (!Array.isArray(steps)) throw new MigrationError(`the migration ${name} takes lists of steps`)
  for (const step of steps as unknown[]) {
    if (typeof (step as Partial<Step> | null)?.kind !== 'string')
      throw new MigrationError(
        `the migration ${name} has a step that is none: steps are made by addColumn() and the like`,
      )
  }
}

function checkNames(name: string, names: unknown): void {
  if (!Array.isArray(names) || !names.every(one => typeof one === 'string'))
    throw new MigrationError(`the migration ${name} names others as a list of texts`)
}

/**
 * Statements written by hand, for all databases or for each: `rawSql({ postgres: 'create extension citext', sqlite: [] })`.
 * `effect` says what they do to tables, so that later migrations are worked out rightly; it is part of the migration.
 */
export function rawSql(
  sql: RawText,
  options: { readonly effect: readonly SchemaOperation[]; readonly alone?: boolean },
): SqlStep {
  if (!Array.isArray(options?.effect))
    throw new MigrationError(
      'rawSql() takes the effect of its statements on tables: { effect: [] } where there is none',
    )
  const { effect, alone } = options
  return { kind: 'sql', sql, effect, ...(alone && { alone }) }
}

/**
 * A step on data: `runStep('split names', async tx => { ... })`. It runs in the transaction of its migration, and alone in one on
 * databases that end transactions to change tables. Its label is what the migration's hash knows of it.
 */
export function runStep(label: string, run: (tx: Transaction) => Promise<unknown>): RunStep {
  if (typeof label !== 'string' || label === '' || typeof run !== 'function')
    throw new MigrationError('runStep() takes a label and a function')
  return { kind: 'run', label, run }
}

export const isOperation = (step: Step): step is SchemaOperation => step.kind !== 'sql' && step.kind !== 'run'

/** What a step does to tables, as operations. */
export const effectOf = (step: Step): readonly SchemaOperation[] =>
  step.kind === 'sql' ? step.effect : step.kind === 'run' ? [] : [step]
