// Changes of the structure of a database, for those who define tables.
import type { MaybePromise } from '../adapter/adapter.ts'
import { clearCache } from '../compile/shape.ts'
import { isPromise, type Session } from './run.ts'
import type { BatchDatabase, Transaction } from './types.ts'
import { say } from './words.ts'

/** Runs the statements in order, all of them or none. */
export const define = (db: BatchDatabase | Transaction, statements: readonly string[]): Promise<unknown> =>
  db['~use']((session: Session) => inOrder(session, statements, 0), true)

/** The same of one that cannot run inside a transaction. */
export const defineAlone = (db: BatchDatabase | Transaction, statement: string): Promise<unknown> =>
  db['~use']((session: Session) => inOrder(session, [statement], 0), false)

/** What shapes know of the tables may be wrong afterwards. */
function inOrder(session: Session, statements: readonly string[], from: number): MaybePromise<void> {
  for (let at = from; at < statements.length; at++) {
    session.check?.()
    const said = say(session, [statements[at] as string])
    if (isPromise(said)) return (said as Promise<void>).then(() => inOrder(session, statements, at + 1))
  }
  clearCache(session.cache)
}
