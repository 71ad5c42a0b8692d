// What rows hold before and after a change: all of it stays but what the change is about.
import type { DatabaseSchema, SchemaOperation, TableSchema } from '../../../src/ast/schema.ts'
import { apply } from '../../../src/schema/change/apply.ts'
import { postgres, mariadb, sqlite } from '../../../src/dialects.ts'

const DIALECTS = { postgres, mariadb, sqlite }
export type Tested = keyof typeof DIALECTS

type Query = (sql: string) => Promise<Record<string, unknown>[]> | Record<string, unknown>[]
type Row = Record<string, unknown>

const idOf = ({ name, schema }: Pick<TableSchema, 'name' | 'schema'>): string => JSON.stringify([schema ?? null, name])

export function nameOf({ name, schema }: Pick<TableSchema, 'name' | 'schema'>, dialect: Tested): string {
  const { quote, abilities } = DIALECTS[dialect]
  if (schema === undefined) return quote(name)
  return abilities.schemas ? `${quote(schema)}.${quote(name)}` : quote(`${schema}_${name}`)
}

const isOn = (operation: SchemaOperation, { name, schema }: TableSchema): boolean =>
  'table' in operation && operation.kind !== 'createTable' && operation.table === name && operation.schema === schema

export type Rows = ReadonlyMap<string, readonly Row[]>

export async function rowsOf(query: Query, { tables }: DatabaseSchema, dialect: Tested): Promise<Rows> {
  const found = new Map<string, Row[]>()
  for (const table of tables) {
    const columns = table.columns.map(({ name }) => DIALECTS[dialect].quote(name)).join(', ')
    found.set(idOf(table), await query(`SELECT ${columns} FROM ${nameOf(table, dialect)}`))
  }
  return found
}

/** The rows of the tables that stay, under the names that they have afterwards, without what the change is about. */
export function expectedRows(rows: Rows, before: DatabaseSchema, operation: SchemaOperation): Map<string, string[]> {
  const after = apply(before, operation)
  const expected = new Map<string, string[]>()
  for (const table of before.tables) {
    const own = isOn(operation, table)
    const now = own
      ? { name: table.name, ...(table.schema !== undefined && { schema: table.schema }), ...moved(operation, table) }
      : table
    const found = after.tables.find(one => idOf(one) === idOf(now))
    if (!found) continue
    const texts = (rows.get(idOf(table)) ?? []).map(row =>
      textOf(own ? renamed(row, operation) : row, found, own ? operation : null),
    )
    expected.set(idOf(found), texts.toSorted())
  }
  return expected
}

function moved(operation: SchemaOperation, { schema }: TableSchema): Pick<TableSchema, 'name' | 'schema'> | object {
  if (operation.kind === 'renameTable') return { name: operation.to, schema }
  return operation.kind === 'moveTable' ? { schema: operation.to } : {}
}

const renamed = (row: Row, operation: SchemaOperation): Row =>
  operation.kind === 'renameColumn'
    ? Object.fromEntries(
        Object.entries(row).map(([name, value]) => [name === operation.column ? operation.to : name, value]),
      )
    : row

/** The values of columns that are there afterwards, in an order of their own. */
function textOf(row: Row, { columns }: TableSchema, operation: SchemaOperation | null): string {
  const changed = operation?.kind === 'changeColumn' || operation?.kind === 'addColumn' ? operation.column.name : null
  const kept = columns.map(({ name }) => name).filter(name => name !== changed && Object.hasOwn(row, name))
  return JSON.stringify(
    kept.toSorted().map(name => [name, row[name]]),
    (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value),
  )
}

/** The rows that are there, told in the same way. */
export function actualRows(rows: Rows, after: DatabaseSchema, operation: SchemaOperation): Map<string, string[]> {
  const actual = new Map<string, string[]>()
  for (const table of after.tables) {
    const own = isOn(operation, table)
    const texts = (rows.get(idOf(table)) ?? []).map(row => textOf(row, table, own ? operation : null))
    actual.set(idOf(table), texts.toSorted())
  }
  if (operation.kind === 'createTable') actual.delete(idOf(operation.table))
  return actual
}
