// What only SQLite does with migrations.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { connect, sql, type BatchDatabase } from 'isomodel'
import { betterSqlite3 } from 'isomodel/better-sqlite3'
import { nodeSqlite } from 'isomodel/node-sqlite'
import {
  addCheck,
  changeColumn,
  createTable,
  dropCheck,
  dropColumn,
  inspect,
  migrate,
  type Migration,
  migration,
  plan,
  renameColumn,
  rollback,
  runStep,
  SchemaOutdated,
  status,
  verify,
} from 'isomodel/migrate'
import { databases } from '../adapters.ts'
import { batchOnly } from './batch-only.ts'
import { heroes } from './cases.ts'
import { migrateAtOnce } from './many.ts'

const id = { type: 'integer', identity: true } as const
const child = (name: string, target: string, onDelete?: 'cascade' | 'set null' | 'restrict') =>
  createTable(name, {
    columns: { id, parent: { type: 'integer', nullable: true } },
    primaryKey: ['id'],
    foreignKeys: [
      { columns: ['parent'], references: { table: target, columns: ['id'], ...(onDelete && { onDelete }) } },
    ],
  })

/** A parent with children of every kind, and a grandchild of each. */
const KINDS = ['cascade', 'set null', 'restrict', undefined] as const
const names = KINDS.map((kind, at) => `child_${at}_${(kind ?? 'no action').replace(' ', '_')}`)
const family = migration('0001_family', {
  up: [
    createTable('parents', { columns: { id, name: { type: 'text' } }, primaryKey: ['id'] }),
    ...KINDS.flatMap((kind, at) => [
      child(names[at] as string, 'parents', kind),
      child(`grand_${names[at]}`, names[at] as string, kind),
    ]),
  ],
})
const rebuilt = migration('0002_rebuilt', {
  up: [
    changeColumn('parents', 'name', { type: 'text', nullable: true }),
    addCheck('parents', 'named', `length(name) < 100`),
  ],
})
const tables = ['parents', ...names, ...names.map(name => `grand_${name}`)]

const rowsOf = async (db: BatchDatabase): Promise<unknown[]> => {
  const all: unknown[] = []
  for (const name of tables) all.push([name, await sql`SELECT * FROM ${sql.name(name)} ORDER BY id`.all(db)])
  return all
}

async function fill(db: BatchDatabase): Promise<void> {
  await sql`INSERT INTO parents (name) VALUES ('a'), ('b')`.run(db)
  for (const name of tables.slice(1)) await sql`INSERT INTO ${sql.name(name)} (parent) VALUES (1), (2), (NULL)`.run(db)
}

const steps: readonly (readonly [does: string, migrations: readonly Migration[]])[] = [
  ['with foreign keys that are not looked at', [family, rebuilt]],
  [
    'beside code, with foreign keys that are',
    [
      family,
      {
        ...rebuilt,
        up: [...rebuilt.up, runStep('nothing', async () => {})],
        down: [dropCheck('parents', 'named'), changeColumn('parents', 'name', { type: 'text' })],
      },
    ],
  ],
]

async function keepsRows(db: BatchDatabase, list: readonly Migration[]): Promise<void> {
  await migrate(db, list.slice(0, 1))
  await fill(db)
  const before = await rowsOf(db)
  await migrate(db, list)
  expect(await rowsOf(db)).toEqual(before)
  expect(await verify(db, list)).toEqual([])
  expect(await sql`PRAGMA foreign_keys`.all(db)).toEqual([{ foreign_keys: 1 }])
  await rollback(db, list)
  expect(await rowsOf(db)).toEqual(before)
}

describe.each(databases)('a parent that is made anew on %s', (_, open) => {
  test.each(steps)('keeps all rows %s', async (_does, list) => {
    await using db = open()
    await keepsRows(db, list)
  })

  test('runs all migrations together, or none', async () => {
    await using db = open()
    const broken = migration('0003_broken', { up: [runStep('fails', () => Promise.reject(new Error('no')))] })
    await expect(migrate(db, [family, rebuilt, broken], { together: true })).rejects.toThrow('nothing of them remains')
    expect((await inspect(db)).tables).toEqual([])
    expect(await migrate(db, [family, rebuilt], { together: true })).toEqual(['0001_family', '0002_rebuilt'])
    expect(await verify(db, [family, rebuilt])).toEqual([])
  })

  test('tells a page that its code is older than the database', async () => {
    await using db = open()
    await migrate(db, [family, rebuilt])
    const heard: SchemaOutdated[] = []
    const older = migrate(db, [family], { onOutdated: error => heard.push(error) })
    await expect(older).rejects.toBeInstanceOf(SchemaOutdated)
    expect(heard.map(({ migrations }) => migrations)).toEqual([['0002_rebuilt']])
  })
})

