// Migrations on servers.
import { describe, expect, inject, test } from 'vitest'
import { connect, sql } from 'isomodel'
import {
  addColumn,
  addUnique,
  changeColumn,
  createIndex,
  createTable,
  createView,
  dropView,
  inspect,
  migrate,
  migration,
  rawSql,
  renameTable,
  rollback,
  status,
  verify,
} from 'isomodel/migrate'
import { createDatabase } from '../../services/database.ts'
import { adapterOn } from '../../services/adapters.ts'
import type { ServerName } from '../../services/services.ts'
import { cases, heroes } from './cases.ts'
import { migrateAtOnce } from './many.ts'

/** A database for each test. */
const servers = (['postgres', 'mysql'] as const satisfies ServerName[]).map(
  server => [server, inject('servers')[server]] as const,
)

describe.each(servers)('migrations on %s', (server, url) => {
  describe.skipIf(url === undefined)('a server', () => {
    const fresh = () => createDatabase(server, url ?? '')

    test.each(cases)('$does', async ({ run }) => {
      await using database = await fresh()
      await using db = connect(adapterOn(server, database.url))
      await run(db)
    })

    test('ten processes at once run each migration once', async () => {
      await using database = await fresh()
      await using db = connect(adapterOn(server, database.url))
      await migrateAtOnce(server, database.url, db)
    }, 60_000)

    // Each part is the last that is reached once: then the process is gone, and the next one goes on.
    test('killed after any part, and run again, it ends the same', async () => {
      await using whole = await fresh()
      await using there = connect(adapterOn(server, whole.url))
      const parts: string[] = []
      await migrate(there, heroes, { onProgress: ({ label }) => parts.push(label) })
      const end = await inspect(there)
      for (let stop = 0; stop < parts.length; stop++) {
        await using database = await fresh()
        await using db = connect(adapterOn(server, database.url))
        let seen = 0
        const onProgress = (): void => {
          if (seen++ === stop) throw new Error('killed')
        }
        await expect(migrate(db, heroes, { onProgress })).rejects.toThrow()
        await migrate(db, heroes)
        expect(await inspect(db)).toEqual(end)
        expect(await verify(db, heroes)).toEqual([])
      }
    }, 60_000)
  })
})

describe.skipIf(inject('servers').postgres === undefined)('Postgres', () => {
  const fresh = () => createDatabase('postgres', inject('servers').postgres ?? '')
  const table = createTable('words', {
    columns: { id: { type: 'integer', identity: true }, word: { type: 'text' } },
    primaryKey: ['id'],
  })

  test('statements that run alone end the transaction before and begin one behind them', async () => {
    await using database = await fresh()
    await using db = connect(adapterOn('postgres', database.url))
    const list = [
      migration('0001_words', {
        up: [
          table,
          { kind: 'createIndex', table: 'words', index: { name: 'by_word', keys: ['word'] }, concurrently: true },
          addColumn('words', 'length', { type: 'integer', nullable: true }),
        ],
      }),
    ]
    await migrate(db, list)
    expect(await verify(db, list)).toEqual([])
    expect(await rollback(db, list)).toEqual(['0001_words'])
    expect((await inspect(db)).tables).toEqual([])
  })

  test('a migration that fails leaves nothing, whatever of it ran', async () => {
    await using database = await fresh()
    await using db = connect(adapterOn('postgres', database.url))
    const list = [migration('0001_words', { up: [table, rawSql('SELECT nothing', { effect: [] })] })]
    await expect(migrate(db, list)).rejects.toThrow('the migration 0001_words failed at SQL (nothing of it remains)')
    expect((await inspect(db)).tables).toEqual([])
    expect((await status(db, list))[0]?.state).toBe('pending')
    expect(await sql<{ n: number }>`SELECT count(*)::int AS n FROM isomodel_migrations`.all(db)).toEqual([{ n: 0 }])
  })
})

describe.skipIf(inject('servers').mysql === undefined)('MySQL, which takes nothing back', () => {
  const fresh = () => createDatabase('mysql', inject('servers').mysql ?? '')
  const start = migration('0001_start', {
    up: [
      createTable('heroes', {
        columns: { id: { type: 'integer' }, known: { type: 'text', maxLength: 20, nullable: true } },
        primaryKey: ['id'],
      }),
    ],
  })
  const insert = sql`INSERT INTO heroes (id, known) VALUES (1, 'true'), (2, 'perhaps')`

  test('a statement that fails is not taken for one that was done, however often it runs', async () => {
    await using database = await fresh()
    await using db = connect(adapterOn('mysql', database.url))
    await migrate(db, [start])
    await insert.run(db)
    const known = changeColumn('heroes', 'known', { type: 'boolean', nullable: true })
    const list = [start, migration('0002_known', { up: [known] })]
    const all = sql`SELECT known FROM heroes ORDER BY id`
    for (let run = 0; run < 3; run++) {
      await expect(migrate(db, list)).rejects.toThrow('0002_known failed at changeColumn')
      expect(await all.all(db)).toEqual([{ known: 'true' }, { known: 'perhaps' }])
    }
    await sql`UPDATE heroes SET known = 'false' WHERE id = 2`.run(db)
    await migrate(db, list)
    expect(await verify(db, list)).toEqual([])
    expect(await all.all(db)).toEqual([{ known: 1 }, { known: 0 }])
  })

  test('what failed is not taken for done either where the way was cleared by hand', async () => {
    await using database = await fresh()
    await using db = connect(adapterOn('mysql', database.url))
    const list = [start, migration('0002_index', { up: [createIndex('heroes', ['known'], { name: 'by_known' })] })]
    await migrate(db, [start])
    await sql`CREATE INDEX by_known ON heroes (id)`.run(db)
    for (let run = 0; run < 2; run++) await expect(migrate(db, list)).rejects.toThrow('Duplicate key name')
    await sql`DROP INDEX by_known ON heroes`.run(db)
    await migrate(db, list)
    expect(await verify(db, list)).toEqual([])
  })

  // As where the connection breaks while the answer is on its way.
  test('killed behind any statement, and run again, it does each once', async () => {
    const trigger = 'CREATE TRIGGER silent BEFORE INSERT ON heroes FOR EACH ROW SET NEW.known = NULL'
    const more = migration('0002_more', {
      up: [
        createView('ids', 'SELECT id FROM heroes'),
        rawSql(['UPDATE heroes SET id = id + 10', trigger], { effect: [] }),
        renameTable('heroes', 'people'),
        addUnique('people', ['known']),
        dropView('ids'),
      ],
    })
    const list = [start, more]
    for (let stop = 0, ended = false; !ended; stop++) {
      let seen = -1
      const onQuery = (): void => {
        if (seen >= 0 && seen++ === stop) throw new Error('killed')
      }
      await using database = await fresh()
      await using db = connect(adapterOn('mysql', database.url), { onQuery })
      await migrate(db, [start])
      await insert.run(db)
      seen = 0
      ended = await migrate(db, list, { lease: 200 }).then(
        () => true,
        () => false,
      )
      seen = -1
      await migrate(db, list, { lease: 200 })
      expect(await verify(db, list), `killed behind statement ${stop}`).toEqual([])
      expect(await sql`SELECT id FROM people ORDER BY id`.all(db)).toEqual([{ id: 11 }, { id: 12 }])
    }
  }, 120_000)
})
