// The databases that only answer reads: each in its turn, and none that is down.
import { IsomodelError } from '../../error/base.ts'
import { PoolTimeout } from '../../error/transaction.ts'
import type { Adapter, Connection, Drain, Driver } from '../adapter.ts'
import type { Tell } from '../event.ts'
import { type PoolStats, sumOf } from '../pool/stats.ts'

interface Place {
  readonly adapter: Adapter
  driver: Promise<Driver> | undefined
  /** When it may be asked again, on the clock of performance.now(). */
  until: number
}

/** A connection of a reader. */
export interface Reading {
  readonly reader: number
  readonly driver: Driver
  readonly connection: Connection
}

export class Readers {
  private readonly places: readonly Place[]
  private readonly open: Driver[] = []
  private readonly pause: number
  private readonly tell: Tell
  private turn = 0

  constructor(adapters: readonly Adapter[], pause: number, tell: Tell) {
    this.places = adapters.map(adapter => ({ adapter, driver: undefined, until: 0 }))
    this.pause = pause
    this.tell = tell
  }

  /** A connection of the next reader that answers; undefined where none does. */
  async acquire(): Promise<Reading | undefined> {
    for (let tries = this.places.length; tries > 0; tries--) {
      const reader = this.turn++ % this.places.length
      const place = this.places[reader] as Place
      if (performance.now() < place.until) continue
      try {
        const driver = await (place.driver ??= this.opened(place, reader))
        return { reader, driver, connection: await driver.acquire() }
      } catch (error) {
        // It is there, and busy: to send its reads elsewhere would only spread that.
        if (error instanceof PoolTimeout) throw error
        this.skip(reader, error)
      }
    }
    return undefined
  }

  private async opened(place: Place, reader: number): Promise<Driver> {
    try {
      const driver = await place.adapter.open(event => this.tell({ ...event, reader }))
      this.open.push(driver)
      return driver
    } catch (error) {
      place.driver = undefined
      throw error
    }
  }

  /** Leaves a reader out for some time. */
  skip(reader: number, error: unknown): void {
    const place = this.places[reader] as Place
    place.until = performance.now() + this.pause
    this.tell({ type: 'reader-skipped', reader, code: error instanceof IsomodelError ? error.code : 'UNKNOWN' })
  }

  async drain(bounded: Drain): Promise<void> {
    await Promise.all(this.open.map(async driver => driver.drain?.(bounded)))
  }

  async close(): Promise<void> {
    await Promise.allSettled(this.places.map(async ({ driver }) => driver))
    await Promise.all(this.open.map(async driver => driver.close()))
  }

  stats(): PoolStats {
    return sumOf(this.open.flatMap(driver => driver.stats?.() ?? []))
  }
}
