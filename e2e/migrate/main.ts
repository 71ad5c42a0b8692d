// What the tests of this folder do in a page. They call it through `globalThis.runner`.
import { connect, IsomodelError, sql } from 'isomodel'
import {
  changeColumn,
  inspect,
  migrate,
  type Migration,
  type MigrateOptions,
  migration,
  migrationsIn,
  renameTable,
  runStep,
  SchemaOutdated,
} from 'isomodel/migrate'
import { exportFile, sqliteWasm, type SqliteWasmOpfs } from 'isomodel/sqlite-wasm'
import { fill, journalOf, rowsOf, wholeRun } from '../../test/migrate/folder-end.ts'

/** As an application has them. */
const migrations = migrationsIn(import.meta.glob('../../test/migrate/folder/*.ts', { eager: true }))

/** A worker of a browser that has no OPFS. */
const withoutOpfs = (): Worker => new Worker(new URL('../opfs/without.ts', import.meta.url), { type: 'module' })

type Place = 'opfs' | 'snapshot' | 'memory in the worker' | 'memory'

const more: Readonly<Record<string, Partial<SqliteWasmOpfs>>> = {
  opfs: {},
  snapshot: { fallback: 'snapshot', worker: withoutOpfs },
  'memory in the worker': { fallback: 'memory', worker: withoutOpfs },
}

function open(place: Place = 'opfs', options: Partial<SqliteWasmOpfs> = {}) {
  if (place === 'memory') return connect(sqliteWasm({ storage: 'memory' }))
  return connect(sqliteWasm({ storage: 'opfs', name: 'app', ...more[place], ...options }))
}

type Open = ReturnType<typeof open>

/** Tables with rows that a later migration has not changed yet. */
async function begun(db: Open): Promise<readonly string[]> {
  await migrate(db, migrations, { to: '0001_start' })
  await fill(db)
  return oldRows(db)
}

const oldRows = async (db: Open): Promise<string[]> => {
  const all: string[] = []
  for (const name of ['teams', 'heroes', 'sidekicks'])
    for (const row of await sql`SELECT * FROM ${sql.name(name)}`.all(db)) all.push(`${name} ${JSON.stringify(row)}`)
  return all
}

/** A fingerprint of the whole file. */
async function file(db: Open): Promise<string> {
  const bytes = await (await exportFile(db)).arrayBuffer()
  return [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))].join()
}

/** What a run failed with, in words that leave the page. */
async function failure(db: Open, list: readonly Migration[], options: MigrateOptions = {}) {
  const heard: string[] = []
  const onOutdated = (error: SchemaOutdated): void => void heard.push(...error.migrations)
  try {
    await migrate(db, list, { ...options, onOutdated })
    return { code: 'none', message: '', heard, outdated: false }
  } catch (error) {
    const code = error instanceof IsomodelError ? error.code : 'foreign'
    return { code, message: (error as Error).message, heard, outdated: error instanceof SchemaOutdated }
  }
}

/** A migration whose last step does not succeed. */
const failing = migration('0007_failing', {
  up: [
    changeColumn('teams', 'name', { type: 'text', maxLength: 300, nullable: true }),
    renameTable('helpers', 'gone'),
    runStep('empties tables and fails', async tx => {
      await sql`DELETE FROM heroes`.run(tx)
      throw new Error('no')
    }),
  ],
})

/** Tables that others refer to are made anew, and then nothing happens any more. `told` when that is so. */
const endless = (told: () => void): Migration =>
  migration('0002_endless', {
    up: [
      changeColumn('teams', 'name', { type: 'text', maxLength: 300, nullable: true }),
      changeColumn('heroes', 'rank', { type: 'text' }),
      renameTable('sidekicks', 'gone'),
      runStep('waits', async tx => {
        await sql`DELETE FROM gone`.run(tx)
        told()
        for (;;) {
          await sql`SELECT 1`.all(tx)
          await new Promise(resolve => setTimeout(resolve, 10))
        }
      }),
    ],
  })

/** Resolves when the migration has done all but its end; it never ends by itself. */
async function stuck(db: Open, options: MigrateOptions = {}) {
  let failed: Promise<string> | undefined
  await new Promise<void>(told => {
    failed = migrate(db, [migrations[0] as Migration, endless(told)], options).then(
      () => 'none',
      (error: unknown) => String((error as Error).message),
    )
  })
  return { failed: failed as Promise<string> }
}

const calls = {
  begun,
  failing,
  failure,
  file,
  inspect,
  journalOf,
  migrate,
  migrations,
  oldRows,
  open,
  rowsOf,
  sql,
  stuck,
  wholeRun,
}

type Runner = typeof calls

declare global {
  var runner: Runner
}

globalThis.runner = calls
