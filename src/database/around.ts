// Transactions that settings of the connection are changed for.
import type { OpenDatabase } from './database.ts'
import { UNBOUND } from './bounds.ts'
import type { Session } from './run.ts'
import { OpenTransaction, runLevel, startActivity } from './transaction.ts'
import type { BatchDatabase, Transaction } from './types.ts'
import { say, undo } from './words.ts'

const coreOf = (db: BatchDatabase): OpenDatabase['core'] =>
  (db as unknown as { readonly core: OpenDatabase['core'] }).core

/** What the adapter of the database can do. */
export const abilityOf = (db: BatchDatabase): 'batch' | 'transaction' => coreOf(db).adapter.ability

/** Whether each call has a connection of its own. */
export const isPool = (db: BatchDatabase): boolean => coreOf(db).adapter.connections === 'pool'

/** Whether nobody else can have the database. */
export const isExclusive = (db: BatchDatabase): boolean => coreOf(db).adapter.exclusive === true

/** What is said before a transaction begins, and what takes it back when the transaction is over, however it ended. */
export interface Settings {
  readonly change: string
  readonly restore: string
}

/** Runs the callback in a transaction with these settings; the connection is its own all the while. */
export function transactionAround<T>(
  db: BatchDatabase,
  { change, restore }: Settings,
  body: (tx: Transaction) => Promise<T>,
): Promise<T> {
  const core = coreOf(db)
  const words = core.adapter.dialect.transaction({})
  const work = async (session: Session): Promise<unknown> => {
    try {
      await say(session, [change])
      const level = new OpenTransaction(core, session, session.bounds ?? UNBOUND, startActivity(), words)
      return await runLevel(level, body as never)
    } finally {
      // Also where BEGIN fails, and where the database has ended the transaction itself, so that ROLLBACK does.
      await undo(session, [restore])
    }
  }
  return db['~use'](work, false) as Promise<T>
}
