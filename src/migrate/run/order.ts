// The order of migrations: each after those that it names, or after the one before it.
import { MigrationError } from '../../error/migration.ts'
import type { Migration } from './migration.ts'

/** The migrations that one comes after. */
export const parentsOf = (list: readonly Migration[], at: number): readonly string[] =>
  list[at]?.after ?? (at > 0 ? [(list[at - 1] as Migration).name] : [])

/**
 * The migrations in the order in which they run. Throws MigrationError for two of one name, one that comes after another that is
 * not there or after itself, and branches that nothing joins.
 */
export function ordered(given: readonly Migration[]): readonly Migration[] {
  const byName = new Map<string, number>()
  for (const [at, { name }] of given.entries()) {
    if (byName.has(name)) throw new MigrationError(`two migrations are called ${name}`)
    byName.set(name, at)
  }
  const parents = given.map((one, at) => parentsOf(given, at).map(parent => placeOf(byName, one.name, parent)))
  const done = new Set<number>()
  const open = new Set<number>()
  const visit = (at: number): void => {
    if (done.has(at)) return
    if (open.has(at)) throw new MigrationError(`the migration ${given[at]?.name ?? ''} comes after itself`)
    open.add(at)
    for (const parent of parents[at] as readonly number[]) visit(parent)
    done.add(at)
  }
  for (const at of given.keys()) visit(at)
  refuseBranches(given, parents)
  return [...done].map(at => given[at] as Migration)
}

function placeOf(byName: ReadonlyMap<string, number>, name: string, parent: string): number {
  const place = byName.get(parent)
  if (place === undefined)
    throw new MigrationError(`the migration ${name} comes after ${parent}, which is not among the migrations`)
  return place
}

function refuseBranches(given: readonly Migration[], parents: readonly (readonly number[])[]): void {
  const inner = new Set(parents.flat())
  const heads = given.filter((_, at) => !inner.has(at)).map(({ name }) => name)
  if (heads.length > 1)
    throw new MigrationError(
      `the migrations end in ${heads.length} branches, ${heads.join(' and ')}: add one that comes after all of them`,
      undefined,
      'MIGRATION_BRANCHES',
    )
}
