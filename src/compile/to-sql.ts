// What a statement says to a dialect or a database.
import type { Executable, Executor, Parameters } from '../ast/executor.ts'

/** What a statement can be written for: a dialect (`isomodel/dialects`), or a database. */
export type Target = Pick<Executor, '~sql'>

/** A statement as text and the parameters to bind, in the order of the text. */
export interface SqlStatement {
  readonly sql: string
  readonly params: readonly unknown[]
}

/** The statement for a dialect or a database. A bulk insert shows its one statement, or says that it needs several. */
export const toSQL = (statement: Executable, target: Target, parameters?: Parameters): SqlStatement =>
  target['~sql'](statement, parameters)
