// A driver's own pool with what such pools lack: connections that are checked, grow old, and are counted.
import { ConnectionLost, PoolTimeout } from '../../error/transaction.ts'
import type { Connection, Drain, Driver, MaybePromise } from '../adapter.ts'
import { type CloseReason, quietly, type Tell } from '../event.ts'
import { habitsOf, type PoolHabits, type PoolOptions } from './options.ts'
import type { PooledConnection, PoolSource } from './source.ts'
import type { PoolStats } from './stats.ts'
import { withinTime } from './waiting.ts'

/** Milliseconds that connections have to say goodbye to their server. */
const FAREWELL = 1000

/** What is known of a connection of the pool. */
interface Slot<Raw> {
  readonly raw: Raw
  readonly connection: PooledConnection
  readonly number: number
  /** Times on the clock of performance.now(). */
  readonly opened: number
  readonly expires: number
  /** When it was given back last. */
  used: number
  /** Whether it has heard what a new connection is told. */
  greeted: boolean
  reason: CloseReason | undefined
}

export class LentPool<Raw extends object> implements Driver {
  private readonly source: PoolSource<Raw>
  private readonly habits: PoolHabits
  private readonly tell: Tell
  /** Whether connections are looked at before use. */
  private readonly watchful: boolean
  /** A connection stays the same for as long as the driver keeps it. */
  private readonly slots = new WeakMap<Raw, Slot<Raw>>()
  private readonly lent = new Map<Connection, Slot<Raw>>()
  private readonly open = new Set<Slot<Raw>>()
  private readonly resting: (() => void)[] = []
  private gone: (() => void) | undefined
  private waiting = 0
  private acquired = 0
  private created = 0
  private destroyed = 0
  private waits = 0
  private draining = false
  private closed = false

  constructor(source: PoolSource<Raw>, options: PoolOptions, tell?: Tell) {
    this.source = source
    this.habits = habitsOf(options)
    this.tell = quietly(tell)
    const { pingAfter, maxAge } = this.habits
    this.watchful = pingAfter < Infinity || maxAge < Infinity
  }

  acquire(): Promise<Connection> {
    // After a closing that was given up.
    this.draining = false
    const full = this.lent.size + this.waiting >= this.source.max
    this.waiting++
    return (full ? this.queue() : this.source.take()).then(this.taken, this.refused)
  }

  private readonly taken = (raw: Raw): MaybePromise<Connection> => {
    const slot = this.slotOf(raw)
    return this.watchful || !slot.greeted ? this.fit(slot).then(this.lend, this.refused) : this.lend(slot)
  }

  private readonly lend = (slot: Slot<Raw>): Connection => {
    this.waiting--
    this.acquired++
    this.lent.set(slot.connection, slot)
    return slot.connection
  }

  private readonly refused = (error: unknown): never => {
    const { size } = this.lent
    const waiting = this.waiting--
    this.rest()
    if (this.closed) throw new ConnectionLost('this database is closed', error)
    throw this.source.isTimeout(error) ? new PoolTimeout(error, size, waiting) : this.source.translate(error)
  }

  /** All connections are lent: waits, and tells for how long. */
  private async queue(): Promise<Raw> {
    const { source, waiting } = this
    const lent = this.lent.size
    const started = performance.now()
    let served = false
    this.waits++
    try {
      const taken = source.take()
      const raw = source.patience
        ? await withinTime(taken, source.patience, late => source.give(late, false))
        : await taken
      if (!raw) throw new PoolTimeout(undefined, lent, waiting)
      served = true
      return raw
    } finally {
      this.tell({ type: 'pool-waited', duration: performance.now() - started, lent, waiting, served })
    }
  }

  private slotOf(raw: Raw): Slot<Raw> {
    const known = this.slots.get(raw)
    if (known) return known
    const connection = this.source.wrap(raw)
    const opened = performance.now()
    const expires = opened + this.habits.maxAge * (1 - Math.random() / 10)
    const number = ++this.created
    const slot = { raw, connection, number, opened, expires, used: opened, greeted: false, reason: undefined }
    this.slots.set(raw, slot)
    this.open.add(slot)
    connection.ended = () => this.ended(slot)
    this.tell({ type: 'connection-opened', connection: number })
    if (!this.source.greet) slot.greeted = true
    return slot
  }

