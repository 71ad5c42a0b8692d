// From a table to its description, as far as that needs no other table.
import type { ColumnDescription, Constraint, TableDescription } from '../ast/column.ts'
import { describeColumn } from './describe-column.ts'
import type { ConstraintSettings, Draft, TableDraft } from './drafts.ts'
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
  const { name, options, computed } = settings
  checkName(model, name)
  const naming = options.naming ?? schemaNaming
  const take = uniqueNames()
  const columns = Object.entries(settings.columns).map(([key, builder], at) => {
    const column = describeColumn(model, key, builder, at, naming)
    take(column.name, `${model}.${key}`)
    return column
  })
  const functions = new Map<string, () => unknown>()
  const fields = new Map<string, () => unknown>()
  for (const [key, field] of Object.entries(computed)) {
    checkProperty(`${model}.${key}`, key)
    if (Object.hasOwn(settings.columns, key)) fail(`${model}.${key}`, 'is a column already')
    if (typeof field === 'function') functions.set(key, field as () => unknown)
    else fields.set(key, (field as { readonly build: () => unknown }).build)
  }
  const constraints: Constraint[] = []
  const table: Draft<TableDescription> = {
    model,
    name,
    schema: options.schema ?? null,
    columns,
    byKey: new Map(columns.map(column => [column.key, column])),
    primaryKey: [],
    constraints,
    relations: new Map(),
    computed: functions,
    expressions: new Map(),
    comment: options.comment ?? null,
    id: ++count,
  }
  const made = makeModel(table, models, fields)
  const links: ConstraintSettings[] = []
  const keys = columns.filter(column => column.primaryKey).map(column => [column])
  for (const constraint of (options.constraints?.(made as never) ?? []) as ConstraintSettings[]) {
    const { kind, name: own, rule } = constraint
    const names = constraint.columns.map(column => column.name)
    if (!rule && names.length === 0) fail(model, `${kind}() names no column`)
    if (kind === 'primaryKey') keys.push([...constraint.columns])
    else if (constraint.link) links.push(constraint)
    else constraints.push({ kind, columns: names, name: own, ...(rule && { rule }) })
  }
  setKey(table, keys)
  return { table, columns, constraints, links, settings, model: made }
}

/** The primary key stands on one column, or in one constraint. */
function setKey(table: TableDescription, keys: readonly (readonly Draft<ColumnDescription>[])[]): void {
  const [key, ...more] = keys
  if (!key) fail(table.model, 'there is no primary key')
  if (more.length > 0) fail(table.model, 'a key of several columns is one constraint: t => [primaryKey(t.a, t.b)]')
  const [first] = key
  if (first?.primaryKey) first.auto = isAuto(first)
  for (const column of key) {
    const { key: name, nullable, private: hidden } = column
    if (nullable || hidden)
      fail(`${table.model}.${name}`, `a primary key cannot be ${nullable ? 'nullable' : 'private'}`)
    column.primaryKey = true
    ;(table.primaryKey as string[]).push(name)
  }
  if (table.columns.filter(column => column.version).length > 1) fail(table.model, 'there are two version() columns')
}

const isAuto = ({ type, references, generatedAs, default: value, defaultSql }: ColumnDescription): boolean =>
  (type.kind === 'integer' || type.kind === 'bigint') &&
  value === undefined &&
  !(references ?? generatedAs ?? defaultSql)
