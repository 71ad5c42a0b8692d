// Where the Chinook file is, and the same data behind each adapter: a copy of the file, or of its rows in memory.
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type AnyModel, connect, from, insertInto, type New, sql, type TransactionDatabase } from 'isomodel'
import { betterSqlite3 } from 'isomodel/better-sqlite3'
import { nodeSqlite } from 'isomodel/node-sqlite'
import { sqliteWasm } from 'isomodel/sqlite-wasm'
import type { Chinook } from './models.ts'

const beside = fileURLToPath(new URL('../../../shared/data/chinook', import.meta.url))

/** The folder that holds the data: the one that ISOMODEL_CHINOOK names, or one beside the checkout. */
export const folder: string = process.env['ISOMODEL_CHINOOK'] ?? beside
export const file: string = join(folder, 'Chinook_Sqlite.sqlite')
export const found: boolean = existsSync(file)

/** An open database, and how to get rid of it. */
export interface Opened extends AsyncDisposable {
  readonly db: TransactionDatabase
}
export type Open = (models: Chinook) => Opened | Promise<Opened>

function openCopy(open: (file: string) => TransactionDatabase): Opened {
  const place = mkdtempSync(join(tmpdir(), 'isomodel-chinook-'))
  const copy = join(place, 'chinook.sqlite')
  copyFileSync(file, copy)
  const db = open(copy)
  return {
    db,
    async [Symbol.asyncDispose]() {
      await db.close()
      rmSync(place, { recursive: true })
    },
  }
}

/** Nothing in memory can open a file, so its tables are made as they are there, and filled row by row. */
async function openMemory(models: Chinook): Promise<Opened> {
  const db = connect(sqliteWasm({ storage: 'memory' }))
  await using source = openNodeSqlite()
  const statements = await sql<{ sql: string }>`
    select sql from sqlite_schema where sql is not null order by type = 'index'`.all(source.db)
  for (const statement of statements) await sql`${sql.unsafe(statement.sql)}`.run(db)
  for (const model of parentsFirst(models)) {
    const rows = (await from(model).all(source.db)) as New<typeof model>[]
    await insertInto(model).values(rows).run(db)
  }
  return { db, [Symbol.asyncDispose]: () => db.close() }
}

/** The models in an order in which every key that a row refers to is there before it. */
function parentsFirst(models: Chinook): AnyModel[] {
  const { Artist, Genre, MediaType, Playlist, Employee, Album, Customer, Track, Invoice, InvoiceLine } = models
  const first = [Artist, Genre, MediaType, Playlist, Employee]
  return [...first, Album, Customer, Track, Invoice, InvoiceLine, models.PlaylistTrack]
}

const openBetterSqlite3 = () => openCopy(copy => connect(betterSqlite3({ file: copy, readonly: true })))
const openNodeSqlite = () => openCopy(copy => connect(nodeSqlite({ file: copy, readonly: true })))

/** The same data behind every adapter. */
export const adapters = {
  'better-sqlite3': openBetterSqlite3,
  'node-sqlite': openNodeSqlite,
  'sqlite-wasm': openMemory,
} satisfies Record<string, Open>
