// Connections of a pool, each lent to one call at a time.
import type { Connection, Driver } from '../../src/adapter/adapter.ts'
import type { Dialect } from '../../src/dialect/dialect.ts'
import { ConnectionLost, PoolTimeout } from '../../src/error/transaction.ts'
import { MysqlSession } from './connection.ts'
import type { CoreConnection, CorePool, MysqlModule } from './driver.ts'
import { translateOpening } from './errors.ts'
import { type Server, serverOf } from './session.ts'

export class MysqlPoolDriver implements Driver {
  private readonly pool: CorePool
  private readonly module: MysqlModule
  private readonly own: boolean
  /** Milliseconds that a call waits for a connection. */
  private readonly patience: number
  /** A connection stays the same session for as long as the pool keeps it. */
  private readonly sessions = new WeakMap<CoreConnection, MysqlSession>()
  private readonly lent = new Set<MysqlSession>()
  /** Calls that wait for a connection. */
  private waiting = 0
  private drained: (() => void) | undefined
  private closed = false
  /** Known once a connection was there. */
  private server: Server | undefined

  constructor(pool: CorePool, module: MysqlModule, own: boolean, patience: number) {
    this.pool = pool
    this.module = module
    this.own = own
    this.patience = patience
  }

  get dialect(): Dialect | undefined {
    return this.server?.dialect
  }

  /** The server answers, or this is the place to say that it does not. */
  async reached(): Promise<Driver> {
    try {
      this.release(await this.acquire(), false)
      return this
    } catch (error) {
      void this.close()
      throw error
    }
  }

  async acquire(): Promise<Connection> {
    this.waiting++
    try {
      const core = await this.lend()
      const session = this.sessions.get(core) ?? (await this.made(core))
      this.lent.add(session)
      return session
    } catch (error) {
      if (this.closed) throw new ConnectionLost('the database was closed', error)
      throw translateOpening(error)
    } finally {
      this.waiting--
      this.told()
    }
  }

  /** A connection of the pool, which knows no end of waiting; one that comes too late goes back. */
  private lend(): Promise<CoreConnection> {
    return new Promise((resolve, reject) => {
      let late = false
      const give = (): void => {
        late = true
        reject(new PoolTimeout())
      }
      const timer = this.patience === Infinity ? undefined : setTimeout(give, this.patience)
      this.pool.getConnection((error, core) => {
        clearTimeout(timer)
        if (error) reject(error)
        else if (late) core.release?.()
        else resolve(core)
      })
    })
  }

  private async made(core: CoreConnection): Promise<MysqlSession> {
    const session = new MysqlSession(core, this.module, false)
    try {
      this.server ??= await serverOf(request => session.send(request))
      await session.exec([this.server.settings])
    } catch (error) {
      core.destroy()
      throw error
    }
    // Where the pool resets connections that come back, they have to be told again.
    if (!this.pool.config.resetOnRelease) this.sessions.set(core, session)
    return session
  }

  release(given: Connection, broken: boolean): void {
    const session = given as MysqlSession
    if (session.holding.size > 0) {
      session.settled = () => this.release(given, broken)
      if (this.closed) session.holding.forEach(close => void close())
      return
    }
    session.settled = undefined
    void session.quiet().then(() => {
      this.lent.delete(session)
      if (broken || session.lost || session.inTransaction) session.core.destroy()
      else session.core.release?.()
      this.told()
    })
  }

  async close(): Promise<void> {
    this.closed = true
    for (const { holding, settled } of this.lent) if (settled) holding.forEach(close => void close())
    if (this.lent.size + this.waiting > 0) await new Promise<void>(resolve => (this.drained = resolve))
    if (this.own) await new Promise<void>(resolve => this.pool.end(() => resolve()))
  }

  private told(): void {
    if (this.lent.size + this.waiting === 0) this.drained?.()
  }
}
