// What the tests of this folder do in a page. They call it through `globalThis.lab`.
import { connect, defineSchema, from, insertInto, integer, IsomodelError, sql, table, text } from 'isomodel'
import { estimate, exportFile, importFile, persist, sqliteWasm, type SqliteWasmOpfs } from 'isomodel/sqlite-wasm'
import { chinook } from '../../test/chinook/models.ts'
import { questions, sizes } from '../../test/chinook/queries.ts'
import { differences } from './values.ts'

const { Note } = defineSchema({ Note: table('note', { id: integer().primaryKey(), text: text() }) })

/** Opens a database in OPFS, unless the options say otherwise. */
function open(name: string, options: Partial<SqliteWasmOpfs> = {}, timeout?: number) {
  return connect(sqliteWasm({ storage: 'opfs', ...options, name }), { timeout })
}

type Open = ReturnType<typeof open>

/** Opens a database with an empty table of notes, unless it is there. */
async function notes(name: string, options: Partial<SqliteWasmOpfs> = {}): Promise<Open> {
  const db = open(name, options)
  await sql`create table if not exists note (id integer primary key, text text not null)`.run(db)
  return db
}

const add = (db: Pick<Open, '~run'>, ...texts: string[]) =>
  sql`insert into note (text) select value from json_each(${JSON.stringify(texts)})`.run(db as Open)

async function texts(db: Pick<Open, '~run'>): Promise<string[]> {
  const rows = await sql<{ text: string }>`select text from note order by id`.all(db as Open)
  return rows.map(row => row.text)
}

/** What a call failed with, in words that leave the page. */
async function failure(call: Promise<unknown> | (() => Promise<unknown>)) {
  const started = performance.now()
  try {
    await (typeof call === 'function' ? call() : call)
    return { code: 'none', message: '', cause: '', took: performance.now() - started }
  } catch (error) {
    const { message } = error as Error
    const code = error instanceof IsomodelError ? error.code : 'foreign'
    const cause = String((error as Error).cause)
    return { code, message, cause, took: performance.now() - started }
  }
}

async function integrity(db: Open): Promise<string> {
  const rows = await sql<{ integrity_check: string }>`pragma integrity_check`.all(db)
  return rows.map(row => row.integrity_check).join('\n')
}

async function load(address: string): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await (await fetch(address)).arrayBuffer())
}

/** A read that counts to `rows`, about a million in a second or less. */
const counting = (rows: number) =>
  from(Note).select({
    n: sql<number>`(with recursive c(n) as (select 1 union all select n + 1 from c where n < ${rows}) select count(*) from c)`.returns(
      integer(),
    ),
  })

/** A write of so many rows as one statement. */
const long = (rows: number) =>
  sql`with recursive c(n) as (select 1 union all select n + 1 from c where n < ${rows})
    insert into note (text) select 'long ' || n from c`

const all = from(Note).orderBy(Note.id.asc())

const bulk = (db: Pick<Open, '~run'>, rows: number) =>
  insertInto(Note)
    .values(Array.from({ length: rows }, (_, at) => ({ text: `bulk ${at}` })))
    .run(db as Open)

/** A worker of a browser that has no OPFS, nor any of these. */
function withoutOpfs(...missing: string[]): Worker {
  return new Worker(new URL('./without.ts', import.meta.url), { type: 'module', name: missing.join() })
}

const calls = {
  add,
  all,
  bulk,
  chinook,
  counting,
  estimate,
  exportFile,
  failure,
  from,
  importFile,
  integrity,
  load,
  long,
  notes,
  open,
  /** Databases that live from one call of a test to the next. */
  opened: {} as Record<string, Open>,
  persist,
  questions,
  differences,
  sizes,
  sql,
  sqliteWasm,
  texts,
  withoutOpfs,
}

type Lab = typeof calls

declare global {
  var lab: Lab
}

globalThis.lab = calls
