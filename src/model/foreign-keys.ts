// Foreign keys, once all tables are known: what they point at has to be there, of the same type, and unique.
import type { ColumnDescription, Reference, TableDescription } from '../ast/column.ts'
import type { ValueType } from '../ast/value-type.ts'
import type { ConstraintSettings } from './constraint.ts'
import type { TableDraft } from './describe-table.ts'
import { fail } from './names.ts'
import { constraintName } from './naming.ts'

export type Drafts = ReadonlyMap<string, TableDraft>

/** A property of a model, written `Model.column`. */
export interface Place {
  readonly table: TableDescription
  readonly column: ColumnDescription
}

export function placeOf(where: string, target: string, drafts: Drafts): Place {
  const point = target.indexOf('.')
  const table = point < 0 ? undefined : drafts.get(target.slice(0, point))?.table
  if (!table) fail(where, point < 0 ? `'${target}' is no column: write 'Model.column'` : `'${target}': no such model`)
  const column = table.byKey.get(target.slice(point + 1))
  return { table, column: column ?? fail(where, `'${target}': no such column`) }
}

/** Whether the columns are the key of their table, or unique together. */
export function isUnique(table: TableDescription, columns: readonly ColumnDescription[]): boolean {
  const [first] = columns
  if (columns.length === 1 && first?.unique) return true
  const same = (others: readonly string[], names: readonly string[]): boolean =>
    others.length === names.length && others.every(name => names.includes(name))
  const names = columns.map(column => column.name)
  return (
    same(
      table.primaryKey,
      columns.map(column => column.key),
    ) || table.constraints.some(({ kind, columns: others }) => kind === 'unique' && same(others, names))
  )
}

const described = ({ expects, storage, sqlType }: ValueType): string => [expects, storage, sqlType].join(' ').trim()

function checkTypes(where: string, target: string, here: ValueType, there: ValueType): void {
  if (here.kind !== there.kind || described(here) !== described(there)) {
    fail(where, `refers to ${target} as ${described(here)}, but it is ${described(there)}`)
  }
}

/**
 * Finishes the foreign keys of a table. References to parts of a key of several columns become one constraint;
 * afterwards `references` stays on columns that are a foreign key on their own.
 */
export function linkTable(draft: TableDraft, drafts: Drafts): void {
  const { table, columns, constraints, foreignKeys } = draft
  for (const settings of foreignKeys) constraints.push(link(draft, settings, drafts))
  const parts = new Map<TableDescription, ColumnDescription[]>()
  for (const column of columns) {
    if (!column.references) continue
    const where = `${table.model}.${column.key}`
    const { target } = column.references
    const there = placeOf(where, target, drafts)
    checkTypes(where, target, column.type, there.column.type)
    if (foreignKeys.some(key => key.columns.some((other, at) => other === column && key.targets?.[at] === target))) {
      column.references = null
    } else if (!isUnique(there.table, [there.column])) {
      parts.set(there.table, [...(parts.get(there.table) ?? []), column])
    }
  }
  for (const group of parts.values()) {
    const references = group.map(column => column.references as Reference)
    const targets = references.map(({ target }) => target)
    const { onDelete, onUpdate } = references[0] as Reference
    constraints.push(
      link(draft, { kind: 'foreignKey', columns: group, name: null, targets, onDelete, onUpdate }, drafts),
    )
    for (const column of columns) if (group.includes(column)) column.references = null
  }
}

function link({ table }: TableDraft, settings: ConstraintSettings, drafts: Drafts): TableDraft['constraints'][number] {
  const { columns, targets = [], name, onDelete, onUpdate } = settings
  const where = `${table.model}.${columns[0]?.key}`
  const places = targets.map(target => placeOf(where, target, drafts))
  const there = places.map(place => place.column)
  const [first] = places
  if (!first || columns.length !== there.length || places.some(place => place.table !== first.table)) {
    fail(where, 'a foreign key has as many columns as it points at, all of one model')
  }
  if (!isUnique(first.table, there)) fail(where, `${targets.join(', ')} is neither a key nor unique`)
  columns.forEach((column, at) =>
    checkTypes(`${table.model}.${column.key}`, targets[at] as string, column.type, there[at]!.type),
  )
  if ((onDelete === 'set null' || onUpdate === 'set null') && columns.some(column => !column.nullable)) {
    fail(where, 'set null needs nullable columns')
  }
  const names = columns.map(column => column.name)
  return {
    kind: 'foreignKey',
    columns: names,
    name: name ?? constraintName('foreignKey', table.name, names),
    target: { model: first.table.model, columns: there.map(column => column.name) },
    onDelete,
    onUpdate,
  }
}
