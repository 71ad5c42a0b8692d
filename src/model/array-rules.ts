// The rules of an array's items, as one action of the array.
import type { ColumnBuilder } from './column-builder.ts'
import { type Dataset, runRules } from './rules.ts'

/** A transformation, because the items' own rules may change them; none where the items have no rules. */
export function arrayRules(item: ColumnBuilder): unknown[] {
  const { type, rules } = item['~']
  const steps = type.schema ? [type.schema, ...rules] : rules
  if (steps.length === 0) return []
  return [
    {
      kind: 'transformation',
      type: 'items',
      reference: arrayRules,
      async: false,
      '~run'(dataset: Dataset, config: object) {
        const input = dataset.value as readonly unknown[]
        dataset.value = input.map((value, key) => {
          const answer = runRules(steps, value, config)
          for (const issue of answer.issues ?? []) {
            const path = [{ type: 'array', origin: 'value', input, key, value }, ...(issue.path ?? [])]
            ;(dataset.issues ??= []).push({ ...issue, path })
          }
          return answer.value
        })
        return dataset
      },
    },
  ]
}
