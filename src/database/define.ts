// Changes of the structure of a database, for those who define tables.
import type { MaybePromise } from '../adapter/adapter.ts'
import { clearCache } from '../compile/shape.ts'
import { sql } from '../query/sql.ts'
import { isPromise, type Session } from './run.ts'
import type { BatchDatabase, Transaction } from './types.ts'
import { say } from './words.ts'

type Target = BatchDatabase | Transaction

/** Runs the statements in order, all of them or none. */
export async function define(db: Target, statements: readonly string[]): Promise<void> {
  const ability = await db['~use'](({ adapter }: Session) => adapter.ability, false)
  await (ability === 'batch' ? together(db, statements) : inSession(db, statements, true))
}

/** The same of one that cannot run inside a transaction. */
export const defineAlone = (db: Target, statement: string): Promise<unknown> => inSession(db, [statement], false)

const inSession = (db: Target, statements: readonly string[], atomic: boolean): Promise<unknown> =>
  db['~use']((session: Session) => inOrder(session, statements, 0), atomic)

/** What shapes know of the tables may be wrong afterwards. */
function inOrder(session: Session, statements: readonly string[], from: number): MaybePromise<void> {
  for (let at = from; at < statements.length; at++) {
    session.check?.()
    const said = say(session, [statements[at] as string])
    if (isPromise(said)) return (said as Promise<void>).then(() => inOrder(session, statements, at + 1))
  }
  clearCache(session.cache)
}

async function together(db: Target, statements: readonly string[]): Promise<void> {
  await db.batch(statements.map(text => sql`${sql.unsafe(text)}`))
  await db['~use']((session: Session) => clearCache(session.cache), false)
}
