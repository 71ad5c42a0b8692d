// Migrations as text, for databases that somebody else changes.
import { writeOperation } from '../compile/operation.ts'
import type { ShownDialect } from '../compile/shown.ts'
import { define } from '../database/define.ts'
import type { DatabaseSchema } from '../ast/schema.ts'
import type { BatchDatabase } from '../database/types.ts'
import { defining } from '../dialect/defining.ts'
import type { DefiningDialect } from '../dialect/dialect.ts'
import { MigrationError } from '../error/migration.ts'
import { now } from '../expression/functions.ts'
import { insertInto } from '../query/insert.ts'
import { creation } from '../schema/operations.ts'
import { liveSchema } from './rebuild/live.ts'
import { rebuildStatements } from './rebuild/statements.ts'
import { groupsOf } from './run/groups.ts'
import type { Migration } from './run/migration.ts'
import { ordered } from './run/order.ts'
import { Applied, FORMAT, Lease } from './run/own-tables.ts'
import { type Part, partsOf } from './run/parts.ts'
import type { Hashed } from './run/history.ts'
import { hashed } from './run/look.ts'
import { foldAll, within } from './run/plan-of.ts'

export interface ScriptOptions {
  /** The last migration that the database has; none unless given. */
  readonly from?: string | undefined
  /** The last migration of the script; the last of all unless given. */
  readonly to?: string | undefined
  /**
   * An empty database of the same dialect, in which the migrations are run: the statements that make a table of SQLite anew
   * follow from the one that is there.
   */
  readonly scratch?: BatchDatabase | undefined
}

/** One migration, or (without a name) what has to be there before the first. */
export interface MigrationScript {
  readonly name: string | null
  /** Whether the statements belong in one transaction, which they do not begin themselves. */
  readonly atomic: boolean
  /** In order; the last one notes the migration as applied. */
  readonly statements: readonly string[]
  /** Steps of code, which no text can say. */
  readonly code: readonly string[]
}

/**
 * The SQL of migrations for a dialect (`isomodel/dialects`), without any database: what has to run, and what notes each as
 * applied, so that migrate() knows of it afterwards.
 *
 * @throws MigrationError where `from` or `to` is no migration, and for SQLite where a table is made anew and there is no scratch
 */
export async function script(
  migrations: readonly Migration[],
  dialect: ShownDialect,
  options: ScriptOptions = {},
): Promise<MigrationScript[]> {
  const { scratch } = options
  const defined = defining(dialect)
  const list = await hashed(ordered(migrations))
  const { first, last } = rangeOf(list, options)
  const scripts: MigrationScript[] = first === 0 ? [own(defined)] : []
  await scratch?.open()
  for (const [at, one] of list.slice(0, last + 1).entries()) {
    if (at < first && !scratch) continue
    const made = await scriptOf(one, beforeOf(list, at), scratch, defined)
    const statements = [...made.statements, noted(one, at + 1, dialect, defined)]
    if (at >= first) scripts.push({ ...made, statements })
  }
  return scripts
}

const beforeOf = (list: readonly Hashed[], at: number): DatabaseSchema =>
  foldAll(list.slice(0, at).map(({ migration }) => migration))

async function scriptOf(
  { migration: { name, up } }: Hashed,
  before: DatabaseSchema,
  scratch: BatchDatabase | undefined,
  dialect: DefiningDialect,
): Promise<MigrationScript> {
  const { parts } = within(name, () => partsOf(up, before, dialect))
  const statements: string[] = []
  for (const part of parts) {
    if (part.kind === 'rebuild' && !scratch)
      throw new MigrationError(`the migration ${name} makes a table anew: script() needs a scratch database for that`)
    const made = await statementsOf(part, scratch, dialect)
    if (scratch) await define(scratch, made)
    statements.push(...made)
  }
  const { transactional } = dialect.ddl
  const groups = groupsOf(parts, { transactional, batches: false })
  const atomic = transactional && groups.length <= 1 && (groups[0]?.atomic ?? true)
  return { name, atomic, statements, code: parts.flatMap(part => (part.kind === 'run' ? [part.label] : [])) }
}

function rangeOf(list: readonly Hashed[], { from, to }: ScriptOptions): { first: number; last: number } {
  const place = (name: string): number => {
    const at = list.findIndex(({ migration }) => migration.name === name)
    if (at < 0) throw new MigrationError(`the migration ${name} is not among these`)
    return at
  }
  return { first: from === undefined ? 0 : place(from) + 1, last: to === undefined ? list.length - 1 : place(to) }
}

/** The tables in which migrations are noted. */
function own(dialect: DefiningDialect): MigrationScript {
  const operations = creation({ Applied, Lease }, dialect.ddl.forwardKeys)
  const statements = operations.flatMap(operation => writeOperation(operation, dialect))
  return { name: null, atomic: dialect.ddl.transactional, statements, code: [] }
}

async function statementsOf(
  part: Part,
  scratch: BatchDatabase | undefined,
  dialect: DefiningDialect,
): Promise<readonly string[]> {
  if (part.kind === 'run') return []
  if (part.kind === 'statements') return part.statements
  const live = await liveSchema(scratch as BatchDatabase)
  // Inside of one transaction: foreign keys are on.
  return rebuildStatements(live, [part.rebuild], part.after, 'closure', dialect).map(({ sql }) => sql)
}

function noted({ migration, hash }: Hashed, place: number, shown: ShownDialect, dialect: DefiningDialect): string {
  const insert = insertInto(Applied).values({
    name: migration.name,
    hash,
    state: 'applied',
    place,
    step: 0,
    startedAt: now(),
    finishedAt: now(),
    format: FORMAT,
  })
  const { sql, params } = insert.toSQL(shown)
  let at = 0
  // Names of these tables have none of these signs.
  return sql.replaceAll(/\$(\d+)|\?/g, (_, number: string | undefined) => {
    const place = number === undefined ? at++ : Number(number) - 1
    return dialect.ddl.literal(params[place])
  })
}
