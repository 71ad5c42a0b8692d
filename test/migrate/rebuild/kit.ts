// Rebuilds on real databases, and all that they hold before and after.
import { sql, type TransactionDatabase } from 'isomodel'
import type { DatabaseSchema, SchemaOperation, TableSchema } from '../../../src/ast/schema.ts'
import { writeChange } from '../../../src/compile/change/write.ts'
import { define } from '../../../src/database/define.ts'
import { defining } from '../../../src/dialect/defining.ts'
import { sqlite } from '../../../src/dialect/sqlite/index.ts'
import { liveSchema } from '../../../src/migrate/rebuild/live.ts'
import { rowid } from '../../../src/dialect/sqlite/rowid.ts'
import { rebuildStatements, type RebuildWay } from '../../../src/migrate/rebuild/statements.ts'
import { rebuildOf, type TableRebuild } from '../../../src/migrate/rebuild/table-rebuild.ts'
import { rebuildFailure, type RebuildStatement } from '../../../src/migrate/rebuild/checks.ts'
import { wordsOf } from '../../../src/migrate/rebuild/words.ts'

export const dialect = defining(sqlite)

export const rows = (db: TransactionDatabase, text: string): Promise<Record<string, unknown>[]> =>
  sql<Record<string, unknown>>`${sql.unsafe(text)}`.all(db)

export const schemaOf = (...tables: TableSchema[]): DatabaseSchema => ({ tables, views: [] })

/** A table as it is made from nothing. */
function creation(table: TableSchema): string[] {
  const written = writeChange({ kind: 'createTable', table }, schemaOf(), schemaOf(table), dialect)
  return (written as readonly RebuildStatement[]).map(one => one.sql)
}

export async function make(
  db: TransactionDatabase,
  tables: readonly TableSchema[],
  more: readonly string[] = [],
): Promise<void> {
  await define(db, ['PRAGMA defer_foreign_keys = ON', ...tables.flatMap(creation), ...more])
}

/** How a list of statements reaches a database. */
export const ways: [
  name: string,
  way: RebuildWay,
  run: (db: TransactionDatabase, list: readonly string[]) => Promise<unknown>,
][] = [
  [
    'in a session without foreign keys',
    'session',
    async (db, list) => {
      await rows(db, 'PRAGMA foreign_keys = OFF')
      try {
        await define(db, list)
      } finally {
        await rows(db, 'PRAGMA foreign_keys = ON')
      }
    },
  ],
  ['inside a transaction', 'closure', (db, list) => db.transaction(tx => define(tx, list))],
  ['as a batch', 'closure', (db, list) => db.batch(list.map(text => sql`${sql.unsafe(text)}`))],
]

export async function planned(
  db: TransactionDatabase,
  rebuilds: readonly TableRebuild[],
  after: DatabaseSchema,
  way: RebuildWay,
): Promise<readonly RebuildStatement[]> {
  return rebuildStatements(await liveSchema(db), rebuilds, after, way, dialect)
}

/** Rebuilds one table by operations. */
export async function rebuild(
  db: TransactionDatabase,
  operations: readonly SchemaOperation[],
  before: DatabaseSchema,
  after: DatabaseSchema,
  [, way, run]: (typeof ways)[number],
): Promise<readonly string[]> {
  return carryOut(db, await planned(db, [rebuildOf(operations, before, after)], after, way), run)
}

/** Runs the statements, all or none. */
export async function carryOut(
  db: TransactionDatabase,
  statements: readonly RebuildStatement[],
  run: (typeof ways)[number][2],
): Promise<readonly string[]> {
  const list = statements.map(one => one.sql)
  await run(db, list).catch((error: unknown) => {
    throw rebuildFailure(error, statements)
  })
  return list
}

/** What a definition says, however its names are quoted. */
const said = (text: unknown): string =>
  wordsOf(String(text))
    .map(word => word.text.toLowerCase())
    .join(' ')

export interface Contents {
  /** By kind and name: what it says. */
  readonly objects: Readonly<Record<string, string>>
  /** By table: its rows, with their numbers as `~`. */
  readonly rows: Readonly<Record<string, readonly Record<string, unknown>[]>>
}

/** Everything in the database. Values come with their types, and as literals. */
export async function contents(db: TransactionDatabase): Promise<Contents> {
  const found = await rows(db, `SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type, name`)
  const objects = Object.fromEntries(
    found.map(one => [`${String(one['type'])} ${String(one['name'])}`, said(one['sql'])]),
  )
  const all: Record<string, Record<string, unknown>[]> = {}
  for (const { type, name, sql: text } of found) {
    const table = String(name)
    if (type !== 'table' || /_(?:data|idx|docsize|config|content)$/.test(table)) continue
    const columns = await rows(db, `SELECT name FROM pragma_table_xinfo(${dialect.ddl.literal(table)})`)
    const names = columns.map(one => String(one['name']))
    const own = /WITHOUT ROWID|USING fts5/i.test(String(text)) ? null : rowid(names)
    const list = names.map(column => `quote(${dialect.quote(column)}) AS ${dialect.quote(column)}`)
    if (own) list.unshift(`${own} AS "~"`)
    if (!/USING fts5/i.test(String(text)))
      all[table] = await rows(db, `SELECT ${list.join(', ')} FROM ${dialect.quote(table)} ORDER BY 1`)
  }
  return { objects, rows: all }
}

/** What SQLite itself finds wrong. */
export const damage = async (db: TransactionDatabase): Promise<unknown[]> => [
  ...(await rows(db, 'PRAGMA foreign_key_check')),
  ...(await rows(db, `SELECT * FROM pragma_integrity_check WHERE integrity_check <> 'ok'`)),
]
