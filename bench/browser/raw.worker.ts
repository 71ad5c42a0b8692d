// The baseline: the object API of @sqlite.org/sqlite-wasm by hand, in a worker of its own, on the same file system with
// the same pragmas. Everything is timed here, so that no message is.
import initialize, { type Database, type PreparedStatement } from '@sqlite.org/sqlite-wasm'
import { DEFINITION, INSERT, MANY, newItems, SELECT, valuesOf } from './items.ts'

export type RawWork = 'objects' | 'point as object' | 'point as array' | 'commit in memory' | 'commit in OPFS' | 'bulk'

const page = globalThis as unknown as {
  postMessage(message: unknown): void
  onmessage: (event: MessageEvent<{ work: RawWork; turns: number }>) => void
  sqlite3ApiConfig?: unknown
}

page.sqlite3ApiConfig = { disable: { vfs: { opfs: true, 'opfs-wl': true, 'opfs-vfs': true, kvvfs: true } } }
const sqlite = await initialize()
const pool = await sqlite.installOpfsSAHPoolVfs({ name: 'raw', directory: '/raw', preserveOnInitFailure: true })
const file: Database = new pool.OpfsSAHPoolDb('/raw.db')
file.exec('pragma locking_mode = exclusive; pragma journal_mode = wal; pragma synchronous = normal')
const memory = new sqlite.oo1.DB(':memory:')
const items = newItems().map(valuesOf)

for (const db of [file, memory]) {
  db.exec(`pragma trusted_schema = off; pragma foreign_keys = on; ${DEFINITION}; delete from items`)
  insertAll(db, db.prepare(INSERT))
}

const point = file.prepare(`${SELECT} where id = ?`)
const inserts = { file: file.prepare(INSERT), memory: memory.prepare(INSERT) }

function insertAll(db: Database, insert: PreparedStatement): void {
  db.exec('begin')
  for (const values of items) insert.bind(values).stepReset()
  db.exec('commit')
}

function removeAdded(db: Database): void {
  db.exec(`delete from items where id > ${MANY}`)
}

/** Milliseconds of one turn. */
function timed(turns: number, work: (turn: number) => void): number {
  const started = performance.now()
  for (let turn = 0; turn < turns; turn++) work(turn)
  return (performance.now() - started) / turns
}

const key = (turn: number): number => 1 + ((turn * 7919) % MANY)

function read(turn: number, into: 'object' | 'array'): void {
  point.bind([key(turn)])
  point.step()
  if (into === 'object') point.get({})
  else point.get([])
  point.reset()
}

function commit(db: Database, insert: PreparedStatement, turns: number): number {
  const took = timed(turns, turn => insert.bind(items[turn % MANY] as (string | number | null)[]).stepReset())
  removeAdded(db)
  return took
}

const works: Record<RawWork, (turns: number) => number> = {
  objects: turns =>
    timed(turns, () => void file.exec({ sql: SELECT, rowMode: 'object', returnValue: 'resultRows' }).length),
  'point as object': turns => timed(turns, turn => read(turn, 'object')),
  'point as array': turns => timed(turns, turn => read(turn, 'array')),
  'commit in memory': turns => commit(memory, inserts.memory, turns),
  'commit in OPFS': turns => commit(file, inserts.file, turns),
  bulk() {
    const took = timed(1, () => insertAll(file, inserts.file))
    removeAdded(file)
    return took
  },
}

page.onmessage = ({ data: { work, turns } }) => page.postMessage(works[work](turns))
page.postMessage('ready')
