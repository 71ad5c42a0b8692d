// Runs migrations, one migrator at a time.
import { isExclusive, isPool } from '../../database/around.ts'
import type { BatchDatabase } from '../../database/types.ts'
import { MigrationError, type SchemaOutdated } from '../../error/migration.ts'
import { withCopy } from './backup.ts'
import { failed, runGroup, type Run, wayOf } from './execute.ts'
import { type Group, groupsOf } from './groups.ts'
import { advanced, applied, begun, finished, forgotten, type Note, undone } from './journal.ts'
import { type Held, lock, type LockOptions } from './lock.ts'
import { opened } from './look.ts'
import type { Migration } from './migration.ts'
import { makeOwnTables } from './make-own-tables.ts'
import type { Target } from './own-tables.ts'
import type { Part } from './parts.ts'
import { find, type Found, type Planned, planned } from './plan-of.ts'
import { onceOnly } from './resume.ts'
import { checkEnd } from './verify.ts'

/** What is happening: one part of one migration, or a wait for another migrator. */
export interface Progress {
  /** undefined while another migrator has the lock. */
  readonly migration: string | undefined
  /** Which of how many migrations, from 1. */
  readonly at: number
  readonly of: number
  /** Which of how many parts of it, from 1, and what it does. */
  readonly part: number
  readonly parts: number
  readonly label: string
}

export interface RunOptions extends LockOptions {
  /** Ends the run between two parts, and waits no longer; what was begun of a migration is taken back where that is possible. */
  readonly signal?: AbortSignal | undefined
  readonly onProgress?: ((progress: Progress) => void) | undefined
}

export interface MigrateOptions extends RunOptions {
  /** The last migration to run; all of them unless given. */
  readonly to?: string | undefined
  /** Whether migrations may run that come before some that are applied. */
  readonly outOfOrder?: boolean | undefined
  /** Runs all of them in one transaction: all or none. Needs a database that takes changes of tables back. */
  readonly together?: boolean | undefined
  /**
   * Copies the whole database first, and puts the copy in its place again where the run fails: for databases in a tab
   * (`sqliteWasm({ storage: 'opfs' })`). UnsupportedError for others. What other calls write meanwhile is not in the copy, and
   * goes with what failed: nothing else is to write until this is done.
   */
  readonly backup?: boolean | undefined
  /** Hears that the database is newer than this code, before SchemaOutdated is thrown: a page may load its newer code. */
  readonly onOutdated?: ((error: SchemaOutdated) => void) | undefined
}

/** How a run goes, whatever it does. */
export async function locked<T>(
  given: BatchDatabase,
  options: RunOptions,
  work: (db: BatchDatabase, held: Held) => Promise<T>,
): Promise<T> {
  const { signal, onProgress } = options
  await opened(given)
  // Replicas may lag behind what this run has written.
  const db = given.with({ consistent: true, ...(signal && { signal }) })
  await makeOwnTables(db)
  const waiting = { migration: undefined, at: 0, of: 0, part: 0, parts: 0, label: 'waiting for another migrator' }
  const exclusive = isExclusive(db)
  const held = await lock(db, { ...options, exclusive, waiting: () => onProgress?.(waiting) })
  const beat = isPool(db) ? heartbeat(given, held, options.lease) : null
  try {
    return await work(db, held)
  } finally {
    clearInterval(beat ?? undefined)
    // A signal that ended the run does not keep the lock from the next one. What cannot be given back ends by itself.
    await held.release(given).catch(() => {})
  }
}

/** Keeps the lock while a long statement runs on another connection. What it fails with, the next part finds. */
function heartbeat(db: BatchDatabase, held: Held, lease = 60_000): ReturnType<typeof setInterval> {
  let beating = false
  const beat = async (): Promise<void> => {
    // One that waits for a long transaction takes no second connection.
    if (beating) return
    beating = true
    await held.renew(db).catch(() => {})
    beating = false
  }
  return setInterval(() => void beat(), lease / 3)
}

/** Runs what is pending. */
export const brought = (
  db: BatchDatabase,
  migrations: readonly Migration[],
  options: MigrateOptions,
): Promise<string[]> =>
  locked(db, options, async (open, held) => {
    const found = await find(open, migrations, options)
    const plans = planned(found, options.to)
    refuseCode(found, plans)
    const work = (): Promise<void> => runAll(found, plans, held, options)
    // The copy is made behind the lock: what others migrated before stays.
    if (plans.length > 0) await (options.backup ? withCopy(db, work) : work())
    return plans.map(({ migration }) => migration.name)
  })

async function runAll(found: Found, plans: readonly Planned[], held: Held, options: MigrateOptions): Promise<void> {
  if (options.together) await runTogether(found, plans, held, options)
  else
    for (const [at, plan] of plans.entries())
      await runPlanned(found, plan, held, tellOf(options, plan.migration.name, at, plans))
  await checkEnd(found, plans.at(-1) as Planned)
}

