// A question to the Chinook database, with its answer.
import type { TransactionDatabase } from 'isomodel'

export interface Question {
  readonly title: string
  readonly ask: (db: TransactionDatabase) => Promise<unknown>
  readonly answer: unknown
}

/** Ties the answer to the type of the query: a wrong type does not compile, a wrong value fails. */
export const question = <T>(
  title: string,
  ask: (db: TransactionDatabase) => Promise<T>,
  answer: NoInfer<T>,
): Question => ({
  title,
  ask,
  answer,
})
