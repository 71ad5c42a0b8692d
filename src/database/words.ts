// BEGIN, COMMIT and savepoints: how a transaction is said.
import type { MaybePromise, Words } from '../adapter/adapter.ts'
import type { Dialect } from '../dialect/dialect.ts'
import { isPromise, report, type Session, translate } from './run.ts'

/** Runs one of the words. Errors of the driver come out as ours. */
export function say(session: Session, sql: string): MaybePromise<void> {
  const started = session.options.onQuery ? performance.now() : 0
  const told = (): void => {
    if (session.options.onQuery) report(session, sql, 0, started, 0)
  }
  const failed = (error: unknown): never => {
    throw translate(session, error, sql, [])
  }
  try {
    const said = session.connection.exec(sql)
    if (isPromise(said)) return (said as Promise<void>).then(told, failed)
  } catch (error) {
    failed(error)
  }
  told()
}

/**
 * Undoes what is open. Some errors have undone everything already; then there is nothing to undo, and the answer is
 * false. What onQuery throws here is dropped, because the error that led here is the one to come out.
 */
export function undo(session: Session, sql: string): MaybePromise<boolean> {
  const started = session.options.onQuery ? performance.now() : 0
  const told = (): boolean => {
    try {
      if (session.options.onQuery) report(session, sql, 0, started, 0)
    } catch {
      return true
    }
    return true
  }
  try {
    const said = session.connection.exec(sql)
    if (!isPromise(said)) return told()
    return (said as Promise<void>).then(told, () => false)
  } catch {
    return false
  }
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
export function atomically<T>(session: Session, run: () => MaybePromise<T>, words: Words): MaybePromise<T> {
  const begun = say(session, words.begin)
  if (isPromise(begun)) return atomicallyLater(session, words, begun, run)
  try {
    const answer = run()
    if (isPromise(answer)) return atomicallyLater(session, words, undefined, () => answer)
    const ended = say(session, words.commit)
    return isPromise(ended) ? (ended as Promise<void>).then(() => answer) : answer
  } catch (error) {
    void undo(session, words.rollback)
    throw error
  }
}

async function atomicallyLater<T>(
  session: Session,
  words: Words,
  begun: Promise<void> | undefined,
  run: () => MaybePromise<T>,
): Promise<T> {
  await begun
  try {
    const answer = await run()
    await say(session, words.commit)
    return answer
  } catch (error) {
    await undo(session, words.rollback)
    throw error
  }
}
