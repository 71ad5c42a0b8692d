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

async function take(db: Target, owner: string, lease: number): Promise<boolean> {
  await insertInto(Lease)
    .values({ id: ID, owner: '', until: new Date(0) })
    .onConflict(Lease.id)
    .ignore()
    .run(db)
  const free = or(Lease.until.lt(now()), Lease.owner.eq(owner))
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

/**
 * Waits for the lock. `waiting` is called once, where another holds it. Throws MigrationError where it does not become free in
 * time; clocks are the database's own.
 */
export async function lock(
  db: Target,
  { wait = MINUTE, lease = MINUTE }: LockOptions,
  waiting: () => void,
  signal?: AbortSignal,
): Promise<Held> {
  const owner = crypto.randomUUID()
  const until = performance.now() + wait
  for (let pause = 10; ; pause = Math.min(pause * 2, LONGEST_PAUSE)) {
    if (await taken(db, owner, lease)) break
    if (pause === 10) waiting()
    signal?.throwIfAborted()
    if (performance.now() > until)
      throw new MigrationError(`another migrator holds the lock of this database, and has for ${wait} ms`)
    await new Promise(resolve => setTimeout(resolve, pause))
  }
  return {
    owner,
    renew: target => renew(target, owner, lease),
    release: async target => void (await released(target, owner)),
  }
}

/** A database that is busy with others is asked again. */
async function taken(db: Target, owner: string, lease: number): Promise<boolean> {
  try {
    return await take(db, owner, lease)
  } catch (error) {
    if (error instanceof IsomodelError && error.retryable) return false
    throw error
  }
}
