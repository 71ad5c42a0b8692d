// BEGIN, COMMIT and savepoints: how a transaction is said.
import type { MaybePromise, Words } from '../adapter/adapter.ts'
import type { Dialect } from '../dialect/dialect.ts'
import { after, report, type Session, settle, translate } from './run.ts'

/** Runs one of the words. Errors of the driver come out as ours. */
export function say(session: Session, sql: string): MaybePromise<void> {
  const tell = teller(session, sql)
  return settle(
    () => session.connection.exec(sql),
    tell,
    error => {
      throw translate(session, error, sql, [])
    },
  )
}

/**
 * Undoes what is open. Some errors have undone everything already; then there is nothing to undo, and the answer is
 * false. What onQuery throws here is dropped, because the error that led here is the one to come out.
 */
export function undo(session: Session, sql: string): MaybePromise<boolean> {
  const tell = teller(session, sql)
  const told = (): boolean => {
    try {
      tell()
    } catch {
      return true
    }
    return true
  }
  return settle(
    () => session.connection.exec(sql),
    told,
    () => false,
  )
}

function teller(session: Session, sql: string): () => void {
  const started = performance.now()
  return () => report(session, sql, 0, started, 0)
}

export const transactionWords = ({ begin }: Dialect): Words => ({
  begin,
  commit: 'COMMIT',
  rollback: 'ROLLBACK',
})

export const savepointWords = (depth: number): Words => ({
  begin: `SAVEPOINT level_${depth}`,
  commit: `RELEASE level_${depth}`,
  rollback: `ROLLBACK TO level_${depth}; RELEASE level_${depth}`,
})

/** Runs a function as one, without a callback's freedoms: no other call can come between. */
export const atomically = <T>(session: Session, run: () => MaybePromise<T>, words: Words): MaybePromise<T> =>
  after(say(session, words.begin), () =>
    settle(
      () => after(run(), answer => after(say(session, words.commit), () => answer)),
      answer => answer,
      error =>
        after(undo(session, words.rollback), () => {
          throw error
        }),
    ),
  )
