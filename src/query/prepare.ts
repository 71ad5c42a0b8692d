// Queries with parameters: built once, run with values.
import {
  AFFECTED,
  ALL,
  type BoundExecutable,
  type Executable,
  type Executor,
  FIRST,
  type Mode,
  type Parameters,
  type Statement,
  TWO,
} from '../ast/executor.ts'
import * as op from '../ast/op.ts'
import { type SqlStatement, type Target, toSQL } from '../compile/to-sql.ts'
import { DefinitionError } from '../error/definition.ts'
import { Expr } from '../expression/expr.ts'
import type { Kinds } from '../expression/types.ts'
import { checkParameters, type ParameterSettings, parametersOf } from '../model/parameters.ts'
import type { Columns } from '../model/column-types.ts'
import { onlyRow } from './select.ts'

type ParameterExprs<P extends Columns> = { readonly [N in keyof P]: Kinds<P[N]['~']['in'], never>[P[N]['~']['kind']] }
type ParameterValues<P extends Columns> = { readonly [N in keyof P]: P[N]['~']['in'] } & {}

/** A read whose parameters are given when it runs. */
export interface PreparedRead<P, Result> {
  all(db: Executor, parameters: P): Promise<Result[]>
  first(db: Executor, parameters: P): Promise<Result | undefined>
  one(db: Executor, parameters: P): Promise<Result>
  stream(db: Executor, parameters: P): AsyncIterableIterator<Result>
  toSQL(target: Target, parameters: P): SqlStatement
  /** The statement with its parameters, for batch(). */
  bind(parameters: P): Statement<Result[]>
}
/** A write whose parameters are given when it runs. */
export interface PreparedWrite<P, Answer> {
  run(db: Executor, parameters: P): Promise<Answer>
  toSQL(target: Target, parameters: P): SqlStatement
  bind(parameters: P): Statement<Answer>
}
type Prepared<P, Answer> = [Answer] extends [readonly (infer Result)[]]
  ? PreparedRead<P, Result>
  : PreparedWrite<P, Answer>

class PreparedStatement {
  private readonly statement: Executable & { readonly source?: { readonly as: string } }
  private readonly settings: ParameterSettings

  constructor(statement: Executable, settings: ParameterSettings) {
    this.statement = statement
    this.settings = settings
  }

  all(db: Executor, parameters: Parameters): Promise<unknown> {
    return this.send(db, ALL, parameters)
  }
  first(db: Executor, parameters: Parameters): Promise<unknown> {
    return this.send(db, FIRST, parameters)
  }
  async one(db: Executor, parameters: Parameters): Promise<unknown> {
    const rows = await this.send(db, TWO, parameters)
    return onlyRow(rows as unknown[], this.statement.source?.as ?? 'row')
  }
  run(db: Executor, parameters: Parameters): Promise<unknown> {
    return this.send(db, AFFECTED, parameters)
  }
  /** Wrong parameters reject, as everything does that a call meets. */
  private send(db: Executor, mode: Mode, parameters: Parameters): Promise<unknown> {
    try {
      return db['~run'](this.statement, mode, checkParameters(this.settings, parameters))
    } catch (error) {
      return Promise.reject(error as Error)
    }
  }
  stream(db: Executor, parameters: Parameters): AsyncIterableIterator<unknown> {
    const { statement } = this
    const values = checkParameters(this.settings, parameters)
    return statement['~batches'] ? statement['~batches'](db, values) : db['~stream'](statement, values)
  }
  toSQL(target: Target, parameters: Parameters): SqlStatement {
    return toSQL(this.statement, target, checkParameters(this.settings, parameters))
  }
  bind(parameters: Parameters): BoundExecutable {
    return { '~bound': { statement: this.statement, parameters: checkParameters(this.settings, parameters) } }
  }
}

/**
 * A query built once and run with other values each time: `prepare({ team: integer() }, p => from(Hero).where(...))`.
 * Values are checked against the columns given, rules included. A nullable parameter compares null with null as equal.
 */
export function prepare<P extends Columns, Answer>(
  parameters: P,
  build: (p: ParameterExprs<P>) => Statement<Answer>,
): Prepared<ParameterValues<P>, Answer> {
  const settings = parametersOf(parameters)
  const exprs = Object.fromEntries(
    settings.map(({ name, type, nullable }) => [name, new Expr(op.PARAMETER, name, nullable, type)]),
  )
  const statement = build(exprs as never) as unknown as Executable
  if (typeof statement?.['~plan'] !== 'function')
    throw new DefinitionError('prepare() takes a function that answers a query')
  return new PreparedStatement(statement, settings) as never
}
