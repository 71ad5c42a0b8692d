// Stops runs behind each statement that changes something, and goes on: as if the process had ended there.
import { expect } from 'vitest'
import { type Adapter, connect, type QueryEvent, sql, type TransactionDatabase } from 'isomodel'
import {
  addCheck,
  addColumn,
  changeColumn,
  createIndex,
  createTable,
  dropCheck,
  dropColumn,
  inspect,
  migrate,
  type Migration,
  migration,
  rawSql,
  renameColumn,
  rollback,
  runStep,
  status,
  verify,
} from 'isomodel/migrate'

const start = migration('0001_start', {
  up: [
    createTable('counts', {
      columns: {
        id: { type: 'integer', identity: true },
        n: { type: 'integer' },
        old: { type: 'text', maxLength: 20 },
        gone: { type: 'integer', nullable: true },
      },
      primaryKey: ['id'],
      checks: { ck_counts_n: 'n > 0' },
    }),
  ],
})

/** All that a step can be: SQL that would count twice, values that would stay away, statements that cannot be said again. */
const changes = migration('0002_changes', {
  up: [
    addColumn('counts', 'filled', { type: 'integer', nullable: true }, { backfill: '7' }),
    rawSql(['ALTER TABLE counts ADD COLUMN raw integer', 'UPDATE counts SET raw = 5', 'UPDATE counts SET n = n * 2'], {
      effect: [addColumn('counts', 'raw', { type: 'integer', nullable: true })],
    }),
    runStep('one more', tx => sql`UPDATE counts SET n = n + 1`.run(tx)),
    dropCheck('counts', 'ck_counts_n'),
    addCheck('counts', 'ck_counts_n', 'n > 1'),
    rawSql('UPDATE counts SET n = n * 10', { effect: [] }),
    changeColumn('counts', 'old', { type: 'integer' }, { using: 'length(old)' }),
    renameColumn('counts', 'gone', 'left'),
    createIndex('counts', ['left', 'n']),
    addColumn('counts', 'needed', { type: 'text', maxLength: 10 }, { backfill: `'x'` }),
  ],
  down: [
    dropColumn('counts', 'needed'),
    { kind: 'dropIndex', table: 'counts', name: 'ix_counts_left_n' },
    renameColumn('counts', 'left', 'gone'),
    changeColumn('counts', 'old', { type: 'text', maxLength: 20 }),
    rawSql('UPDATE counts SET n = n - 1', { effect: [] }),
    dropCheck('counts', 'ck_counts_n'),
    addCheck('counts', 'ck_counts_n', 'n > 0'),
    dropColumn('counts', 'raw'),
    dropColumn('counts', 'filled'),
  ],
})

const list: readonly Migration[] = [start, changes]

const rowsOf = (db: TransactionDatabase): Promise<unknown[]> => sql`SELECT * FROM counts ORDER BY id`.all(db)

/** What the database is like, in every way that a run could get wrong. */
const stateOf = async (db: TransactionDatabase): Promise<unknown> => [
  await rowsOf(db),
  await inspect(db),
  (await status(db, list)).map(({ name, state }) => [name, state]),
]

async function cleared(db: TransactionDatabase): Promise<void> {
  for (const name of ['counts', 'isomodel_migrations', 'isomodel_lock'])
    await sql`DROP TABLE IF EXISTS ${sql.name(name)}`.run(db)
  await migrate(db, [start])
  await sql`INSERT INTO counts (n, old, gone) VALUES (3, 'abc', 1), (4, 'defg', NULL)`.run(db)
}

type Run = (db: TransactionDatabase) => Promise<unknown>
const forth: Run = db => migrate(db, list, { lease: 1000 })
const back: Run = db => rollback(db, list, { to: '0001_start', lease: 1000 })

type Open = () => Adapter<'transaction'>

/** Runs once with each (or each second, ...) statement being the last that ran, and again to the end: all ends are the same. */
async function stoppedEverywhere(open: Open, stride: number, before: Run, run: Run): Promise<void> {
  await using plain = connect(open())
  await cleared(plain)
  await before(plain)
  await run(plain)
  const end = await stateOf(plain)
  for (let stop = Math.floor(Math.random() * stride), over = false; !over; stop += stride) {
    await cleared(plain)
    await before(plain)
    over = await stoppedAt(stop, open(), run)
    await run(plain)
    expect([stop, await stateOf(plain)]).toEqual([stop, end])
    expect(await verify(plain, list)).toEqual([])
  }
}

/** Whether it was over before. */
async function stoppedAt(stop: number, adapter: Adapter<'transaction'>, run: Run): Promise<boolean> {
  let [sent, dead] = [0, false]
  const onQuery = ({ sql: text }: QueryEvent): void => {
    // The dead say nothing more, and reads leave nothing behind.
    if (dead || (!/^(?:SELECT|WITH|SHOW)/.test(text) && sent++ === stop)) {
      dead = true
      throw new Error('stopped')
    }
  }
  await using db = connect(adapter, { onQuery })
  try {
    await run(db)
  } catch {
    // The next run tells.
  }
  return !dead
}

export const stops: readonly { readonly does: string; run(open: Open, stride: number): Promise<void> }[] = [
  {
    does: 'a run that is stopped anywhere',
    run: (open, stride) => stoppedEverywhere(open, stride, async () => {}, forth),
  },
  {
    does: 'a way back that is stopped anywhere',
    run: (open, stride) => stoppedEverywhere(open, stride, forth, back),
  },
]
