// What a database remembers of its migrations.
import type { Statement } from '../../ast/executor.ts'
import { MigrationError } from '../../error/migration.ts'
import { insertInto } from '../../query/insert.ts'
import { from } from '../../query/select.ts'
import { deleteFrom, update } from '../../query/update.ts'
import type { Entry } from './history.ts'
import { Applied, FORMAT, hasJournal, type Target } from './own-tables.ts'

/** All of them, in the order in which they were begun. */
export async function readJournal(db: Target): Promise<Entry[]> {
  if (!(await hasJournal(db))) return []
  const rows = await from(Applied).orderBy(Applied.place.asc()).all(db)
  const strange = rows.find(({ format }) => format !== FORMAT)
  if (strange) throw new MigrationError(`the migration ${strange.name} was applied by a newer version of isomodel`)
  return rows
}

/** Writes of the journal, each a statement to be run where the change that it tells of is run. */
export const begun = (name: string, hash: string, place: number): Statement<unknown> =>
  insertInto(Applied).values({
    name,
    hash,
    state: 'running',
    place,
    step: 0,
    startedAt: new Date(),
    finishedAt: null,
    format: FORMAT,
  })

/** The way back has begun, of a migration that the database cannot undo at once. */
export const undone = (name: string): Statement<unknown> =>
  update(Applied).set({ state: 'undoing', step: 0, finishedAt: null }).where(Applied.name.eq(name))

export const advanced = (name: string, step: number): Statement<unknown> =>
  update(Applied).set({ step }).where(Applied.name.eq(name))

export const finished = (name: string): Statement<unknown> =>
  update(Applied).set({ state: 'applied', finishedAt: new Date() }).where(Applied.name.eq(name))

export const applied = (name: string, hash: string, place: number): Statement<unknown> =>
  insertInto(Applied).values({
    name,
    hash,
    state: 'applied',
    place,
    step: 0,
    startedAt: new Date(),
    finishedAt: new Date(),
    format: FORMAT,
  })

export const forgotten = (names: readonly string[]): Statement<unknown> =>
  deleteFrom(Applied).where(Applied.name.in(names))
