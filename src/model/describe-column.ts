// From a column builder to the plain description that everything else reads.
import type { ColumnDescription } from '../ast/column.ts'
import type { Node } from '../ast/node.ts'
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
  const settings = builder['~']
  checkColumn(where, settings)
  const name = settings.name ?? (naming === 'preserve' ? key : snakeCase(key))
  checkName(where, name)
  return {
    key,
    name,
    type: settings.type,
    nullable: !!settings.nullable,
    primaryKey: !!settings.primaryKey,
    auto: false,
    unique: !!settings.unique,
    index: !!settings.index,
    default: isShared(settings.default) ? structuredClone(settings.default) : settings.default,
    defaultSql: (settings.defaultSql as Node | undefined) ?? null,
    onUpdate: (settings.onUpdate as (() => unknown) | undefined) ?? null,
    references: settings.references ?? null,
    check: (settings.check as Node | undefined) ?? null,
    generatedAs: (settings.generatedAs as Node | undefined) ?? null,
    private: !!settings.private,
    readonly: settings.readonly ?? false,
    version: !!settings.version,
    collate: settings.collate ?? null,
    comment: settings.comment ?? null,
    renamedFrom: settings.renamedFrom ?? null,
    rules: settings.rules,
    position,
  }
}
