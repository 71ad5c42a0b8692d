// The page's database: SQLite in memory, with tables and sample rows.
import { connect, type Database, sql } from 'isomodel'
import { createTables } from 'isomodel/migrate'
import { sqliteWasm } from 'isomodel/sqlite-wasm'
import { insertSample } from './sample.ts'
import { schema } from './schema.ts'

export interface Opened {
  readonly db: Database
  /** The statements that made the tables. */
  readonly tables: readonly string[]
  readonly version: string
}

export async function openDatabase(): Promise<Opened> {
  const statements: string[] = []
  const db = connect(sqliteWasm({ storage: 'memory' }), { onQuery: event => statements.push(event.sql) })
  await createTables(db, schema)
  const tables = statements.filter(statement => /^create /i.test(statement))
  await db.transaction(insertSample)
  const { version } = await sql<{ version: string }>`select sqlite_version() as version`.one(db)
  return { db, tables, version }
}