  private ended(slot: Slot<Raw>): void {
    const { number, opened, reason, connection } = slot
    this.destroyed++
    this.open.delete(slot)
    if (this.open.size === 0) this.gone?.()
    const unasked = connection.lost ? 'lost' : this.closed ? 'closed' : 'idle'
    const age = performance.now() - opened
    this.tell({ type: 'connection-closed', connection: number, reason: reason ?? unasked, age })
  }

  /** The connection, or the next one that is fit for use: all that are idle may have died together. */
  private async fit(slot: Slot<Raw>): Promise<Slot<Raw>> {
    for (let tries = this.source.max; ; tries--) {
      const reason = await this.unfit(slot)
      if (!reason) return slot
      this.destroy(slot, reason)
      if (tries <= 0) throw new ConnectionLost('no connection of the pool answers')
      slot = this.slotOf(await this.source.take())
    }
  }

  private async unfit(slot: Slot<Raw>): Promise<CloseReason | undefined> {
    const now = performance.now()
    if (!slot.greeted) return this.greet(slot)
    if (now >= slot.expires) return 'age'
    if (now - slot.used <= this.habits.pingAfter) return undefined
    try {
      const ping = slot.connection.ping().then(() => true)
      if (await withinTime(ping, this.habits.pingTimeout)) return undefined
      slot.reason = 'dead'
      slot.connection.cut()
    } catch {
      // Dead is all that there is to say of it.
    }
    return 'dead'
  }

  private async greet(slot: Slot<Raw>): Promise<undefined> {
    try {
      await this.source.greet?.(slot.connection)
      slot.greeted = true
    } catch (error) {
      this.destroy(slot, 'unclean')
      throw error
    }
  }

  private destroy(slot: Slot<Raw>, reason: CloseReason): void {
    slot.reason ??= reason
    this.source.give(slot.raw, true)
  }

  release(given: Connection, broken: boolean): void {
    const slot = this.lent.get(given)
    if (!slot) return
    const { connection } = slot
    if (connection.holding.size > 0) {
      connection.settled = () => this.release(given, broken)
      if (this.draining) this.closeCursors(connection)
      return
    }
    connection.settled = undefined
    const quiet = connection.quiet()
    if (quiet) void quiet.then(() => this.back(slot, broken))
    else this.back(slot, broken)
  }

  private back(slot: Slot<Raw>, broken: boolean): void {
    const { connection } = slot
    this.lent.delete(connection)
    if (this.watchful) slot.used = performance.now()
    if (this.source.forgets) slot.greeted = false
    const reason = worn(slot, broken)
    if (reason) this.destroy(slot, reason)
    else this.source.give(slot.raw, false)
    this.rest()
  }

  private closeCursors({ holding }: PooledConnection): void {
    for (const close of holding) void close()
  }

  async drain(bounded: Drain): Promise<void> {
    this.draining = true
    for (const { connection } of this.lent.values()) if (connection.settled) this.closeCursors(connection)
    if (this.lent.size + this.waiting === 0) return
    await bounded(new Promise<void>(resolve => this.resting.push(resolve)))
  }

  private rest(): void {
    if (this.lent.size + this.waiting === 0) for (const resolve of this.resting.splice(0)) resolve()
  }

  async close(): Promise<void> {
    this.closed = true
    await this.drain(rest => rest)
    if (!this.source.end) return
    await this.source.end()
    if (this.open.size > 0) await withinTime(new Promise<void>(resolve => (this.gone = resolve)), FAREWELL)
    for (const { connection } of this.open) connection.cut()
  }

  stats(): PoolStats {
    const { waiting, acquired, created, destroyed, waits } = this
    const open = this.open.size
    const lent = this.lent.size
    return { open, idle: Math.max(0, open - lent), lent, waiting, acquired, created, destroyed, waits }
  }
}

/** Why a connection that was given back is not to be used again. */
function worn<Raw>({ connection, used, expires }: Slot<Raw>, broken: boolean): CloseReason | undefined {
  if (connection.lost) return 'lost'
  if (broken || connection.inTransaction) return 'unclean'
  return used >= expires ? 'age' : undefined
}
