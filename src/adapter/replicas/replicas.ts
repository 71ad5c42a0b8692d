// One database in several places: a primary that takes writes, and readers that follow it.
import { DefinitionError } from '../../error/definition.ts'
import type { Ability, Adapter, Connection, Drain, Driver, Route } from '../adapter.ts'
import { quietly } from '../event.ts'
import { type PoolStats, sumOf } from '../pool/stats.ts'
import { type Ground, Lease, type Scope } from './lease.ts'
import { Readers } from './readers.ts'
import { readings } from './reading.ts'
import { trips } from '../trips.ts'

export interface ReplicaOptions<A extends Ability = Ability> {
  /** Takes every write, and every read that has to be up to date. */
  readonly primary: Adapter<A>
  /** Answer reads, in turn. */
  readonly readers: readonly Adapter<A>[]
  /** Milliseconds for which a reader that did not answer is left out; 5,000 unless given. */
  readonly pause?: number
}

/**
 * One adapter made of several with pools: `connect(replicas({ primary: pg(...), readers: [pg(...), pg(...)] }))`. Reads
 * outside of transactions go to the readers in turn, a batch of reads as a whole. Everything else goes to the primary:
 * writes, transactions, batches with a write, locking reads, definitions, and SQL with a function that is not known to
 * change nothing. A read whose reader breaks runs again on the next; with all readers down the primary answers. Readers lag
 * behind the primary: whoever has to read what was just written asks `db.with({ consistent: true })`.
 *
 * Throws DefinitionError where the adapters are not of one dialect and kind, or have no pools.
 */
export function replicas<A extends Ability>({ primary, readers, pause = 5000 }: ReplicaOptions<A>): Adapter<A> {
  if (readers.length === 0) throw new DefinitionError('replicas() takes at least one reader')
  for (const adapter of [primary, ...readers]) check(primary, adapter)
  return {
    ...primary,
    trips,
    async open(tell) {
      const quiet = quietly(tell)
      return new ReplicaDriver(await primary.open(quiet), new Readers(readers, pause, quiet))
    },
  }
}

function check(primary: Adapter, { name, connections, dialect, objects, insertedKeys }: Adapter): void {
  if (connections !== 'pool')
    throw new DefinitionError(`replicas() takes adapters with pools, and ${name} has one connection`)
  if (dialect !== primary.dialect)
    throw new DefinitionError(
      `replicas() takes adapters of one dialect: ${dialect.name} is not ${primary.dialect.name}`,
    )
  if (objects !== primary.objects || insertedKeys !== primary.insertedKeys)
    throw new DefinitionError(`replicas() takes adapters that answer alike: ${name} does not answer as ${primary.name}`)
}

class ReplicaDriver implements Driver {
  private readonly ground: Ground
  private readonly scopes = new WeakMap<Route, Scope>()
  /** Leases that cursors keep. */
  private readonly kept = new Set<Lease>()
  private draining = false

  constructor(primary: Driver, readers: Readers) {
    this.ground = { primary, readers, isRead: readings() }
  }

  get dialect(): Driver['dialect'] {
    return this.ground.primary.dialect
  }

  get storage(): Driver['storage'] {
    return this.ground.primary.storage
  }

  async acquire(route?: Route, exclusive = false): Promise<Connection> {
    // After a closing that was given up.
    this.draining = false
    const lease = new Lease(this.ground, this.scopeOf(route), exclusive)
    if (!exclusive) return lease
    try {
      await lease.toPrimary()
      return lease
    } catch (error) {
      lease.end(false)
      throw error
    }
  }

  /** Handles that were made of one another share what they remember. */
  private scopeOf(route: Route | undefined): Scope | undefined {
    if (!route?.consistent) return undefined
    let first = route
    while (first.outer?.consistent) first = first.outer
    const known = this.scopes.get(first)
    if (known) return known
    const scope = { wrote: false }
    this.scopes.set(first, scope)
    return scope
  }

  release(given: Connection, broken: boolean): void {
    const lease = given as Lease
    if (lease.holding.size === 0) {
      this.kept.delete(lease)
      lease.end(broken)
      return
    }
    lease.settled = () => this.release(given, broken)
    this.kept.add(lease)
    if (this.draining) closeCursors(lease)
  }

  async drain(bounded: Drain): Promise<void> {
    const { primary, readers } = this.ground
    this.draining = true
    this.kept.forEach(closeCursors)
    await Promise.all([Promise.resolve(primary.drain?.(bounded)), readers.drain(bounded)])
  }

  async close(): Promise<void> {
    await this.drain(rest => rest)
    await Promise.all([Promise.resolve(this.ground.primary.close()), this.ground.readers.close()])
  }

  stats(): PoolStats {
    const { primary, readers } = this.ground
    return sumOf([readers.stats(), ...(primary.stats ? [primary.stats()] : [])])
  }
}

function closeCursors({ holding }: Lease): void {
  for (const close of holding) void close()
}
