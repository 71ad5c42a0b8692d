// Definitions by a few lines, for tests of what happens around them.
import type { ColumnSchema, ForeignKeySchema, IndexSchema, SqlText, TableSchema } from '../../../src/ast/schema.ts'
import { defining } from '../../../src/dialect/defining.ts'
import { sqlite } from '../../../src/dialect/sqlite/index.ts'
import { fullText } from '../../../src/dialect/sqlite/full-text.ts'
import { withoutSchema } from '../../../src/migrate/rebuild/names.ts'
import type { Write } from '../../../src/migrate/rebuild/definitions.ts'

const { quote } = sqlite
const TYPES: Record<string, string> = {
  integer: 'INTEGER',
  bigint: 'INTEGER',
  boolean: 'INTEGER',
  decimal: 'INTEGER',
  interval: 'INTEGER',
  real: 'REAL',
  blob: 'BLOB',
}
const text = (sql: SqlText): string => (typeof sql === 'string' ? sql : (sql.sqlite as string))
const list = (names: readonly string[]): string => `(${names.map(quote).join(', ')})`

function column({
  name,
  type,
  sqlType,
  identity,
  autoincrement,
  nullable,
  generated,
  virtual,
  collate,
  ...rest
}: ColumnSchema): string {
  if (identity) return `${quote(name)} INTEGER PRIMARY KEY${autoincrement ? ' AUTOINCREMENT' : ''}`
  let sql = `${quote(name)} ${sqlType ? text(sqlType) : (TYPES[type] ?? 'TEXT')}`
  if (collate) sql += ` COLLATE ${text(collate)}`
  if (generated) sql += ` GENERATED ALWAYS AS (${text(generated)}) ${virtual ? 'VIRTUAL' : 'STORED'}`
  if (!nullable) sql += ' NOT NULL'
  return rest.default === undefined ? sql : `${sql} DEFAULT (${text(rest.default)})`
}

function key({ name, columns, table, targetColumns, onDelete, onUpdate, deferrable }: ForeignKeySchema): string {
  let sql = `CONSTRAINT ${quote(name)} FOREIGN KEY ${list(columns)} REFERENCES ${quote(table)} ${list(targetColumns)}`
  if (onDelete) sql += ` ON DELETE ${onDelete}`
  if (onUpdate) sql += ` ON UPDATE ${onUpdate}`
  return deferrable ? `${sql} DEFERRABLE INITIALLY ${deferrable}` : sql
}

function typeCheck({ name, type, typeCheck: check, values = [] }: ColumnSchema): string[] {
  if (check === undefined) return []
  const list = type === 'boolean' ? '0, 1' : values.map(value => `'${value.replaceAll("'", "''")}'`).join(', ')
  return [`CONSTRAINT ${quote(check)} CHECK (${quote(name)} IN (${list}))`]
}

function createTable(table: TableSchema): string {
  const lines = table.columns.map(column)
  const own = table.columns.some(({ identity }) => identity)
  if (table.primaryKey && !own) lines.push(`PRIMARY KEY ${list(table.primaryKey.columns)}`)
  for (const { name, columns } of table.uniques ?? []) lines.push(`CONSTRAINT ${quote(name)} UNIQUE ${list(columns)}`)
  for (const one of table.columns) lines.push(...typeCheck(one))
  for (const { name, rule } of table.checks ?? []) lines.push(`CONSTRAINT ${quote(name)} CHECK (${text(rule)})`)
  lines.push(...(table.foreignKeys ?? []).map(key))
  const options = [...(table.loose ? [] : ['STRICT']), ...(table.withoutRowid ? ['WITHOUT ROWID'] : [])]
  return `CREATE TABLE ${quote(table.name)} (\n  ${lines.join(',\n  ')}\n) ${options.join(', ')}`
}

function createIndex({ name, keys, unique, where }: IndexSchema, table: string): string {
  const parts = keys.map(one => {
    if (typeof one === 'string') return quote(one)
    return `${one.column === undefined ? `(${text(one.sql as SqlText)})` : quote(one.column)}${one.descending ? ' DESC' : ''}`
  })
  const sql = `CREATE ${unique ? 'UNIQUE ' : ''}INDEX ${quote(name)} ON ${quote(table)} (${parts.join(', ')})`
  return where === undefined ? sql : `${sql} WHERE ${text(where)}`
}

export const write: Write = (operation, _, { tables: [table] }) => {
  if (operation.kind === 'createTable') return [{ sql: createTable(operation.table) }]
  if (operation.kind === 'createIndex') return [{ sql: createIndex(operation.index, operation.table) }]
  if (operation.kind !== 'createFullText' || !table) return 'rebuild'
  const { name, columns } = operation.index
  const made = {
    model: table.name,
    table: quote(table.name),
    named: (suffix: string) => quote(name + suffix),
    columns: columns.map(quote),
    names: table.columns.map(one => one.name),
  }
  return fullText.create(made).map(sql => ({ sql }))
}

/** A table as it is made from nothing. */
export function creation(described: TableSchema): string[] {
  const table = withoutSchema(described, defining(sqlite))
  const there = { tables: [table], views: [] }
  const fullTexts = (table.fullTexts ?? []).flatMap(
    index =>
      write({ kind: 'createFullText', table: table.name, index }, there, there, defining(sqlite)) as { sql: string }[],
  )
  return [
    createTable(table),
    ...(table.indexes ?? []).map(index => createIndex(index, table.name)),
    ...fullTexts.map(one => one.sql),
  ]
}
