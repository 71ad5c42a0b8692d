// Changes of a table that SQLite has no statement for, as one new table that takes the rows of the old one.
import type { ColumnSchema, DatabaseSchema, OnTable, SchemaOperation, SqlText, TableSchema } from '../../ast/schema.ts'
import { sqlite } from '../../dialect/sqlite/index.ts'
import { MigrationError } from '../../error/migration.ts'

/** Where the value of a column comes from. */
export type RebuiltValue =
  /** `backfill`: the value where that of the column is null. */
  | { readonly column: string; readonly backfill?: string }
  /** `from`: the old column that this one was. */
  | { readonly sql: string; readonly from?: string }

/** A table that becomes another, with its rows. */
export interface TableRebuild {
  readonly before: TableSchema
  readonly after: TableSchema
  /**
   * By new column: the old column, or the expression of old columns, that gives its value. Absent: the column of that name,
   * or its default where there was none. Has no prototype.
   */
  readonly values: Readonly<Record<string, RebuiltValue>>
  /** Other tables that lose foreign keys by the change. */
  readonly others?: readonly TableRebuild[]
  /** The table itself goes, once no other refers to it; `after` is what it was. */
  readonly dropped?: true
}

/** What a column of the table on its way holds: absent means its default. */
interface Held {
  readonly column: ColumnSchema
  readonly value?: RebuiltValue | undefined
}

type Holding = Map<string, Held>

/**
 * Consecutive operations on one table as one rebuild, with the tables whose foreign keys go with what they point at. `before` and `after` are the schemas around all of them.
 *
 * @throws MigrationError where the table is not there, or an expression is not written for SQLite.
 */
export function rebuildOf(
  operations: readonly SchemaOperation[],
  before: DatabaseSchema,
  after: DatabaseSchema,
): TableRebuild {
  const first = operations.find(isOnTable)
  if (!first) throw new MigrationError('a rebuild needs an operation on a table')
  const old = tableOf(before, first.table, first.schema)
  const others = othersOf(old, before, after)
  if (operations.some(({ kind }) => kind === 'dropTable'))
    return { before: old, after: old, values: NOTHING, others, dropped: true }
  let [holding, name, schema] = [held(old), old.name, old.schema]
  for (const operation of operations) {
    if (operation.kind === 'renameTable') name = operation.to
    else if (operation.kind === 'moveTable') schema = operation.to
    else holding = changed(holding, operation, old.name)
  }
  const values: Record<string, RebuiltValue> = Object.create(null) as Record<string, RebuiltValue>
  for (const [column, { value, column: made }] of holding) {
    const there = old.columns.some(one => one.name === column)
    if (made.generated) continue
    if (!value) {
      if (there) values[column] = { sql: defaultOf(made) }
    } else if (!isSame(value, column)) values[column] = value
  }
  return { before: old, after: tableOf(after, name, schema), values, ...(others.length > 0 && { others }) }
}

const NOTHING = Object.freeze(Object.create(null)) as TableRebuild['values']

/** Tables that have lost foreign keys. */
function othersOf(table: TableSchema, before: DatabaseSchema, after: DatabaseSchema): TableRebuild[] {
  return before.tables.flatMap(old => {
    const now = after.tables.find(({ name, schema }) => name === old.name && schema === old.schema)
    const left = new Set(now?.foreignKeys?.map(({ name }) => name))
    const loses = old !== table && old.foreignKeys?.some(({ name }) => !left.has(name))
    return now && loses ? [{ before: old, after: now, values: NOTHING }] : []
  })
}

const isOnTable = (operation: SchemaOperation): operation is Extract<SchemaOperation, OnTable> =>
  'table' in operation && typeof operation.table === 'string'

function tableOf({ tables }: DatabaseSchema, name: string, schema: string | undefined): TableSchema {
  const found = tables.find(table => table.name === name && table.schema === schema)
  if (!found) throw new MigrationError(`the table ${name} cannot be rebuilt: it is not there`)
  return found
}

const held = ({ columns }: TableSchema): Holding =>
  new Map(columns.map(column => [column.name, { column, value: { column: column.name } }]))

const isSame = (value: RebuiltValue, name: string): boolean =>
  'column' in value && value.column === name && value.backfill === undefined

function changed(holding: Holding, operation: SchemaOperation, table: string): Holding {
  const next = new Map(holding)
  if (operation.kind === 'addColumn') {
    const { column, backfill } = operation
    next.set(column.name, {
      column,
      ...(backfill !== undefined && { value: { sql: layered(holding, textOf(backfill, table, column.name)) } }),
    })
  } else if (operation.kind === 'dropColumn') next.delete(operation.column)
  else if (operation.kind === 'renameColumn') {
    const { column, to } = operation
    const now = holding.get(column)
    if (!now) throw new MigrationError(`the table ${table} has no column ${column} to rename`)
    next.delete(column)
    next.set(to, { ...now, column: { ...now.column, name: to } })
  } else if (operation.kind === 'changeColumn') {
    const { name } = operation.column
    next.set(name, { column: operation.column, value: changedValue(holding, operation, table) })
  }
  return next
}

type ChangeColumn = Extract<SchemaOperation, { kind: 'changeColumn' }>

function changedValue(
  holding: Holding,
  { column, using, backfill }: ChangeColumn,
  table: string,
): RebuiltValue | undefined {
  const now = holding.get(column.name)
  if (!now) throw new MigrationError(`the table ${table} has no column ${column.name} to change`)
  const from = sourceOf(now.value)
  const rest = backfill === undefined ? undefined : layered(holding, textOf(backfill, table, column.name))
  if (using === undefined) {
    if (rest === undefined) return now.value
    if (now.value && 'column' in now.value && now.value.backfill === undefined) return { ...now.value, backfill: rest }
  }
  const own = using === undefined ? expression(now) : layered(holding, textOf(using, table, column.name))
  const sql = rest === undefined ? own : `coalesce((${own}), (${rest}))`
  return { sql, ...(from !== undefined && { from }) }
}

/** The old column that a value stands for. */
export const sourceOf = (value: RebuiltValue | undefined): string | undefined =>
  value && ('column' in value ? value.column : value.from)

function textOf(text: SqlText, table: string, column: string): string {
  const found = typeof text === 'string' ? text : text.sqlite
  if (found === undefined) throw new MigrationError(`the value of ${table}.${column} is not written for sqlite`)
  return found
}

const defaultOf = ({ default: text }: ColumnSchema): string => (typeof text === 'object' ? text.sqlite : text) ?? 'NULL'

const { quote } = sqlite

/** An expression of the old columns. */
function expression({ column, value }: Held): string {
  if (!value) return defaultOf(column)
  if ('sql' in value) return value.sql
  const old = quote(value.column)
  return value.backfill === undefined ? old : `coalesce(${old}, (${value.backfill}))`
}

/** An expression of the columns on their way as one of the old columns: what changed since has its new name around it. */
function layered(holding: Holding, sql: string): string {
  const made = [...holding].filter(([name, { value }]) => !value || !isSame(value, name))
  if (made.length === 0) return sql
  const columns = made.map(([name, one]) => `(${expression(one)}) AS ${quote(name)}`)
  return `(SELECT ${sql} FROM (SELECT ${columns.join(', ')}))`
}
