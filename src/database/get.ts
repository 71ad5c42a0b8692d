// The row with a key.
import type { Executable } from '../ast/executor.ts'
import type { Node } from '../ast/node.ts'
import type { TableSource } from '../ast/query.ts'
import { ValidationError } from '../error/validation.ts'
import type { AnyModel } from '../model/model-types.ts'
import { from } from '../query/select.ts'

type Comparable = Node & Record<'eq' | 'in', (value: unknown) => Node>

/**
 * The query for a row by its key: a value, or an object of values where the key has several columns. With `in` for the
 * rows with any of several keys of one column.
 */
export function byKey(model: AnyModel, key: unknown, operator: 'eq' | 'in' = 'eq'): Executable {
  const { table, as } = model.$ as unknown as TableSource
  const columns = model as unknown as Record<string, Comparable>
  const { primaryKey } = table
  const conditions =
    primaryKey.length === 1
      ? [(columns[primaryKey[0] as string] as Comparable)[operator](given(as, primaryKey[0] as string, key))]
      : primaryKey.map(name => (columns[name] as Comparable).eq(given(as, name, part(as, key, name))))
  const query = from(model) as unknown as { where(...all: Node[]): Executable }
  return query.where(...conditions)
}

function part(model: string, key: unknown, name: string): unknown {
  if (typeof key === 'object' && key !== null && Object.hasOwn(key, name)) return (key as Record<string, unknown>)[name]
  throw new ValidationError(`get() of ${model} takes an object with ${name}`)
}

function given(model: string, name: string, value: unknown): unknown {
  if (value === undefined || value === null) throw new ValidationError(`get() of ${model} takes a value for ${name}`)
  return value
}
