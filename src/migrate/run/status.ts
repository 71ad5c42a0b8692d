// What a database has of the migrations, without any change to it.
import type { BatchDatabase } from '../../database/types.ts'
import type { Entry } from './history.ts'
import { readJournal } from './journal.ts'
import type { Migration } from './migration.ts'
import { ordered } from './order.ts'
import { hashed, opened } from './look.ts'

export interface MigrationStatus {
  readonly name: string
  /**
   * `pending` and `applied`; `running` and `undoing`: begun and not finished; `edited`: changed after it was applied; `missing`: the
   * database has it and the migrations do not.
   */
  readonly state: 'pending' | 'running' | 'applied' | 'undoing' | 'edited' | 'missing'
  readonly appliedAt: Date | null
}

const stateOf = (entry: Entry | undefined, hash: string): MigrationStatus['state'] =>
  entry ? (entry.hash === hash ? entry.state : 'edited') : 'pending'

/** The migrations in order with what the database has of them, and then what only the database has. Nothing is changed. */
export async function status(db: BatchDatabase, migrations: readonly Migration[]): Promise<MigrationStatus[]> {
  await opened(db)
  const list = await hashed(ordered(migrations))
  const entries = new Map((await readJournal(db)).map(entry => [entry.name, entry]))
  const stands = new Map(
    list.flatMap(({ migration: { name, replaces = [] } }) => replaces.map(one => [one, name] as const)),
  )
  const known = list.map(({ migration: { name, replaces = [] }, hash }): MigrationStatus => {
    const entry = entries.get(name)
    const all = replaces.length > 0 && replaces.every(one => entries.has(one))
    if (!entry && all)
      return { name, state: 'applied', appliedAt: entries.get(replaces.at(-1) ?? '')?.finishedAt ?? null }
    return { name, state: stateOf(entry, hash), appliedAt: entry?.finishedAt ?? null }
  })
  const names = new Set(list.map(({ migration }) => migration.name))
  const others = [...entries.values()].filter(({ name }) => !names.has(name) && !stands.has(name))
  return [
    ...known,
    ...others.map(({ name, finishedAt }): MigrationStatus => ({ name, state: 'missing', appliedAt: finishedAt })),
  ]
}
