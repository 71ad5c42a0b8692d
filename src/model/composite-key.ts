// Foreign keys of several columns.
import type { ReferentialAction } from '../ast/column.ts'
import type { ColumnDraft, Drafts, TableDraft } from './drafts.ts'
import { isNoAction, WRONG_ACTION } from './column-check.ts'
import { checkTypes, isUnique, placeOf } from './foreign-keys.ts'
import { fail } from './names.ts'

export interface CompositeKey {
  readonly columns: readonly ColumnDraft[]
  readonly name: string | null
  readonly targets: readonly string[]
  readonly onDelete?: ReferentialAction | undefined
  readonly onUpdate?: ReferentialAction | undefined
}

/** References of the columns that say the same are part of this key, and no longer keys of their own. */
export function linkComposite(key: CompositeKey, draft: TableDraft, drafts: Drafts): void {
  const { columns, targets, name, onDelete, onUpdate } = key
  const where = `${draft.table.model}.${columns[0]?.key}`
  const places = targets.map(target => placeOf(where, target, drafts))
  const there = places.map(place => place.column)
  const target = places[0]?.draft
  if (!target || columns.length !== there.length || places.some(place => place.draft !== target)) {
    fail(where, 'a foreign key has as many columns as it points at, all of one model')
  }
  if (!isUnique(target, there)) fail(where, `${targets.join(', ')} is neither a key nor unique`)
  columns.forEach((column, at) => {
    checkTypes(`${draft.table.model}.${column.key}`, targets[at]!, column.type, there[at]!.type)
    if (column.references?.target === targets[at]) column.references = null
  })
  if (isNoAction(onDelete) || isNoAction(onUpdate)) fail(where, WRONG_ACTION)
  if ((onDelete === 'set null' || onUpdate === 'set null') && columns.some(column => !column.nullable)) {
    fail(where, 'set null needs nullable columns')
  }
  const to = { model: target.table.model, columns: there.map(column => column.name) }
  const names = columns.map(column => column.name)
  draft.table.constraints.push({ kind: 'foreignKey', columns: names, name, target: to, onDelete, onUpdate })
}
