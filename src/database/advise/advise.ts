// advise(): handles that look at the calls that go through them.
import type { Executable, Executor, Look, Mode, Parameters } from '../../ast/executor.ts'
import type { PoolStats } from '../../adapter/pool/stats.ts'
import type { Dialect } from '../../dialect/dialect.ts'
import { ValidationError } from '../../error/validation.ts'
import type { AnyModel, Key, Row } from '../../model/model-types.ts'
import { byKey } from '../get.ts'
import { unbound } from '../statement.ts'
import type {
  BatchDatabase,
  CallOptions,
  HandleOptions,
  Transaction,
  TransactionDatabase,
  TransactionOptions,
} from '../types.ts'
import type { AdviseOptions } from './advice-types.ts'
import { Advisor, type Ran } from './advisor.ts'

/** How many frames of a stack are the library's: of methods of queries, and of methods of handles. */
const BY_QUERY = 4
const BY_HANDLE = 3

/** What a database and a transaction have in common. */
class AdvisedCalls<D extends BatchDatabase | Transaction> implements Executor {
  protected readonly inner: D
  protected readonly advisor: Advisor
  protected readonly tag: string | undefined

  constructor(inner: D, advisor: Advisor, tag: string | undefined) {
    this.inner = inner
    this.advisor = advisor
    this.tag = tag
  }

  '~run'(statement: Executable, mode: Mode, parameters?: Parameters): Promise<unknown> {
    const { inner, advisor } = this
    const call = advisor.begin(this.tag, BY_QUERY)
    return advisor.watch(call, inner, [[statement, parameters]], () => inner['~run'](statement, mode, parameters))
  }

  '~stream'(statement: Executable, parameters?: Parameters): AsyncIterableIterator<unknown> {
    const { inner, advisor } = this
    const call = advisor.begin(this.tag, BY_QUERY)
    const rows = inner['~stream'](statement, parameters)
    let ran: readonly Ran[] = [[statement, parameters]]
    return {
      [Symbol.asyncIterator]() {
        return this
      },
      next() {
        const first = ran
        ran = []
        return advisor.watch(call, inner, first, () => rows.next())
      },
      async return() {
        return (await rows.return?.()) ?? { value: undefined, done: true }
      },
    }
  }

  get<M extends AnyModel>(model: M, key: Key<M>): Promise<Row<M> | undefined> {
    const { inner, advisor } = this
    const call = advisor.begin(this.tag, BY_HANDLE)
    return advisor.watch(call, inner, lookup(model, key), () => inner.get(model, key))
  }

  async batch(statements: readonly unknown[]): Promise<never> {
    const { inner, advisor } = this
    const call = advisor.begin(this.tag, BY_HANDLE)
    const ran = statements.map((given): Ran => {
      const { statement, parameters } = unbound(given)
      return [statement, parameters]
    })
    return advisor.watch(call, inner, ran, () => inner.batch(statements as []) as Promise<never>)
  }

  '~use'(work: (session: never) => unknown, atomic: boolean): Promise<unknown> {
    return this.inner['~use'](work, atomic)
  }
  '~sql'(statement: Executable, parameters?: Parameters): { sql: string; params: unknown[] } {
    return this.inner['~sql'](statement, parameters)
  }
  '~explain'<T = string>(statement: Executable, parameters?: Parameters, look?: Look<T>): Promise<T> {
    return this.inner['~explain'](statement, parameters, look)
  }
  get '~dialect'(): Dialect {
    return this.inner['~dialect']
  }

  transaction<T>(body: (tx: Transaction) => Promise<T>, options?: TransactionOptions & CallOptions): Promise<T> {
    const inner = this.inner as TransactionDatabase
    // What is no function is refused by the database itself.
    if (typeof body !== 'function') return inner.transaction(body, options)
    const tag = options?.tag ?? this.tag
    return inner.transaction(tx => body(new AdvisedCalls(tx, this.advisor, tag) as never), options)
  }
}

/** A look-up by key as the query that it is; none for a wrong key, which the call itself refuses. */
function lookup(model: AnyModel, key: unknown): readonly Ran[] {
  try {
    return [[byKey(model, key)]]
  } catch {
    return []
  }
}

class AdvisedDatabase extends AdvisedCalls<BatchDatabase> {
  get storage(): string {
    return this.inner.storage
  }
  with(options: HandleOptions): AdvisedDatabase {
    return new AdvisedDatabase(this.inner.with(options), this.advisor, options.tag ?? this.tag)
  }
  stats(): PoolStats | undefined {
    return this.inner.stats()
  }
  open(): Promise<void> {
    return this.inner.open()
  }
  close(): Promise<void> {
    return this.inner.close()
  }
  [Symbol.asyncDispose](): Promise<void> {
    return this.close()
  }
}

/**
 * The same database for development, with advice about calls through it and its transactions:
 * `advise(connect(adapter), { onAdvice: ({ message }) => console.warn(message) })`.
 *
 * `repeats`: one call read single rows of a model again and again, each read following from the one before, or all of them
 * made at once, where load() or in() would read them together. `scan`: a query looked for rows of a large table by
 * columns that no index begins with, and its plan reads the whole table. Queries are looked at after they ran: each text is
 * explained once, apart from transactions, and a table that was read in full is asked for one row beyond `rows`. Statements
 * that write and SQL by hand are not looked at.
 *
 * Takes about 20 microseconds a call in Node, most of them for the stack that tells where it was made. Advice holds names
 * and no values.
 */
export function advise<D extends BatchDatabase>(db: D, options: AdviseOptions): D {
  if (typeof options?.onAdvice !== 'function') throw new ValidationError('advise() takes a function onAdvice')
  return new AdvisedDatabase(db, new Advisor(db, options), undefined) as never
}
