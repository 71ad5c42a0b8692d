// What databases and transactions have in common: how statements, rows, plans and batches reach a session.
import type { MaybePromise, Words } from '../adapter/adapter.ts'
import { type Executable, type Executor, FIRST, type Look, type Mode, type Parameters } from '../ast/executor.ts'
import type { Dialect } from '../dialect/dialect.ts'
import type { AnyModel, Key, Row } from '../model/model-types.ts'
import { byKey } from './get.ts'
import type { Core } from './core.ts'
import { after, type Session } from './run.ts'
import { runAll, sqlOf } from './statement.ts'
import { RowStream } from './stream.ts'

export abstract class Calls implements Executor {
  protected readonly core: Core

  constructor(core: Core) {
    this.core = core
  }

  abstract '~run'(statement: Executable, mode: Mode, parameters?: Parameters): Promise<unknown>
  /** Runs work on the connection when its turn has come; `atomic` work is a transaction or savepoint of its own. */
  abstract '~use'<T>(work: (session: Session) => MaybePromise<T>, atomic: boolean): Promise<T>
  /** How work that is all or nothing begins and ends here. */
  protected abstract levelWords(): Words
  /** Throws where the call, or the transaction, is over. */
  protected abstract check(): void
  /** The same before a batch of a stream, which counts as work. */
  protected reading(): void {
    this.check()
  }
  /** Is told of the error that ended a stream. */
  protected abstract failed(error: unknown): void

  '~stream'(statement: Executable, parameters?: Parameters): AsyncIterableIterator<unknown> {
    const take = (open: (session: Session) => void): Promise<void> => this['~use'](open, false)
    const failed = (error: unknown): void => this.failed(error)
    return new RowStream({ take, check: () => this.reading(), failed }, statement, parameters)
  }

  '~sql'(statement: Executable, parameters?: Parameters): { sql: string; params: unknown[] } {
    return sqlOf(this.core, statement, parameters)
  }

  '~explain'<T = string>(statement: Executable, parameters?: Parameters, look: Look<T> = explain as never): Promise<T> {
    return this['~use'](session => look(session as never, statement, parameters), false)
  }

  get '~dialect'(): Dialect {
    return this.core.cache.dialect
  }

  get<M extends AnyModel>(model: M, key: Key<M>): Promise<Row<M> | undefined> {
    const { gather } = this.core
    try {
      return (gather ? gather(this, byKey, model, key) : this['~run'](byKey(model, key), FIRST)) as Promise<never>
    } catch (error) {
      return Promise.reject(error as Error)
    }
  }

  batch(statements: readonly unknown[]): Promise<never> {
    return this['~use'](session => runAll(session, statements, this.levelWords()), false) as Promise<never>
  }
}

function explain(session: Session, statement: Executable, parameters: Parameters | undefined): MaybePromise<string> {
  const { sql, params } = sqlOf(session, statement, parameters)
  const { prefix, text } = session.adapter.dialect.explain
  const prepared = session.connection.prepare(prefix + sql, true)
  return after(prepared.all(params), rows => {
    prepared.finalize()
    return text(rows as unknown[][])
  })
}
