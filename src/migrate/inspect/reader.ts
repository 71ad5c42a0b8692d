// What reads the structure of a database: one for each dialect.
import type { InspectedSchema } from '../../ast/schema.ts'
import type { BatchDatabase, Transaction } from '../../database/types.ts'

/** What inspect() reads from: a database, or a transaction on one. */
export type Inspected = BatchDatabase | Transaction

export interface InspectOptions {
  /** Schemas besides that of the connection. */
  readonly schemas?: readonly string[] | undefined
  /** Only these tables and views, and what stands on them. */
  readonly tables?: readonly string[] | undefined
}

/** Reads the structure of an open database. */
export type Reader = (db: Inspected, options: InspectOptions) => Promise<InspectedSchema>
