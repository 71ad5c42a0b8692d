// One migrator at a time: a lease that its owner renews, and that others take over when it has ended.
import { MigrationError } from '../../error/migration.ts'
import { IsomodelError } from '../../error/base.ts'
import { coalesce, now } from '../../expression/functions.ts'
import { or } from '../../expression/logic.ts'
import { dateAdd } from '../../expression/time-functions.ts'
import { insertInto } from '../../query/insert.ts'
import { update } from '../../query/update.ts'
import { Lease, type Target } from './own-tables.ts'

export interface LockOptions {
  /** Milliseconds to wait for another migrator; a minute unless given. */
  readonly wait?: number
  /** Milliseconds after which the lock of a migrator that says nothing may be taken over; a minute unless given. */
  readonly lease?: number
}

const MINUTE = 60_000
const ID = 1
/** Milliseconds between two looks at a lock that another holds: the longest. */
const LONGEST_PAUSE = 500

export interface Held {
  readonly owner: string
  /** Lengthens the lease; throws where another has taken it over. */
  renew(db: Target): Promise<void>
  release(db: Target): Promise<void>
}

/** dateAdd() may lead out of all years, and answers null then. */
const ends = (lease: number) => coalesce(dateAdd(now(), { seconds: Math.ceil(lease / 1000) }), now())

/** Those of this program that hold a lock, or wait for one. */
const living = new Set<string>()

/** `exclusive`: an owner that is not of this program is gone, and its lease with it. */
async function take(db: Target, owner: string, lease: number, exclusive: boolean): Promise<boolean> {
  await insertInto(Lease)
    .values({ id: ID, owner: '', until: new Date(0) })
    .onConflict(Lease.id)
    .ignore()
    .run(db)
  const ended = exclusive ? Lease.owner.notIn([...living]) : Lease.until.lt(now())
  const free = or(ended, Lease.owner.eq(owner))
  return (
    (await update(Lease)
      .set({ owner, until: ends(lease) })
      .where(Lease.id.eq(ID), free)
      .run(db)) === 1
  )
}

async function renew(db: Target, owner: string, lease: number): Promise<void> {
  const kept = await update(Lease)
    .set({ until: ends(lease) })
    .where(Lease.id.eq(ID), Lease.owner.eq(owner))
    .run(db)
  if (kept !== 1) throw new MigrationError('another migrator has taken over the lock: this one was silent for too long')
}

const released = (db: Target, owner: string): Promise<number> =>
  update(Lease)
    .set({ owner: '', until: new Date(0) })
    .where(Lease.id.eq(ID), Lease.owner.eq(owner))
    .run(db)

/** How a lock is asked for. */
export interface Asking extends LockOptions {
  /** Nobody else can have the database: the lease of a page that was closed is over. */
  readonly exclusive: boolean
  readonly signal?: AbortSignal | undefined
  /** Is called once, where another holds it. */
  waiting(): void
}

/** Waits for the lock. Throws MigrationError where it does not become free in time; clocks are the database's own. */
export async function lock(db: Target, asking: Asking): Promise<Held> {
  const owner = crypto.randomUUID()
  living.add(owner)
  try {
    await waited(db, owner, asking)
  } catch (error) {
    living.delete(owner)
    throw error
  }
  return {
    owner,
    renew: target => renew(target, owner, asking.lease ?? MINUTE),
    release: target =>
      released(target, owner)
        .then(() => {})
        .finally(() => living.delete(owner)),
  }
}

async function waited(db: Target, owner: string, asking: Asking): Promise<void> {
  const { wait = MINUTE, lease = MINUTE, exclusive, signal, waiting } = asking
  const until = performance.now() + wait
  for (let pause = 10; ; pause = Math.min(pause * 2, LONGEST_PAUSE)) {
    if (await taken(db, owner, lease, exclusive)) return
    if (pause === 10) waiting()
    signal?.throwIfAborted()
    if (performance.now() > until)
      throw new MigrationError(`another migrator holds the lock of this database, and has for ${wait} ms`)
    await new Promise(resolve => setTimeout(resolve, pause))
  }
}

/** A database that is busy with others is asked again. */
async function taken(db: Target, owner: string, lease: number, exclusive: boolean): Promise<boolean> {
  try {
    return await take(db, owner, lease, exclusive)
  } catch (error) {
    if (error instanceof IsomodelError && error.retryable) return false
    throw error
  }
}
