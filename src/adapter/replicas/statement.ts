// A statement that finds its database when it runs.
import { ConnectionLost } from '../../error/transaction.ts'
import type { Connection, Cursor, MaybePromise, Prepared, RawRow } from '../adapter.ts'

/** What statements need of their lease. */
export interface Router {
  readonly ground: { readonly isRead: (sql: string) => boolean }
  /** A transaction: its cursors end with it, and need not be waited for. */
  readonly exclusive: boolean
  /** Cursors that were opened outside of transactions, by how they are closed. */
  readonly holding: Set<() => Promise<void>>
  /** Called after a cursor was closed. */
  settle(): void
  /** The connection for a statement, and the reader if it is one's. */
  at(read: boolean): Promise<{ connection: Connection; reader?: number }>
  /** Forgets a reader that broke, so that a read can go elsewhere. */
  drop(connection: Connection, reader: number, error: unknown): void
}

export class RoutedStatement implements Prepared {
  readonly sql: string
  private readonly lease: Router
  private readonly asked: Parameters<Connection['prepare']>
  /** That of the connection on which it ran last. */
  private real: Prepared | undefined

  constructor(lease: Router, asked: Parameters<Connection['prepare']>) {
    this.lease = lease
    this.asked = asked
    this.sql = asked[0]
  }

  on(connection: Connection): Prepared {
    return (this.real = connection.prepare(...this.asked))
  }

  /** A read that a reader lost runs again elsewhere: it has changed nothing. */
  private async answer<T>(call: (prepared: Prepared) => MaybePromise<T>): Promise<T> {
    const { lease, sql } = this
    const { connection, reader } = await lease.at(lease.ground.isRead(sql))
    try {
      return await call(this.on(connection))
    } catch (error) {
      const lost = reader === undefined ? undefined : connection.translate(error, sql, 0)
      if (reader === undefined || !(lost instanceof ConnectionLost)) throw error
      lease.drop(connection, reader, lost)
      return this.answer(call)
    }
  }

  columns(): MaybePromise<readonly string[]> {
    return this.real?.columns() ?? []
  }

  all(parameters: readonly unknown[]): Promise<RawRow[]> {
    return this.answer(real => real.all(parameters))
  }

  first(parameters: readonly unknown[]): Promise<RawRow | undefined> {
    return this.answer(real => real.first(parameters))
  }

  run(parameters: readonly unknown[]): Promise<number> {
    return this.answer(real => real.run(parameters))
  }

  insert(parameters: readonly unknown[]): Promise<number | bigint | undefined> {
    return this.answer(real => real.insert?.(parameters))
  }

  cursor(parameters: readonly unknown[], size: number): Cursor {
    const { lease } = this
    let opened: Promise<Cursor> | undefined
    let closed = false
    const open = async (): Promise<Cursor> => {
      const { connection } = await lease.at(lease.ground.isRead(this.sql))
      return this.on(connection).cursor(parameters, size)
    }
    const close = async (): Promise<void> => {
      if (closed) return
      closed = true
      const cursor = await opened?.catch(() => undefined)
      await cursor?.close()
      lease.holding.delete(close)
      lease.settle()
    }
    // That of a transaction ends with it.
    if (!lease.exclusive) lease.holding.add(close)
    return {
      async next() {
        if (closed) return []
        return (await (opened ??= open())).next()
      },
      close,
    }
  }

  finalize(): void {
    this.real?.finalize()
  }
}
