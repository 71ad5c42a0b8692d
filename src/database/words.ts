// BEGIN, COMMIT and savepoints: how a transaction is said.
import type { MaybePromise, Words } from '../adapter/adapter.ts'
import { joined } from '../adapter/calls.ts'
import { after, broken, report, type Session, settle, translate } from './run.ts'

/** Runs some of the words, and answers how onQuery is told of it. Errors of the driver come out as ours. */
export function run(session: Session, statements: readonly string[]): MaybePromise<() => void> {
  const tell = teller(session, statements)
  return settle(
    () => session.connection.exec(statements),
    () => tell,
    error => {
      throw translate(session, error, joined(statements), [])
    },
  )
}

/** The same, and tells at once. */
export const say = (session: Session, statements: readonly string[]): MaybePromise<void> =>
  after(run(session, statements), tell => tell())

/**
 * Undoes what is open. Some errors have undone everything already; then there is nothing to undo, and the answer is
 * false. What onQuery throws here is dropped, because the error that led here is the one to come out.
 */
export function undo(session: Session, statements: readonly string[]): MaybePromise<boolean> {
  const tell = teller(session, statements)
  return settle(
    () => session.connection.exec(statements),
    () => {
      try {
        tell()
      } catch {
        // The error that led here is the one to come out.
      }
      return true
    },
    () => {
      broken.add(session.connection)
      return false
    },
  )
}

function teller(session: Session, statements: readonly string[]): () => void {
  const started = performance.now()
  return () => report(session, joined(statements), 0, started, 0)
}

export function savepointWords(depth: number): Words {
  const name = `SAVEPOINT level_${depth}`
  return { begin: [name], commit: [`RELEASE ${name}`], rollback: [`ROLLBACK TO ${name}`, `RELEASE ${name}`] }
}

/** Runs work as one, without a callback's freedoms: no other call can come between. */
export const atomically = <T>(session: Session, work: () => MaybePromise<T>, words: Words): MaybePromise<T> =>
  after(run(session, words.begin), tell =>
    settle(
      () => {
        tell()
        return after(work(), answer => after(say(session, words.commit), () => answer))
      },
      answer => answer,
      error =>
        after(undo(session, words.rollback), () => {
          throw error
        }),
    ),
  )
