// Rows on their way out of the program.
import type { TableDescription } from '../ast/column.ts'
import type { ColsOf, AnyModel } from './model-types.ts'
import type { ModelSource } from './model.ts'
import { toWire, type Wire } from './wire.ts'

type PrivateOf<M extends AnyModel> = {
  [P in keyof ColsOf<M>]: 'private' extends ColsOf<M>[P]['~']['flags'] ? P : never
}[keyof ColsOf<M>]
type Open<M extends AnyModel, R> = { [P in keyof R as P extends PrivateOf<M> ? never : P]: Wire<R[P]> }
/** Rows as JSON has them. */
export type JsonOf<M extends AnyModel, R> = R extends readonly (infer E)[] ? Open<M, E>[] : Open<M, R>

/**
 * A row, or rows, as JSON can hold them: dates as ISO 8601, bigints as digits, bytes as base64. Private columns are
 * left out, also of rows loaded by relations. `insertSchema(model, { from: 'json' })` and its like are the way back.
 */
export function toJson<M extends AnyModel, R extends object>(model: M, rows: R): JsonOf<M, R> {
  const { table, models } = model.$ as unknown as ModelSource
  return convert(rows, table, models) as never
}

function convert(value: unknown, table: TableDescription, models: ModelSource['models']): unknown {
  if (Array.isArray(value)) return value.map(item => convert(item, table, models))
  if (typeof value !== 'object' || value === null) return value
  const json: [string, unknown][] = []
  for (const [key, item] of Object.entries(value)) {
    const column = table.byKey.get(key)
    if (column?.private) continue
    const target = models.get(table.relations.get(key)?.target ?? '')
    json.push([key, target ? convert(item, target, models) : toWire(item)])
  }
  return Object.fromEntries(json)
}
