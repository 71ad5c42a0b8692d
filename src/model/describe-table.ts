// From a table to its description, as far as that needs no other table.
import type { ColumnDescription, TableDescription } from '../ast/column.ts'
import { describeColumn } from './describe-column.ts'
import type { ConstraintSettings, GrowingTable, TableDraft } from './drafts.ts'
import { makeModel } from './model.ts'
import { checkName, checkProperty, fail, uniqueNames } from './names.ts'
import type { TableSettings } from './table.ts'
import type { Naming } from './table-types.ts'

let count = 0

export function describeTable(
  model: string,
  settings: TableSettings,
  schemaNaming: Naming,
  models: ReadonlyMap<string, TableDescription>,
): TableDraft {
  if (!settings?.columns) fail(model, "write table('name', { ... })")
  const { name, computed, options } = settings
  const { naming = schemaNaming, schema = null, constraints, filters = [] } = options
  checkName(model, name)
  const take = uniqueNames()
  const columns = Object.entries(settings.columns).map(([key, builder], at) => {
    const column = describeColumn(model, key, builder, at, naming)
    take(column.name, `${model}.${key}`)
    return column
  })
  for (const key of Object.keys(computed)) checkProperty(`${model}.${key}`, key, settings.columns)
  const table: GrowingTable = {
    model,
    name,
    schema,
    columns,
    byKey: new Map(columns.map(column => [column.key, column])),
    primaryKey: [],
    constraints: [],
    relations: new Map(),
    computed: new Map(Object.entries(computed).filter(isFunction)),
    expressions: new Map(),
    options,
    id: ++count,
  }
  const draft: TableDraft = {
    table,
    settings,
    model: makeModel(table, models, computed),
    keys: columns.filter(column => column.primaryKey).map(column => [column]),
    links: [],
  }
  for (const part of [...(constraints?.(draft.model as never) ?? []), ...filters]) {
    ;(part as ConstraintSettings).addTo(draft)
  }
  setKey(draft)
  return draft
}

const isFunction = (entry: [string, unknown]): entry is [string, () => unknown] => typeof entry[1] === 'function'

/** The primary key stands on one column, or in one constraint. */
function setKey({ table, keys: [key, ...more] }: TableDraft): void {
  if (!key) fail(table.model, 'there is no primary key')
  if (more.length > 0) fail(table.model, 'a key of several columns is one constraint: t => [primaryKey(t.a, t.b)]')
  for (const column of key) {
    const { key: name, nullable, private: hidden } = column
    if (nullable || hidden)
      fail(`${table.model}.${name}`, `a primary key cannot be ${nullable ? 'nullable' : 'private'}`)
    // A key of one column that stands on the column itself.
    if (column.primaryKey) column.auto = isAuto(column)
    column.primaryKey = true
    table.primaryKey.push(name)
  }
  if (table.columns.filter(column => column.version).length > 1) fail(table.model, 'there are two version() columns')
}

const isAuto = ({ type, references, generatedAs, default: value, defaultSql }: ColumnDescription): boolean =>
  (type.kind === 'integer' || type.kind === 'bigint') &&
  value === undefined &&
  !(references ?? generatedAs ?? defaultSql)
