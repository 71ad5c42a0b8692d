// Foreign keys are looked at again, however a run ends that switched them off.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Adapter, connect, type QueryEvent, sql, type TransactionDatabase } from 'isomodel'
import { betterSqlite3 } from 'isomodel/better-sqlite3'
import { nodeSqlite } from 'isomodel/node-sqlite'
import { addCheck, changeColumn, createTable, migrate, type MigrateOptions, migration, verify } from 'isomodel/migrate'

const start = migration('0001_start', {
  up: [
    createTable('parents', {
      columns: { id: { type: 'integer', identity: true }, name: { type: 'text' } },
      primaryKey: ['id'],
    }),
    createTable('children', {
      columns: { id: { type: 'integer', identity: true }, parent: { type: 'integer' } },
      primaryKey: ['id'],
      foreignKeys: [{ columns: ['parent'], references: { table: 'parents', columns: ['id'], onDelete: 'cascade' } }],
    }),
  ],
})
const rebuilt = migration('0002_rebuilt', {
  up: [
    changeColumn('parents', 'name', { type: 'text', nullable: true }),
    addCheck('parents', 'long', 'length(name) > 2'),
  ],
})
const list = [start, rebuilt]

/** Goes wrong in its own way, and what ends that. */
interface Failing {
  readonly does: string
  readonly message: string
  /** `other` is another connection of the same file; `heard` is called with each statement that ran. */
  prepare(db: TransactionDatabase, other: TransactionDatabase): Promise<Prepared> | Prepared
}

interface Prepared {
  readonly heard?: (event: QueryEvent) => void
  readonly options?: MigrateOptions
  readonly after?: () => unknown
}

const failings: readonly Failing[] = [
  {
    does: 'another connection writes when it begins',
    message: 'stayed locked',
    prepare(_, other) {
      let [locked, busy] = [false, false]
      return {
        heard({ sql: text }) {
          if (text.includes('isomodel_lock') && text.startsWith('UPDATE')) locked = true
          if (busy || !locked || !text.includes('isomodel_migrations')) return
          busy = true
          // Answers at once: the driver is synchronous.
          void sql`BEGIN IMMEDIATE`.run(other)
        },
        after: () => sql`ROLLBACK`.run(other),
      }
    },
  },
  {
    does: 'another connection reads when it commits',
    message: 'stayed locked',
    prepare: (_, other) => ({
      options: {
        onProgress: () => void sql`BEGIN`.run(other).then(() => sql`SELECT count(*) FROM parents`.all(other)),
      },
      after: () => sql`ROLLBACK`.run(other),
    }),
  },
  {
    does: 'there is no space',
    message: 'no space left',
    async prepare(db) {
      await sql`WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 2000)
        INSERT INTO parents (name) SELECT hex(randomblob(200)) FROM n`.run(db)
      const [{ n } = { n: 0 }] = await sql<{ n: number }>`SELECT page_count AS n FROM pragma_page_count`.all(db)
      await sql`PRAGMA max_page_count = ${sql.unsafe(String(n + 3))}`.all(db)
      return { after: () => sql`PRAGMA max_page_count = 1000000`.all(db) }
    },
  },
  {
    does: 'a row does not fit',
    message: 'the migration 0002_rebuilt failed at',
    async prepare(db) {
      await sql`INSERT INTO parents (name) VALUES ('a')`.run(db)
      return { after: () => sql`DELETE FROM parents WHERE name = 'a'`.run(db) }
    },
  },
  {
    does: 'onProgress throws',
    message: 'the migration 0002_rebuilt failed at',
    prepare: () => ({
      options: {
        onProgress() {
          throw new Error('no')
        },
      },
    }),
  },
  {
    does: 'the signal ends it',
    message: 'the migration 0002_rebuilt failed at',
    prepare() {
      const control = new AbortController()
      return { options: { signal: control.signal, onProgress: () => control.abort() } }
    },
  },
  {
    does: 'onQuery throws',
    message: 'the migration 0002_rebuilt failed at',
    prepare: () => ({
      heard({ sql: text }) {
        if (text.includes('foreign_keys = OFF')) throw new Error('heard')
      },
    }),
  },
]

const drivers: readonly (readonly [name: string, open: (file: string) => Adapter<'transaction'>])[] = [
  ['better-sqlite3', file => betterSqlite3({ file })],
  ['node-sqlite', file => nodeSqlite({ file })],
]

describe.each(drivers)('foreign keys on %s are looked at again where', (name, open) => {
  let folder = ''
  beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'isomodel-'))))
  afterAll(() => rmSync(folder, { recursive: true }))

  test.each(failings.map((failing, at) => ({ ...failing, at })))('$does', async ({ at, message, prepare }) => {
    const file = join(folder, `${name}-${at}.sqlite`)
    let heard: ((event: QueryEvent) => void) | undefined
    await using db = connect(open(file), { onQuery: event => heard?.(event) })
    await using other = connect(open(file))
    for (const one of [db, other]) {
      await sql`PRAGMA journal_mode = DELETE`.all(one)
      await sql`PRAGMA busy_timeout = 1`.all(one)
    }
    await migrate(db, [start])
    await sql`INSERT INTO parents (id, name) VALUES (7, 'long name')`.run(db)
    await sql`INSERT INTO children (parent) VALUES (7)`.run(db)
    const given = await prepare(db, other)
    heard = given.heard
    await expect(migrate(db, list, { lease: 1000, ...given.options })).rejects.toThrow(message)
    heard = undefined
    expect(await sql`PRAGMA foreign_keys`.all(db)).toEqual([{ foreign_keys: 1 }])
    await given.after?.()
    await expect(sql`INSERT INTO children (parent) VALUES (99999)`.run(db)).rejects.toThrow('foreign key')
    expect(await sql`SELECT parent FROM children`.all(db)).toEqual([{ parent: 7 }])
    expect(await migrate(db, list)).toEqual(['0002_rebuilt'])
    expect(await sql`SELECT parent FROM children`.all(db)).toEqual([{ parent: 7 }])
    expect(await verify(db, list)).toEqual([])
  })
})
