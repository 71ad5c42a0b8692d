// One folder of migrations, as an application has it, on every SQLite of Node, and from bundles of it.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'
import { describe, expect, test } from 'vitest'
import { connect } from 'isomodel'
import { betterSqlite3 } from 'isomodel/better-sqlite3'
import { type InspectedSchema, inspect, migrate, type Migration, rollback } from 'isomodel/migrate'
import { alias } from '../../vite.config.ts'
import { databases } from './adapters.ts'
import { migrations } from './folder-bundle.ts'
import { expectedShape, fill, journalOf, rows, shapeOf, wholeRun } from './folder-end.ts'

const names = migrations.map(({ name }) => name)

describe.each(databases)('the folder on %s', (_, open) => {
  test('makes the tables that it says, and keeps all rows', async () => {
    await using db = open()
    const end = await wholeRun(db, migrations)
    expect(end).toMatchObject({ ran: names, again: [], differences: [], rows })
    expect(shapeOf(end.inspected)).toEqual(expectedShape(migrations))
  })

  test('is undone as far as it says how', async () => {
    await using db = open()
    await migrate(db, migrations, { to: '0001_start' })
    await fill(db)
    const before = await inspect(db)
    await migrate(db, migrations, { to: '0004_points' })
    expect(await rollback(db, migrations, { to: '0001_start' })).toEqual(names.slice(1, 4).toReversed())
    expect(shapeOf(await inspect(db))).toEqual(shapeOf(before))
    await expect(migrate(db, migrations)).resolves.toEqual(names.slice(1))
  })
})

test('is read as the same by all of them', async () => {
  const read: InspectedSchema[] = []
  for (const [, open] of databases) {
    await using db = open()
    read.push((await wholeRun(db, migrations)).inspected)
  }
  expect(read).toHaveLength(3)
  for (const one of read) expect(one).toEqual(read[0])
})

/** The folder as Vite makes it, with the library in it. */
async function bundled(minify: boolean): Promise<{ readonly size: number; readonly list: readonly Migration[] }> {
  const outDir = mkdtempSync(join(tmpdir(), 'isomodel-bundle-'))
  try {
    const made = await build({
      configFile: false,
      logLevel: 'silent',
      resolve: { alias },
      build: {
        outDir,
        minify,
        rolldownOptions: {
          input: join(import.meta.dirname, 'folder-bundle.ts'),
          preserveEntrySignatures: 'strict',
          output: { entryFileNames: 'bundle.mjs' },
        },
      },
    })
    const file = pathToFileURL(join(outDir, 'bundle.mjs')).href
    const { migrations: list } = (await import(file)) as { migrations: readonly Migration[] }
    const { output } = made as { readonly output: readonly { readonly code?: string }[] }
    return { size: output[0]?.code?.length ?? 0, list }
  } finally {
    rmSync(outDir, { recursive: true })
  }
}

test('has the same hashes from its source, from a bundle and from a minified bundle', async () => {
  const [plain, small] = [await bundled(false), await bundled(true)]
  expect(small.size).toBeLessThan(plain.size)
  await using db = connect(betterSqlite3({ file: ':memory:' }))
  await wholeRun(db, migrations)
  const journal = await journalOf(db)
  expect(journal.map(([name]) => name)).toEqual(names)
  for (const { list } of [plain, small]) {
    expect(await migrate(db, list)).toEqual([])
    const [first, ...rest] = list as readonly [Migration, ...Migration[]]
    const edited = [{ ...first, up: first.up.slice(1) }, ...rest]
    await expect(migrate(db, edited)).rejects.toMatchObject({ code: 'MIGRATION_EDITED' })
  }
}, 60_000)
