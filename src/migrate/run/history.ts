// What a database has of the migrations, and what it lacks.
import { MigrationError } from '../../error/migration.ts'
import { SchemaOutdated } from '../../error/migration.ts'
import type { Migration } from './migration.ts'

/** One migration that a database has, or has begun. */
export interface Entry {
  readonly name: string
  readonly hash: string
  readonly state: 'running' | 'applied' | 'undoing'
  /** Of one that has begun: how many of its parts are done. */
  readonly step: number
  /** How the tables looked before the part that was begun last; null where it was not begun, or is taken back. */
  readonly mark: string | null
  readonly startedAt: Date
  readonly finishedAt: Date | null
}

export interface Hashed {
  readonly migration: Migration
  readonly hash: string
}

export interface History {
  /** Those that are applied, in order. */
  readonly applied: readonly Hashed[]
  /** Those that are not, in order. */
  readonly pending: readonly Hashed[]
  /** The one that was begun and not finished: the first of those that are pending, or the last applied on its way back. */
  readonly begun: Entry | null
}

/** Whether all, some or none of the migrations that one stands for are there. */
function replaced({ name, replaces = [] }: Migration, entries: ReadonlyMap<string, Entry>): boolean {
  const there = replaces.filter(one => entries.has(one))
  if (there.length === 0 || entries.has(name)) return false
  const half = there.find(one => entries.get(one)?.state !== 'applied')
  if (half !== undefined)
    throw new MigrationError(
      `${name} stands for the migration ${half}, which was begun and not finished: end that with the migrations as they were`,
    )
  if (there.length === replaces.length) return true
  throw new MigrationError(
    `${name} stands for ${replaces.length} migrations, of which this database has ${there.length}: apply the others before it is used`,
  )
}

/**
 * Compares the migrations, in order, with what the database has. Throws MigrationError for one that was changed after it was
 * applied, for one that is missing, and for one that was skipped; SchemaOutdated where the database has all of these and more.
 */
export function historyOf(list: readonly Hashed[], entries: readonly Entry[], skipped = false): History {
  const known = new Map(entries.map(entry => [entry.name, entry]))
  const stands = new Set(
    list.flatMap(({ migration }) => (replaced(migration, known) ? (migration.replaces ?? []) : [])),
  )
  const has = ({ migration }: Hashed): boolean =>
    ['applied', 'undoing'].includes(known.get(migration.name)?.state ?? '') ||
    (migration.replaces?.some(one => stands.has(one)) ?? false)
  refuseUnknown(list, entries, stands, has)
  for (const { migration, hash } of list) {
    const entry = known.get(migration.name)
    if (entry && entry.hash !== hash)
      throw new MigrationError(
        `the migration ${migration.name} was changed after it was ${entry.state === 'applied' ? 'applied' : 'begun'}: take the change back, and make it a migration of its own`,
        undefined,
        'MIGRATION_EDITED',
      )
  }
  const applied = list.filter(has)
  const pending = list.filter(one => !has(one))
  const begun = entries.find(({ state }) => state !== 'applied') ?? null
  if (!skipped) refuseGaps(list, pending, has)
  if (begun?.state === 'running' && pending[0]?.migration.name !== begun.name)
    throw new MigrationError(`the migration ${begun.name} was begun and not finished, and others come before it now`)
  return { applied, pending, begun }
}

function refuseUnknown(
  list: readonly Hashed[],
  entries: readonly Entry[],
  stands: ReadonlySet<string>,
  has: (one: Hashed) => boolean,
): void {
  const names = new Set(list.map(({ migration }) => migration.name))
  const unknown = entries.filter(({ name }) => !names.has(name) && !stands.has(name)).map(({ name }) => name)
  if (unknown.length === 0) return
  if (list.every(has)) throw new SchemaOutdated(unknown)
  throw new MigrationError(
    `the database has the migration ${unknown.join(', ')}, which is not among these`,
    undefined,
    'MIGRATION_MISSING',
  )
}

function refuseGaps(list: readonly Hashed[], pending: readonly Hashed[], has: (one: Hashed) => boolean): void {
  const last = list.findLastIndex(has)
  const skipped = pending.find(one => list.indexOf(one) < last)
  if (!skipped) return
  throw new MigrationError(
    `the migration ${skipped.migration.name} comes before ${list[last]?.migration.name ?? ''}, which is applied already: give it a later place, or allow it with outOfOrder`,
    undefined,
    'MIGRATION_ORDER',
  )
}
