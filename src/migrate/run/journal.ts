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

/** A write of the journal. */
export interface Note extends Statement<unknown> {
  run(db: Target): Promise<unknown>
}

/** Writes of the journal, each a statement to be run where the change that it tells of is run. */
export const begun = (name: string, hash: string, place: number): Note =>
  insertInto(Applied).values({
    name,
    hash,
    state: 'running',
    place,
    step: 0,
    mark: null,
    startedAt: new Date(),
    finishedAt: null,
    format: FORMAT,
  })

/** The way back has begun, of a migration that the database cannot undo at once. */
export const undone = (name: string): Note =>
  update(Applied).set({ state: 'undoing', step: 0, mark: null, finishedAt: null }).where(Applied.name.eq(name))

export const advanced = (name: string, step: number): Note =>
  update(Applied).set({ step, mark: null }).where(Applied.name.eq(name))

/** A part is begun that nothing takes back, with the tables like this. */
export const marked = (name: string, mark: string): Note => update(Applied).set({ mark }).where(Applied.name.eq(name))

export const finished = (name: string): Note =>
  update(Applied).set({ state: 'applied', mark: null, finishedAt: new Date() }).where(Applied.name.eq(name))

export const applied = (name: string, hash: string, place: number): Note =>
  insertInto(Applied).values({
    name,
    hash,
    state: 'applied',
    place,
    step: 0,
    mark: null,
    startedAt: new Date(),
    finishedAt: new Date(),
    format: FORMAT,
  })

export const forgotten = (names: readonly string[]): Note => deleteFrom(Applied).where(Applied.name.in(names))
