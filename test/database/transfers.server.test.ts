// Money that many workers move at once: none is made, and none is lost. ISOMODEL_TRANSFERS=50000 runs the long form.
import { env } from 'node:process'
import { describe, expect, test } from 'vitest'
import {
  connect,
  defineSchema,
  from,
  insertInto,
  integer,
  IsomodelError,
  sum,
  table,
  type TransactionDatabase,
  update,
} from 'isomodel'
import { createTables } from 'isomodel/migrate'
import { mysql2 } from 'isomodel/mysql2'
import { pg } from 'isomodel/pg'
import { makeRandom } from '../model/random.ts'
import { describeOn } from '../services/database.ts'

const ACCOUNTS = 100
const BALANCE = 1000
const WORKERS = 16
const RETRIES = 30
const transfers = Number(env['ISOMODEL_TRANSFERS'] ?? 2000)
const { seed } = makeRandom()

const schema = defineSchema({ Account: table('accounts', { id: integer().primaryKey(), balance: integer() }) })
const { Account } = schema

/** What came of the transfers: how often a callback ran again, and every error that reached a caller. */
interface Outcome {
  done: number
  again: number
  /** The most that one transfer ran again. */
  most: number
  readonly failures: unknown[]
}

async function transfer(db: TransactionDatabase, ids: readonly [number, number], amount: number): Promise<number> {
  let runs = 0
  await db.transaction(
    async tx => {
      runs++
      const [payer, payee] = [await tx.get(Account, ids[0]), await tx.get(Account, ids[1])]
      if (!payer || !payee) throw new Error('an account is missing')
      await update(Account)
        .set({ balance: payer.balance - amount })
        .where(Account.id.eq(payer.id))
        .run(tx)
      await update(Account)
        .set({ balance: payee.balance + amount })
        .where(Account.id.eq(payee.id))
        .run(tx)
    },
    { isolation: 'serializable', retry: RETRIES },
  )
  return runs - 1
}

async function work(db: TransactionDatabase, own: number, count: number, outcome: Outcome): Promise<void> {
  const { below } = makeRandom(seed + own)
  for (let i = 0; i < count; i++) {
    const payer = below(ACCOUNTS)
    const payee = (payer + 1 + below(ACCOUNTS - 1)) % ACCOUNTS
    try {
      const again = await transfer(db, [payer + 1, payee + 1], 1 + below(50))
      outcome.done++
      outcome.again += again
      outcome.most = Math.max(outcome.most, again)
    } catch (error) {
      outcome.failures.push(error)
    }
  }
}

const adapters = {
  postgres: (url: string) => pg({ url, max: WORKERS }),
  mysql: (url: string) => mysql2({ url, max: WORKERS }),
} as const

describe.each(['postgres', 'mysql'] as const)('transfers', server => {
  describeOn(server, url => {
    test(`leave the sum as it was (seed ${seed})`, { timeout: 30_000 + transfers * 50 }, async () => {
      await using db = connect(adapters[server](url()))
      await createTables(db, schema)
      const ids = Array.from({ length: ACCOUNTS }, (_, i) => i + 1)
      await insertInto(Account)
        .values(ids.map(id => ({ id, balance: BALANCE })))
        .run(db)

      const outcome: Outcome = { done: 0, again: 0, most: 0, failures: [] }
      const started = performance.now()
      const share = Math.ceil(transfers / WORKERS)
      await Promise.all(Array.from({ length: WORKERS }, (_, own) => work(db, own, share, outcome)))
      const seconds = (performance.now() - started) / 1000
      const { total } = await from(Account)
        .select({ total: sum(Account.balance) })
        .one(db)
      const { done, again, most, failures } = outcome
      console.log(
        `${server}: ${done} transfers in ${seconds.toFixed(1)} s, run again ${again} times, one at most ${most} times; sum ${total}`,
      )

      expect(Number(total)).toBe(ACCOUNTS * BALANCE)
      expect(failures.filter(error => !(error instanceof IsomodelError))).toEqual([])
      expect(failures).toEqual([])
      expect(done).toBe(share * WORKERS)
      expect(again, 'transfers that never met prove nothing').toBeGreaterThan(0)
    })
  })
})
