// Those who are measured, each with a database of its own in the browser's file system.
import { connect, deleteFrom, insertInto } from 'isomodel'
import { createTables } from 'isomodel/migrate'
import { sqliteWasm } from 'isomodel/sqlite-wasm'
import { SQLocal } from 'sqlocal'
import { DEFINITION, INSERT, Item, MANY, newItems, valuesOf } from './items.ts'
import type { RawWork } from './raw.worker.ts'

export type Sides = Awaited<ReturnType<typeof openSides>>
export type Ours = Sides['strict']

export const openSides = async () => ({
  relaxed: await openOurs('relaxed'),
  strict: await openOurs('strict'),
  raw: await openRaw(),
  sqlocal: await openSqlocal(),
})

/** The library, and the connection below it; `spent` collects what the answers of the worker took. */
async function openOurs(durability: 'strict' | 'relaxed') {
  const spent = { worker: 0, decode: 0 }
  // Nobody who is only called is timed from within.
  const onAnswer =
    durability === 'strict'
      ? undefined
      : ({ worker, decode }: typeof spent) => {
          spent.worker += worker
          spent.decode += decode
        }
  const adapter = sqliteWasm({ storage: 'opfs', name: durability, durability, onAnswer })
  const driver = await adapter.open()
  const connection = await driver.acquire()
  const db = connect({ ...adapter, open: () => driver })
  await createTables(db, { Item })
  if (!(await db.get(Item, 1))) await insertInto(Item).values(newItems()).run(db)
  return { db, connection, spent }
}

/** Asks the worker of the baseline to do something so many times; the answer is the milliseconds of one. */
async function openRaw() {
  const worker = new Worker(new URL('./raw.worker.ts', import.meta.url), { type: 'module' })
  const answer = (): Promise<unknown> =>
    new Promise((resolve, reject) => {
      worker.onmessage = ({ data }) => resolve(data)
      worker.onerror = event => reject(new Error(`the baseline: ${event.message}`))
    })
  await answer()
  return (work: RawWork, turns = 1): Promise<number> => {
    worker.postMessage({ work, turns })
    return answer() as Promise<number>
  }
}

/** As its guide shows it. */
async function openSqlocal(): Promise<SQLocal> {
  const local = new SQLocal('sqlocal.db')
  await local.sql(DEFINITION)
  const { storageType } = await local.getDatabaseInfo()
  if (storageType !== 'opfs') throw new Error(`SQLocal has its database in ${storageType}`)
  const [found] = await local.sql<{ n: number }>('select count(*) as n from items')
  if (found?.n === 0) await insertBatch(local, newItems().map(valuesOf))
  return local
}

export const insertBatch = (local: SQLocal, rows: readonly unknown[][]): Promise<unknown> =>
  local.batch(() => rows.map(params => ({ sql: INSERT, params })))

/** Takes away what was added to be measured. */
export const clean = ({ db }: Ours): Promise<unknown> => deleteFrom(Item).where(Item.id.gt(MANY)).run(db)
