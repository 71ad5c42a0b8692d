// What a database has, and what it would take to bring it where the migrations lead.
import type { DatabaseSchema } from '../../ast/schema.ts'
import { abilityOf } from '../../database/around.ts'
import type { BatchDatabase } from '../../database/types.ts'
import type { DefiningDialect } from '../../dialect/dialect.ts'
import { loadDefinitions } from '../../dialect/load.ts'
import { MigrationError } from '../../error/migration.ts'
import { applyAll } from '../../schema/change/apply.ts'
import { type Group, groupsOf, type Means } from './groups.ts'
import type { Hashed } from './history.ts'
import { type Looked, look } from './look.ts'
import { effectOf, type Migration } from './migration.ts'
import { ordered } from './order.ts'
import { type Part, partsOf } from './parts.ts'

export const NOTHING: DatabaseSchema = { tables: [], views: [] }

/** The tables after some migrations, in order, without any database. Throws MigrationError where one does not fit. */
export const foldAll = (list: readonly Migration[]): DatabaseSchema =>
  list.reduce((schema, { name, up }) => within(name, () => applyAll(schema, up.flatMap(effectOf))), NOTHING)

/**
 * The tables that the migrations make, worked out in memory: there are no snapshot files.
 *
 * @throws MigrationError where their order is unclear or one does not fit those before it
 */
export const fold = (migrations: readonly Migration[]): DatabaseSchema => foldAll(ordered(migrations))

/** Says which migration a mistake is in. */
export function within<T>(name: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof MigrationError) || error.message.startsWith('the migration ')) throw error
    throw new MigrationError(`the migration ${name}: ${error.message}`, error)
  }
}

/** The database as a run of migrations finds it. */
export interface Found extends Looked {
  readonly db: BatchDatabase
  readonly dialect: DefiningDialect
  readonly means: Means
}

/** Reads what the database has, and compares. Nothing is changed. */
export async function find(
  db: BatchDatabase,
  migrations: readonly Migration[],
  options: { readonly outOfOrder?: boolean | undefined },
): Promise<Found> {
  const looked = await look(db, migrations, options)
  const dialect = await loadDefinitions(db['~dialect'])
  return { ...looked, db, dialect, means: meansOf(db, dialect) }
}

export const meansOf = (db: BatchDatabase, { ddl }: DefiningDialect): Means => ({
  transactional: ddl.transactional,
  batches: abilityOf(db) === 'batch',
})

/** One migration, ready to be sent. */
export interface Planned extends Hashed {
  readonly parts: readonly Part[]
  readonly groups: readonly Group[]
  readonly before: DatabaseSchema
  readonly after: DatabaseSchema
}

/** Those that are pending, up to `to` (all where it is absent, none but those before where it is applied). */
export function planned({ list, history, dialect, means }: Found, to: string | undefined): Planned[] {
  if (history.begun?.state === 'undoing')
    throw new MigrationError(`the migration ${history.begun.name} is being undone: run rollback() to its end first`)
  const wanted = upTo(list, history.pending, to)
  let before = foldAll(history.applied.map(({ migration }) => migration))
  return wanted.map(one => {
    const { name, up } = one.migration
    const { parts, after } = within(name, () => partsOf(up, before, dialect))
    const plan = { ...one, parts, groups: groupsOf(parts, means), before, after }
    before = after
    return plan
  })
}

function upTo(list: readonly Hashed[], pending: readonly Hashed[], to: string | undefined): readonly Hashed[] {
  if (to === undefined) return pending
  const last = list.findIndex(({ migration }) => migration.name === to)
  if (last < 0) throw new MigrationError(`the migration ${to} is not among these`)
  return pending.filter(one => list.indexOf(one) <= last)
}
