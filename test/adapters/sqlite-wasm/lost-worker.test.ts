// A worker of the browser that goes away while it is asked: what is not known is said, and what is known too.
import { expect, test } from 'vitest'
import { connect, ConnectionLost, type IsomodelError, OutcomeUnknown, sql, type TransactionDatabase } from 'isomodel'
import { sqliteWasm } from 'isomodel/sqlite-wasm'

interface Asked {
  readonly id: number
  readonly operations?: readonly { readonly sql?: string }[]
}

/** Answers every request with no rows, until SQL comes that begins so: then it is gone. */
class FragileWorker {
  onmessage: ((event: { data: unknown }) => void) | undefined
  onerror: ((event: { message: string; preventDefault: () => void }) => void) | undefined
  private readonly at: string
  constructor(at: string) {
    this.at = at
  }

  postMessage({ id, operations }: Asked): void {
    queueMicrotask(() => {
      if (operations?.some(({ sql: text }) => text?.startsWith(this.at))) {
        this.onerror?.({ message: 'out of memory', preventDefault: () => {} })
        return
      }
      const answers = operations?.map(() => ({ rows: [] }))
      this.onmessage?.({ data: operations ? { id, answers, took: 0 } : { id, storage: 'opfs' } })
    })
  }

  terminate(): void {}
}

const open = (at: string): TransactionDatabase =>
  connect(sqliteWasm({ name: 'fragile', storage: 'opfs', worker: () => new FragileWorker(at) as unknown as Worker }))
const insert = sql`insert into notes values (1)`
const failure = (call: Promise<unknown>) => call.catch((error: unknown) => error as IsomodelError)

test.each<[string, (db: TransactionDatabase) => Promise<unknown>, at: string]>([
  ['a commit', db => db.transaction(tx => insert.run(tx)), 'COMMIT'],
  ['a batch', db => db.batch([insert, insert]), 'COMMIT'],
  ['a write', db => insert.run(db), 'insert'],
  ['a write with rows', db => sql`insert into notes values (1) returning id`.all(db), 'insert'],
])('%s whose worker goes away is OutcomeUnknown', async (_, call, at) => {
  const db = open(at)
  expect(await failure(call(db))).toBeInstanceOf(OutcomeUnknown)
  // Nothing is sent to a worker that is gone.
  expect(await failure(insert.run(db))).toBeInstanceOf(ConnectionLost)
  expect(await failure(db.transaction(tx => insert.run(tx)))).toBeInstanceOf(ConnectionLost)
})

test.each<[string, (db: TransactionDatabase) => Promise<unknown>, at: string]>([
  ['a read', db => sql`select id from notes`.all(db), 'select'],
  ['a begin', db => db.transaction(tx => insert.run(tx)), 'BEGIN'],
  ['a write in a transaction', db => db.transaction(tx => insert.run(tx)), 'insert'],
  ['the end of a savepoint', db => db.transaction(tx => tx.transaction(inner => insert.run(inner))), 'RELEASE'],
  ['a batch in a transaction', db => db.transaction(tx => tx.batch([insert, insert])), 'RELEASE'],
])('%s whose worker goes away is ConnectionLost: nothing lasts', async (_, call, at) => {
  expect(await failure(call(open(at)))).toBeInstanceOf(ConnectionLost)
})

test('a write after a transaction stands for itself', async () => {
  const db = open('update')
  await db.transaction(async () => {})
  await db.transaction(() => Promise.reject(new Error('stop'))).catch(() => {})
  expect(await failure(sql`update notes set id = 2`.run(db))).toBeInstanceOf(OutcomeUnknown)
})
