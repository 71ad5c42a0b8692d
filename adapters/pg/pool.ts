// Connections of a pool, each lent to one call at a time.
import type { Connection, Driver } from '../../src/adapter/adapter.ts'
import { ConnectionLost } from '../../src/error/transaction.ts'
import { PgConnection } from './connection.ts'
import type { PgPool, PgPoolClient } from './driver.ts'
import { translateOpening } from './errors.ts'

export class PgPoolDriver implements Driver {
  private readonly pool: PgPool
  private readonly own: boolean
  /** A client stays the same connection for as long as the pool keeps it. */
  private readonly connections = new WeakMap<PgPoolClient, PgConnection>()
  private readonly lent = new Set<PgConnection>()
  /** Calls that wait for a connection. */
  private waiting = 0
  private drained: (() => void) | undefined
  private closed = false

  constructor(pool: PgPool, own: boolean) {
    this.pool = pool
    this.own = own
  }

  async acquire(): Promise<Connection> {
    this.waiting++
    try {
      const client = await this.pool.connect()
      let connection = this.connections.get(client)
      if (!connection) this.connections.set(client, (connection = new PgConnection(client, false)))
      this.lent.add(connection)
      return connection
    } catch (error) {
      if (this.closed) throw new ConnectionLost('the database was closed', error)
      throw translateOpening(error)
    } finally {
      this.waiting--
      this.told()
    }
  }

  release(given: Connection, broken: boolean): void {
    const connection = given as PgConnection
    if (connection.holding.size > 0) {
      connection.settled = () => this.release(given, broken)
      if (this.closed) connection.holding.forEach(close => void close())
      return
    }
    connection.settled = undefined
    void connection.quiet().then(() => {
      this.lent.delete(connection)
      ;(connection.client as PgPoolClient).release(broken || connection.lost || connection.inTransaction)
      this.told()
    })
  }

  async close(): Promise<void> {
    this.closed = true
    for (const { holding, settled } of this.lent) if (settled) holding.forEach(close => void close())
    if (this.lent.size + this.waiting > 0) await new Promise<void>(resolve => (this.drained = resolve))
    if (this.own) await this.pool.end()
  }

  private told(): void {
    if (this.lent.size + this.waiting === 0) this.drained?.()
  }
}
