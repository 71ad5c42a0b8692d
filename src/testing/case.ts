// What a case of the conformance suite is: a name, what it needs, and a function. No test framework.
import type { Adapter } from '../adapter/adapter.ts'
import type { ConnectOptions, TransactionDatabase } from '../database/types.ts'
import type { Need } from './needs.ts'

/** What a case works with. Everything it opened is closed after it. */
export interface Context {
  /** A database of its own, empty, connected on first use. */
  readonly db: TransactionDatabase
  /** Another empty database, connected with options of the case's own. */
  readonly connect: (options: ConnectOptions) => Promise<TransactionDatabase>
  /** A collation of the database in which the case of ASCII letters makes no difference. */
  readonly caseless: string
  /** An adapter for a new, empty database, which the case connects and closes itself. */
  readonly adapter: () => Adapter<'transaction'>
}

/** One sentence about behaviour, and the function that shows it. It throws where the behaviour is another. */
export interface Case {
  readonly name: string
  /** What the adapter has to be able to do; without it the case is listed as skipped. */
  readonly needs?: readonly Need[]
  readonly run: (context: Context) => Promise<void>
}

/** Cases about one part of the contract. */
export interface Topic {
  readonly name: string
  readonly cases: readonly Case[]
}
