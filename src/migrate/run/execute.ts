// Sends the parts of a migration, with the journal beside them.
import { isPool, transactionAround } from '../../database/around.ts'
import { define, defineAlone } from '../../database/define.ts'
import type { BatchDatabase, Transaction, TransactionDatabase } from '../../database/types.ts'
import type { DefiningDialect } from '../../dialect/dialect.ts'
import { IsomodelError } from '../../error/base.ts'
import { MigrationError } from '../../error/migration.ts'
import { sql } from '../../query/sql.ts'
import { writeChange } from '../../compile/change/write.ts'
import { rebuildFailure, type RebuildStatement } from '../rebuild/checks.ts'
import { liveSchema } from '../rebuild/live.ts'
import { type RebuildWay, rebuildStatements } from '../rebuild/statements.ts'
import type { Group, Means } from './groups.ts'
import type { Note } from './journal.ts'
import type { Target } from './own-tables.ts'
import type { Part } from './parts.ts'

/** What running the groups of one migration needs to know. */
export interface Run {
  readonly db: BatchDatabase
  readonly dialect: DefiningDialect
  readonly means: Means
  /** How tables are made anew where the database cannot change them. */
  readonly way: RebuildWay
  /** Fails where another migrator has taken over. */
  fence(db: Target): Promise<void>
  /** Between parts: tells what comes, and ends the run where the caller gave it up. */
  step(part: Part): void
  /** The part that was begun last. */
  last(): Part | undefined
}

/**
 * How tables of SQLite are made anew: with foreign keys switched off around the transaction, where one connection is ours and
 * nothing else changes rows meanwhile: code and SQL written by hand count on them.
 */
export const wayOf = (db: BatchDatabase, { batches }: Means, parts: readonly Part[]): RebuildWay =>
  batches || isPool(db) || parts.some(part => part.kind === 'run' || (part.kind === 'statements' && part.raw))
    ? 'closure'
    : 'session'

/** Runs a group, and records it: in its transaction where it has one, otherwise right behind it. */
export async function runGroup(run: Run, group: Group, records: readonly Note[]): Promise<void> {
  const { db, means } = run
  if (means.batches) return inBatch(run, group, records)
  if (!group.atomic) {
    await run.fence(db)
    for (const part of group.parts) await runAlone(run, part, records)
    return
  }
  await inTransaction(run, group, async tx => {
    await run.fence(tx)
    for (const part of group.parts) await runPart(run, part, tx)
    await record(tx, records)
  })
}

async function record(db: Target, records: readonly Note[]): Promise<void> {
  if (records.length > 0) await db.batch(records)
}

/** Foreign keys are not looked at while tables are made anew: what they would do is looked for at the end. */
const WITHOUT_KEYS = { change: 'PRAGMA foreign_keys = OFF', restore: 'PRAGMA foreign_keys = ON' }

function inTransaction({ db, way }: Run, group: Group, body: (tx: Transaction) => Promise<void>): Promise<void> {
  const rebuilds = group.parts.some(({ kind }) => kind === 'rebuild')
  return rebuilds && way === 'session'
    ? transactionAround(db, WITHOUT_KEYS, body)
    : (db as TransactionDatabase).transaction(body)
}

async function runPart(run: Run, part: Part, tx: Transaction): Promise<void> {
  run.step(part)
  if (part.kind === 'run') return void (await part.step.run(tx))
  const statements = await statementsOf(run, part, tx)
  await toldBy(statements, () => define(tx, textsOf(statements)))
}

/**
 * What the database does not take back. A change of rows it does: that is noted where it is done. A change of tables ends the
 * transaction that it meets.
 */
async function runAlone(run: Run, part: Part, records: readonly Note[]): Promise<void> {
  const { db } = run
  run.step(part)
  if (part.kind !== 'statements') throw new MigrationError(`the step '${part.label}' runs in a transaction only`)
  if (part.alone) {
    for (const text of part.statements) await defineAlone(db, text)
    return record(db, records)
  }
  await (db as TransactionDatabase).transaction(async tx => {
    // Without savepoints, which a change of tables ends too.
    for (const text of part.statements) await defineAlone(tx, text)
    for (const note of records) await note.run(tx)
  })
}

const textsOf = (statements: readonly RebuildStatement[]): string[] => statements.map(({ sql: text }) => text)

/** What fails, as the statement itself tells it. */
async function toldBy(statements: readonly RebuildStatement[], work: () => Promise<unknown>): Promise<void> {
  try {
    await work()
  } catch (error) {
    throw rebuildFailure(error, statements)
  }
}

async function statementsOf(
  { way, dialect }: Run,
  part: Exclude<Part, { kind: 'run' }>,
  db: Target,
): Promise<readonly RebuildStatement[]> {
  if (part.kind === 'statements') return part.statements.map(text => ({ sql: text }))
  return rebuildStatements(await liveSchema(db), [part.rebuild], part.after, way, dialect, writeChange)
}

async function inBatch(run: Run, { parts }: Group, records: readonly Note[]): Promise<void> {
  const statements: RebuildStatement[] = []
  for (const part of parts) {
    run.step(part)
    if (part.kind === 'run')
      throw new MigrationError(`the step '${part.label}' needs a transaction, which this adapter does not have`)
    statements.push(...(await statementsOf(run, part, run.db)))
  }
  await run.fence(run.db)
  const texts = textsOf(statements).map(text => sql`${sql.unsafe(text)}`)
  await toldBy(statements, () => run.db.batch([...texts, ...records]))
}

/** The error of a step, with the migration that it belongs to. */
export function failed(name: string, label: string, changed: string, error: unknown): MigrationError {
  const told = error instanceof IsomodelError ? error.message : 'its code failed'
  return new MigrationError(`the migration ${name} failed at ${label} (${changed}): ${told}`, error)
}
