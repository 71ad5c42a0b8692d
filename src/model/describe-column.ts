// From a column builder to the plain description that everything else reads.
import type { ColumnDescription } from '../ast/column.ts'
import { checkColumn } from './column-check.ts'
import { ColumnBuilder } from './column-builder.ts'
import type { Draft } from './drafts.ts'
import { checkName, checkProperty, fail } from './names.ts'
import { snakeCase } from './naming.ts'
import type { Naming } from './table-types.ts'

/** Defaults that one row could change for the next: copied once here, and again for every row. */
export const isShared = (value: unknown): value is object =>
  typeof value === 'object' &&
  value !== null &&
  (Array.isArray(value) ||
    value instanceof Date ||
    value instanceof Uint8Array ||
    Object.getPrototypeOf(value) === Object.prototype)

export function describeColumn(
  model: string,
  key: string,
  builder: unknown,
  position: number,
  naming: Naming,
): Draft<ColumnDescription> {
  const where = `${model}.${key}`
  checkProperty(where, key)
  if (!(builder instanceof ColumnBuilder)) fail(where, 'this is no column: write text(), integer(), ...')
  const { problem, name: own, ...settings } = builder['~']
  if (problem !== null) fail(where, problem)
  checkColumn(where, settings)
  const name = own ?? (naming === 'preserve' ? key : snakeCase(key))
  checkName(where, name)
  const { default: value } = settings
  return { ...settings, key, name, position, default: isShared(value) ? structuredClone(value) : value }
}
