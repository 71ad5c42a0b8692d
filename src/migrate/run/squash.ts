// Several migrations as one.
import { MigrationError } from '../../error/migration.ts'
import { diff } from '../../schema/diff/diff.ts'
import { type Migration, migration, type Step } from './migration.ts'
import { ordered } from './order.ts'
import { foldAll, NOTHING } from './plan-of.ts'

export interface SquashOptions {
  /** The name of the one that stands for them. */
  readonly name: string
  /** The first of them; the first of all unless given. */
  readonly from?: string | undefined
  /** The last; the last of all unless given. */
  readonly to?: string | undefined
}

/**
 * Puts one migration in the place of several: a database that has all of them has it, a new one runs it, and one that has some of
 * them is refused until it has the rest. Answers all migrations, with the new one among them. Where they begin with the first of
 * all and hold operations alone, the new one creates the tables as they end; otherwise it has their steps, one after another.
 *
 * @throws MigrationError for names that are not there
 */
export function squash(migrations: readonly Migration[], { name, from, to }: SquashOptions): Migration[] {
  const list = ordered(migrations)
  const place = (of: string | undefined, otherwise: number): number => {
    const at = of === undefined ? otherwise : list.findIndex(one => one.name === of)
    if (at < 0) throw new MigrationError(`the migration ${of ?? ''} is not among these`)
    return at
  }
  const first = place(from, 0)
  const last = place(to, list.length - 1)
  if (last < first) throw new MigrationError(`the migration ${from ?? ''} does not come before ${to ?? ''}`)
  const chosen = list.slice(first, last + 1)
  const steps = chosen.flatMap(({ up }) => up)
  const plain = first === 0 && steps.every(step => step.kind !== 'sql' && step.kind !== 'run')
  const up: readonly Step[] = plain
    ? diff(NOTHING, foldAll(chosen)).operations.map(({ operation }) => operation)
    : steps
  const replaces = chosen.flatMap(one => one.replaces ?? [one.name])
  const one = migration(name, { up, replaces, ...(first > 0 && { after: [(list[first - 1] as Migration).name] }) })
  const gone = new Set(chosen.map(({ name: old }) => old))
  const later = list.slice(last + 1).map(next => ({
    ...next,
    ...(next.after && { after: [...new Set(next.after.map(parent => (gone.has(parent) ? name : parent)))] }),
  }))
  return [...list.slice(0, first), one, ...later]
}