/** Code is refused before anything is sent where nothing can run it. */
export function refuseCode({ means }: Found, plans: readonly Planned[]): void {
  if (!means.batches) return
  for (const { migration, parts } of plans) {
    const code = parts.find(({ kind }) => kind === 'run')
    if (code)
      throw new MigrationError(
        `the migration ${migration.name}: the step '${code.label}' needs a transaction, which this adapter does not have`,
      )
  }
}

/** All of them as one group. */
async function runTogether(
  found: Found,
  plans: readonly Planned[],
  held: Held,
  options: MigrateOptions,
): Promise<void> {
  const parts = plans.flatMap(plan => plan.parts)
  const first = groupsOf(parts, found.means).find(({ atomic }, at) => !atomic || at > 0)?.parts[0]
  const apart = first && plans.find(plan => plan.parts.includes(first))
  if (apart || found.history.begun)
    throw new MigrationError(
      `the migration ${apart?.migration.name ?? found.history.begun?.name ?? ''} cannot run together with others: the database does not take all of it back`,
    )
  const step = (part: Part): void => {
    const at = plans.findIndex(plan => plan.parts.includes(part))
    const { migration, parts: own } = plans[at] as Planned
    tellOf(options, migration.name, at, plans)(part, own)
  }
  const group = { parts, atomic: true }
  const records = plans.map(plan => applied(plan.migration.name, plan.hash, placeOf(found, plan)))
  const names = plans.map(({ migration }) => migration.name).join(', ')
  const run = runOf(found, parts, held, step)
  await guarded(names, run, 'nothing of them remains', () => runGroup(run, group, records))
}

const placeOf = ({ list }: Found, { migration }: Planned): number =>
  list.findIndex(one => one.migration === migration) + 1

export type Tell = (part: Part, parts: readonly Part[]) => void

export const tellOf =
  ({ signal, onProgress }: RunOptions, migration: string, at: number, plans: readonly Planned[]): Tell =>
  (part, parts) => {
    signal?.throwIfAborted()
    const place = parts.indexOf(part) + 1
    onProgress?.({ migration, at: at + 1, of: plans.length, part: place, parts: parts.length, label: part.label })
  }

/** What the journal is told of one migration. */
interface Told {
  /** Where all of it is one group: beside it. */
  readonly once: Note
  readonly begin: Note
  readonly end: Note
}

/** Runs one migration, from where the last run ended. */
function runPlanned(found: Found, plan: Planned, held: Held, tell: Tell): Promise<void> {
  const { migration, hash } = plan
  const { name } = migration
  const place = placeOf(found, plan)
  const told = { once: applied(name, hash, place), begin: begun(name, hash, place), end: finished(name) }
  return runGroups(found, plan, held, tell, told)
}

/** Undoes one. */
export function undoPlanned(found: Found, plan: Planned, held: Held, tell: Tell): Promise<void> {
  const { name, replaces = [] } = plan.migration
  const gone = forgotten([name, ...replaces])
  return runGroups(found, plan, held, tell, { once: gone, begin: undone(name), end: gone })
}

async function runGroups(found: Found, plan: Planned, held: Held, tell: Tell, told: Told): Promise<void> {
  const { name } = plan.migration
  const groups = plan.groups.length > 0 ? plan.groups : [{ parts: [], atomic: true }]
  const run = runOf(found, plan.parts, held, tell)
  const entry = found.history.begun?.name === name ? found.history.begun : null
  const [only] = groups as readonly [Group]
  if (!entry && groups.length === 1 && only.atomic)
    return guarded(name, run, 'nothing of it remains', () => runGroup(run, only, [told.once]))
  if (!entry) await found.db.batch([told.begin])
  for (let at = entry?.step ?? 0; at < groups.length; at++) {
    const group = groups[at] as Group
    const records = [at === groups.length - 1 ? told.end : advanced(name, at + 1)]
    const work = (): Promise<void> => runGroup(run, group, records)
    const remains = `${at} of ${groups.length} parts are done, and the next run goes on there`
    const mark = entry && at === entry.step ? entry.mark : null
    const place = { name, at, mark, records }
    await guarded(name, run, remains, group.atomic ? work : () => onceOnly(found, group, place, work))
  }
}

/** Says where it failed: at the part that was begun last. */
async function guarded(name: string, run: Run, remains: string, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (error instanceof MigrationError && error.message.startsWith('the migration ')) throw error
    throw failed(name, run.last()?.label ?? 'its end', remains, error)
  }
}

/** How the groups of a plan are run. */
export function runOf(
  { db, dialect, means }: Pick<Found, 'db' | 'dialect' | 'means'>,
  parts: readonly Part[],
  held: Held,
  tell: Tell,
): Run {
  let last: Part | undefined
  return {
    db,
    dialect,
    means,
    way: wayOf(db, means, parts),
    fence: (target: Target) => held.renew(target),
    step(part) {
      last = part
      tell(part, parts)
    },
    last: () => last,
  }
}
