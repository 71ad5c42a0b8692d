// From a table to its description, as far as that needs no other table.
import type { ColumnDescription, Constraint, TableDescription } from '../ast/column.ts'
import type { ConstraintSettings } from './constraint.ts'
import { describeColumn, type Draft } from './describe-column.ts'
import { makeModel, type ModelObject } from './model.ts'
import { checkName, checkProperty, fail, uniqueNames } from './names.ts'
import { constraintName } from './naming.ts'
import type { TableSettings } from './table.ts'
import type { Naming } from './table-types.ts'

/** A table on its way: `foreignKeys` wait until all tables are known. */
export interface TableDraft {
  readonly table: Draft<TableDescription>
  readonly columns: readonly Draft<ColumnDescription>[]
  readonly constraints: Constraint[]
  readonly foreignKeys: readonly ConstraintSettings[]
  readonly model: ModelObject
}

let count = 0

export function describeTable(
  model: string,
  settings: TableSettings,
  schemaNaming: Naming,
  models: ReadonlyMap<string, TableDescription>,
): TableDraft {
  const { name, options, computed } = settings
  checkName(model, name)
  const naming = options.naming ?? schemaNaming
  const columns = Object.entries(settings.columns).map(([key, builder], at) =>
    describeColumn(model, key, builder, at, naming),
  )
  const take = uniqueNames()
  for (const column of columns) take(column.name, `${model}.${column.key}`)
  const fields = Object.entries(computed)
  for (const [key] of fields) {
    checkProperty(`${model}.${key}`, key)
    if (Object.hasOwn(settings.columns, key)) fail(`${model}.${key}`, 'a computed field is named like a column')
  }
  const constraints: Constraint[] = []
  const table: Draft<TableDescription> = {
    model,
    name,
    schema: options.schema ?? null,
    columns,
    constraints,
    comment: options.comment ?? null,
    id: ++count,
    byKey: new Map(columns.map(column => [column.key, column])),
    primaryKey: [],
    relations: new Map(),
    computed: new Map(fields.filter((field): field is [string, () => unknown] => typeof field[1] === 'function')),
    expressions: new Map(),
  }
  const builds = fields.flatMap(([key, field]) => {
    const build = (field as { readonly build?: (t: never) => unknown }).build
    return build ? [[key, build] as const] : []
  })
  const made = makeModel(table, models, new Map(builds))
  const own = ((options.constraints?.(made as never) ?? []) as readonly ConstraintSettings[]).filter(
    isConstraint(model),
  )
  keysOf(table, columns, own)
  constraints.push(...own.filter(({ kind }) => kind !== 'primaryKey' && kind !== 'foreignKey').map(named(table)))
  return { table, columns, constraints, foreignKeys: own.filter(({ kind }) => kind === 'foreignKey'), model: made }
}

const isConstraint =
  (model: string) =>
  (constraint: ConstraintSettings): boolean =>
    (constraint.kind === 'check' ? !!constraint.name : constraint.columns.length > 0) ||
    fail(model, `${constraint.kind}() names no ${constraint.kind === 'check' ? 'check' : 'column'}`)

const named =
  ({ name: table }: TableDescription) =>
  ({ kind, columns, name, rule }: ConstraintSettings): Constraint => {
    const names = columns.map(column => column.name)
    return { kind, columns: names, name: name ?? constraintName(kind, table, names), ...(rule && { rule }) }
  }

/** The primary key stands on one column, or in one constraint. */
function keysOf(
  table: Draft<TableDescription>,
  columns: readonly Draft<ColumnDescription>[],
  constraints: readonly ConstraintSettings[],
): void {
  const { model } = table
  const single = columns.filter(column => column.primaryKey)
  const [composite, ...more] = constraints.filter(({ kind }) => kind === 'primaryKey')
  if (single.length > 1) fail(model, 'a key of several columns is a constraint: t => [primaryKey(t.a, t.b)]')
  if (more.length > 0 || (composite && single.length > 0)) fail(model, 'a table has one primary key')
  const keys = (composite?.columns ?? single) as readonly Draft<ColumnDescription>[]
  if (keys.length === 0) fail(model, 'the table has no primary key')
  for (const column of keys) {
    if (column.nullable) fail(`${model}.${column.key}`, 'a primary key cannot be nullable')
    if (column.private) fail(`${model}.${column.key}`, 'a primary key cannot be private')
    column.primaryKey = true
  }
  const [only] = single
  if (only) only.auto = isAuto(only)
  ;(table.primaryKey as string[]).push(...keys.map(column => column.key))
  if (columns.filter(column => column.version).length > 1) fail(model, 'a table has one version column')
}

const isAuto = ({ type, references, generatedAs, ...column }: ColumnDescription): boolean =>
  (type.kind === 'integer' || type.kind === 'bigint') &&
  references === null &&
  generatedAs === null &&
  column.default === undefined &&
  column.defaultSql === null
