// Foreign keys, once all tables are known: what they point at has to be there, of the same type, and unique.
import type { ColumnDescription } from '../ast/column.ts'
import type { ValueType } from '../ast/value-type.ts'
import type { Drafts, TableDraft } from './drafts.ts'
import { fail } from './names.ts'

/** A column of a model, found by `Model.column`. */
export interface Place {
  readonly draft: TableDraft
  readonly column: ColumnDescription
}

export function placeOf(where: string, target: string, drafts: Drafts): Place {
  const point = target.indexOf('.')
  const draft = drafts.get(target.slice(0, point))
  if (point < 0 || !draft) fail(where, point < 0 ? `write 'Model.column' for ${target}` : `${target}: no such model`)
  const column = draft.table.byKey.get(target.slice(point + 1))
  return { draft, column: column ?? fail(where, `${target}: no such column`) }
}

/** Whether the columns of a table are its key, or unique together. */
export function isUnique({ table }: TableDraft, columns: readonly ColumnDescription[]): boolean {
  const same = (names: readonly string[], own: 'key' | 'name'): boolean =>
    names.length === columns.length && columns.every(column => names.includes(column[own]))
  return (
    (columns.length === 1 && columns[0]!.unique) ||
    same(table.primaryKey, 'key') ||
    table.constraints.some(({ kind, columns: names }) => kind === 'unique' && same(names, 'name'))
  )
}

const described = ({ kind, expects, storage, sqlType }: ValueType): string =>
  [kind === 'decimal' || kind === 'integer' || kind === 'enum' ? expects : kind, storage, sqlType].join(' ').trim()

export function checkTypes(where: string, target: string, here: ValueType, there: ValueType): void {
  const [own, other] = [described(here), described(there)]
  if (own !== other) fail(where, `refers to ${target} as ${own}, but it is ${other}`)
}

/** Finishes the constraints that need other tables, and checks the foreign keys of single columns. */
export function linkTable(draft: TableDraft, drafts: Drafts): void {
  for (const link of draft.links) link(draft, drafts)
  for (const { key, type, references } of draft.table.columns) {
    if (!references) continue
    const where = `${draft.table.model}.${key}`
    const { target } = references
    const there = placeOf(where, target, drafts)
    checkTypes(where, target, type, there.column.type)
    if (!isUnique(there.draft, [there.column])) {
      fail(where, `${target} is neither a key nor unique: foreignKey() points at several columns`)
    }
  }
}
