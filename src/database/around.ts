// Transactions that begin and end in other words than the usual.
import type { Words } from '../adapter/adapter.ts'
import { UNBOUND } from './bounds.ts'
import type { OpenDatabase } from './database.ts'
import type { Session } from './run.ts'
import { OpenTransaction, runLevel, startActivity } from './transaction.ts'
import type { BatchDatabase, Transaction } from './types.ts'

const coreOf = (db: BatchDatabase): OpenDatabase['core'] => (db as unknown as OpenDatabase)['core']

/** What the adapter of the database can do. */
export const abilityOf = (db: BatchDatabase): 'batch' | 'transaction' => coreOf(db).adapter.ability

/** Whether each call has a connection of its own. */
export const isPool = (db: BatchDatabase): boolean => coreOf(db).adapter.connections === 'pool'

/** Whether nobody else can have the database. */
export const isExclusive = (db: BatchDatabase): boolean => coreOf(db).adapter.exclusive === true

/** Runs the callback in a transaction that begins and ends by these words; the connection is its own all the while. */
export function transactionAround<T>(
  db: BatchDatabase,
  around: (words: Words) => Words,
  body: (tx: Transaction) => Promise<T>,
): Promise<T> {
  const core = coreOf(db)
  const words = around(core.adapter.dialect.transaction({}))
  return db['~use'](
    (session: Session) =>
      runLevel(new OpenTransaction(core, session, session.bounds ?? UNBOUND, startActivity(), words), body as never),
    false,
  ) as Promise<T>
}
