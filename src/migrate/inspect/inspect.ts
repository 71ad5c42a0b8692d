// The structure of a database as it is.
import type { InspectedSchema, TableSchema, ViewSchema } from '../../ast/schema.ts'
import { UnsupportedError } from '../../error/definition.ts'
import type { Inspected, InspectOptions, Reader } from './reader.ts'
import { readSqlite } from './sqlite.ts'

const mysql = async (): Promise<Reader> => (await import('./mysql.ts')).readMysql

/** Pages have that of SQLite, and load no others. */
const readers = new Map<string, () => Reader | Promise<Reader>>([
  ['mariadb', mysql],
  ['mysql', mysql],
  ['postgres', async () => (await import('./postgres.ts')).readPostgres],
  ['sqlite', () => readSqlite],
])

/** By code points, whatever the database sorts by. */
const byName = (a: TableSchema | ViewSchema, b: TableSchema | ViewSchema): number =>
  compared(a.name, b.name) || compared(a.schema ?? '', b.schema ?? '')
const compared = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/**
 * The structure of the database: tables with their columns, keys, constraints and indexes, views, and in `others` what no
 * model describes. It reads the schema of the connection, and those of `schemas`; never the tables in which migrations are
 * noted, and nothing of the database's own. Columns have the kind that reads them best, and their `sqlType` where the kind
 * has another type there. In a transaction it sees what that has changed. UnsupportedError for other dialects than ours.
 */
export async function inspect(db: Inspected, options: InspectOptions = {}): Promise<InspectedSchema> {
  if ('open' in db) await db.open()
  const { name } = db['~dialect']
  const read = await readers.get(name)?.()
  if (!read) throw new UnsupportedError('inspect()', name)
  const found = await read(db, options)
  return { ...found, tables: found.tables.toSorted(byName), views: found.views.toSorted(byName) }
}