test('a plan tells what is sent, also where one table after another is made anew', async () => {
  const sent: string[] = []
  await using db = connect(betterSqlite3({ file: ':memory:' }), { onQuery: ({ sql: text }) => void sent.push(text) })
  const list = [
    family,
    migration('0002_more', {
      up: [
        renameColumn('parents', 'name', 'title'),
        createTable('others', { columns: { id }, primaryKey: ['id'] }),
        addCheck('parents', 'titled', 'length(title) < 100'),
        addCheck(names[0] as string, 'small', 'parent < 9'),
      ],
    }),
  ]
  await migrate(db, [family])
  await fill(db)
  const before = [await rowsOf(db), await inspect(db)]
  await using scratch = connect(betterSqlite3({ file: ':memory:' }))
  const [planned] = await plan(db, list, { scratch })
  const told = planned?.steps.flatMap(({ statements }) => statements) ?? []
  expect([await rowsOf(db), await inspect(db)]).toEqual(before)
  const [first] = await plan(db, list)
  expect(first?.steps.map(({ later }) => later ?? false)).toEqual([false, false, true, true])
  sent.length = 0
  await migrate(db, list)
  const texts = new Set(sent)
  expect(told.length).toBeGreaterThan(10)
  expect(told.filter(text => !texts.has(text))).toEqual([])
})

describe('lists of statements only', () => {
  test('keep all rows of a parent that is made anew', async () => {
    await using db = connect(batchOnly())
    await keepsRows(db, [family, rebuilt])
  })

  test('take everything but code', async () => {
    await using db = connect(batchOnly())
    await migrate(db, heroes, { to: '0002_full_name' })
    await expect(migrate(db, heroes)).rejects.toThrow(
      `the step 'power by name' needs a transaction, which this adapter does not have`,
    )
    expect((await status(db, heroes)).map(({ state }) => state)).toEqual(['applied', 'applied', 'pending'])
    expect(await verify(db, heroes)).toEqual([])
  })
})

test('code is refused before anything is sent where nothing can run it', async () => {
  const sent: string[] = []
  await using db = connect(batchOnly(), { onQuery: ({ sql: text }) => sent.push(text) })
  const step = runStep('nothing', async () => {})
  const list = [family, { ...rebuilt, up: [...rebuilt.up, step] }]
  await expect(migrate(db, list)).rejects.toThrow(`the migration 0002_rebuilt: the step 'nothing' needs a transaction`)
  expect((await inspect(db)).tables).toEqual([])
  expect(sent.filter(text => text.includes('parents'))).toEqual([])
})

describe('a file', () => {
  const inFolder = async (work: (file: string) => Promise<void>): Promise<void> => {
    const folder = mkdtempSync(join(tmpdir(), 'isomodel-'))
    try {
      await work(join(folder, 'db.sqlite'))
    } finally {
      rmSync(folder, { recursive: true })
    }
  }

  test('is migrated once by ten processes', async () => {
    await inFolder(async file => {
      await using db = connect(betterSqlite3({ file }))
      await migrateAtOnce('sqlite', file, db)
    })
  }, 60_000)

  test('is as before where a migration fails, whatever of it ran', async () => {
    await inFolder(async file => {
      await using db = connect(nodeSqlite({ file }))
      await migrate(db, [family])
      await fill(db)
      const before = [await rowsOf(db), await inspect(db)]
      const wrong = migration('0002_wrong', {
        up: [
          ...rebuilt.up,
          dropCheck('parents', 'named'),
          dropColumn('parents', 'name'),
          addCheck('parents', 'none', 'id < 2'),
        ],
      })
      await expect(migrate(db, [family, wrong])).rejects.toThrow('the migration 0002_wrong failed at')
      expect([await rowsOf(db), await inspect(db)]).toEqual(before)
      expect(await sql`PRAGMA foreign_keys`.all(db)).toEqual([{ foreign_keys: 1 }])
    })
  })
})
