// What every database does with migrations; `Db` is empty each time.
import { expect } from 'vitest'
import {
  defineSchema,
  from,
  insertInto,
  integer,
  sql,
  table,
  text,
  type TransactionDatabase,
  withFilters,
} from 'isomodel'
import {
  addColumn,
  changeColumn,
  createIndex,
  createTable,
  dropColumn,
  inspect,
  migrate,
  type Migration,
  migration,
  plan,
  type Progress,
  rawSql,
  renameColumn,
  renameTable,
  rollback,
  runStep,
  status,
  squash,
  baseline,
  verify,
} from 'isomodel/migrate'

export const { Team, Hero } = defineSchema({
  Team: table('teams', { id: integer().primaryKey(), name: text() }),
  Hero: table('heroes', {
    id: integer().primaryKey(),
    fullName: text().named('full_name'),
    power: integer({ bits: 32 }).nullable(),
    teamId: integer().nullable().named('team_id'),
  }),
})

const id = { type: 'integer', identity: true } as const

/** Three migrations: tables, a renamed column with an index, and a column with values from code. */
export const heroes: readonly Migration[] = [
  migration('0001_start', {
    up: [
      createTable('teams', { columns: { id, name: { type: 'text', maxLength: 100 } }, primaryKey: ['id'] }),
      createTable('heroes', {
        columns: { id, name: { type: 'text', maxLength: 100 }, team_id: { type: 'integer', nullable: true } },
        primaryKey: ['id'],
        foreignKeys: [{ columns: ['team_id'], references: { table: 'teams', columns: ['id'], onDelete: 'cascade' } }],
      }),
    ],
  }),
  migration('0002_full_name', {
    up: [renameColumn('heroes', 'name', 'full_name'), createIndex('heroes', ['full_name'])],
  }),
  migration('0003_power', {
    up: [
      addColumn('heroes', 'power', { type: 'integer', bits: 32, nullable: true }),
      runStep('power by name', async tx => {
        for (const { id: key } of await from(Hero).all(tx))
          await sql`UPDATE ${Hero} SET ${sql.name('power')} = ${key * 10} WHERE ${sql.name('id')} = ${key}`.run(tx)
      }),
    ],
    down: [dropColumn('heroes', 'power')],
  }),
]

const names = heroes.map(({ name }) => name)
const added = async (db: TransactionDatabase): Promise<void> => {
  await insertInto(Team).values({ id: 1, name: 'A' }).run(db)
  await sql`INSERT INTO ${sql.name('heroes')} (${sql.name('id')}, ${sql.name('name')}, ${sql.name('team_id')}) VALUES (${1}, ${'x'}, ${1}), (${2}, ${'y'}, ${null})`.run(
    db,
  )
}

const tablesOf = async (db: TransactionDatabase): Promise<string[]> =>
  (await inspect(db)).tables.map(({ name }) => name)

export const cases: readonly { readonly does: string; run(db: TransactionDatabase): Promise<void> }[] = [
  {
    does: 'runs what is pending, and nothing twice',
    async run(db) {
      expect(await migrate(db, heroes, { to: '0001_start' })).toEqual(['0001_start'])
      await added(db)
      expect(await migrate(db, heroes)).toEqual(['0002_full_name', '0003_power'])
      expect(await migrate(db, heroes)).toEqual([])
      expect(await from(Hero).orderBy(Hero.id.asc()).all(db)).toEqual([
        { id: 1, fullName: 'x', power: 10, teamId: 1 },
        { id: 2, fullName: 'y', power: 20, teamId: null },
      ])
      expect(await verify(db, heroes)).toEqual([])
      const states = await status(db, heroes)
      expect(states.map(({ name, state }) => [name, state])).toEqual(names.map(name => [name, 'applied']))
      expect(states.every(({ appliedAt }) => appliedAt instanceof Date)).toBe(true)
    },
  },
  {
    does: 'goes back and forth, and ends with the same tables',
    async run(db) {
      await migrate(db, heroes)
      const before = await inspect(db)
      expect(await rollback(db, heroes, { steps: 2 })).toEqual(['0003_power', '0002_full_name'])
      expect((await status(db, heroes)).map(({ state }) => state)).toEqual(['applied', 'pending', 'pending'])
      await added(db)
      await migrate(db, heroes)
      expect(await inspect(db)).toEqual(before)
      expect(await from(Hero).count(db)).toBe(2)
      expect(await rollback(db, heroes, { to: null })).toEqual(names.toReversed())
      expect(await tablesOf(db)).toEqual([])
    },
  },
  {
    does: 'says what it would do, and does nothing',
    async run(db) {
      const plans = await plan(db, heroes)
      expect(plans.map(({ name }) => name)).toEqual(names)
      expect(plans[0]?.steps.map(({ label }) => label)).toEqual(['createTable teams', 'createTable heroes'])
      expect(plans[0]?.steps[0]?.statements[0]).toMatch(/^CREATE TABLE .teams/)
      expect(await tablesOf(db)).toEqual([])
      expect((await status(db, heroes)).every(({ state }) => state === 'pending')).toBe(true)
    },
  },
  {
    does: 'tells of each part',
    async run(db) {
      const seen: Progress[] = []
      await migrate(db, heroes, { onProgress: progress => seen.push(progress) })
      expect([...new Set(seen.map(({ migration: of, at, of: all }) => `${of} ${at}/${all}`))]).toEqual(
        names.map((name, at) => `${name} ${at + 1}/3`),
      )
      expect(seen.every(({ part, parts }) => part >= 1 && part <= parts)).toBe(true)
      expect(seen.at(-1)?.label).toBe('power by name')
    },
  },
  {
    does: 'changes nothing where an applied migration was changed, is missing, or others are in branches',
    async run(db) {
      await migrate(db, heroes.slice(0, 2))
      const [start, rename, power] = heroes as readonly [Migration, Migration, Migration]
      const wrong: readonly (readonly [migrations: readonly Migration[], code: string])[] = [
        [[{ ...start, up: start.up.slice(0, 1) }, rename, power], 'MIGRATION_EDITED'],
        [[start, power], 'MIGRATION_MISSING'],
        [[start], 'SCHEMA_OUTDATED'],
        [[start, migration('0001_between', { up: [] }), rename], 'MIGRATION_ORDER'],
        [[start, rename, power, migration('0003_other', { up: [], after: ['0002_full_name'] })], 'MIGRATION_BRANCHES'],
      ]
      const before = await inspect(db)
      for (const [migrations, code] of wrong) {
        await expect(migrate(db, migrations)).rejects.toMatchObject({ code })
        expect(await inspect(db)).toEqual(before)
        expect((await status(db, heroes)).map(({ state }) => state)).toEqual(['applied', 'applied', 'pending'])
      }
      const between = [start, migration('0001_between', { up: [] }), rename]
      expect(await migrate(db, between, { outOfOrder: true })).toEqual(['0001_between'])
    },
  },
  {
    does: 'sees what was changed by hand',
    async run(db) {
      await migrate(db, heroes)
      await sql`ALTER TABLE ${sql.name('heroes')} ADD COLUMN ${sql.name('by hand')} integer`.run(db)
      const differences = await verify(db, heroes)
      expect(differences).toEqual([{ table: 'heroes', text: 'the column heroes.by hand is there besides' }])
      const more = [
        ...heroes,
        migration('0004_more', { up: [addColumn('heroes', 'more', { type: 'text', nullable: true })] }),
      ]
      await expect(migrate(db, more)).rejects.toMatchObject({ code: 'MIGRATION_DRIFT' })
    },
  },
  {
    does: 'finds tables as they were made, however the database prints them',
    async run(db) {
      const made = migration('0001_made', {
        up: [
          createTable('made', {
            columns: {
              id: { type: 'integer' },
              price: { type: 'decimal', precision: 10, scale: 2, default: '1.5' },
              count: { type: 'bigint', default: "'7'" },
              note: { type: 'text', maxLength: 20, default: "''" },
              none: { type: 'text', maxLength: 20, nullable: true, default: 'NULL' },
            },
            primaryKey: ['id'],
          }),
          createIndex('made', ['price', 'count'], { unique: true }),
          createIndex('made', [{ column: 'count', descending: true }, 'note'], { unique: true }),
          renameTable('made', 'kept'),
        ],
      })
      await migrate(db, [made])
      expect(await verify(db, [made])).toEqual([])
    },
  },
  {
    does: 'keeps a type change, a key and all rows',
    async run(db) {
      await migrate(db, heroes)
      await insertInto(Team)
        .values([
          { id: 1, name: 'A' },
          { id: 2, name: 'B' },
        ])
        .run(db)
      await insertInto(Hero)
        .values([
          { id: 1, fullName: 'x', power: 7, teamId: 1 },
          { id: 2, fullName: 'y', teamId: 2 },
        ])
        .run(db)
      const more = [
        ...heroes,
        migration('0004_teams', {
          up: [
            changeColumn('teams', 'name', { type: 'text', maxLength: 150, nullable: true }),
            changeColumn('heroes', 'power', { type: 'integer', nullable: true }),
          ],
        }),
      ]
      await migrate(db, more)
      expect(await from(Hero).orderBy(Hero.id.asc()).all(db)).toMatchObject([
        { id: 1, power: 7 },
        { id: 2, power: null },
      ])
      expect(await from(Team).count(db)).toBe(2)
      await rollback(db, more)
      expect(await from(Hero).count(db)).toBe(2)
    },
  },
  {
    does: 'notes what is there already, and refuses what is not',
    async run(db) {
      await migrate(db, heroes)
      await sql`DELETE FROM ${sql.name('isomodel_migrations')}`.run(db)
      await expect(baseline(db, heroes, { to: '0002_full_name' })).rejects.toMatchObject({ code: 'MIGRATION_DRIFT' })
      expect(await baseline(db, heroes)).toEqual(names)
      expect(await migrate(db, heroes)).toEqual([])
    },
  },
  {
    does: 'takes one migration for several',
    async run(db) {
      await migrate(db, heroes.slice(0, 2))
      const [all, ...others] = squash(heroes, { name: '0002_all', to: '0002_full_name' })
      expect(others).toHaveLength(1)
      expect(await migrate(db, [all as Migration, ...others])).toEqual(['0003_power'])
      await rollback(db, heroes, { to: null })
      expect(await migrate(db, [all as Migration, ...others])).toEqual(['0002_all', '0003_power'])
      await expect(migrate(db, heroes)).rejects.toMatchObject({ code: 'MIGRATION_MISSING' })
    },
  },
  {
    does: 'runs SQL of its own for each database',
    async run(db) {
      const own = migration('0004_sql', {
        up: [
          rawSql(
            {
              sqlite: `UPDATE teams SET name = 'sqlite'`,
              postgres: [`UPDATE teams SET name = 'postgres'`],
              mariadb: `UPDATE teams SET name = 'mariadb'`,
              mysql: [],
            },
            { effect: [] },
          ),
        ],
      })
      await migrate(db, heroes)
      await insertInto(Team).values({ id: 1, name: 'A' }).run(db)
      await migrate(db, [...heroes, own])
      expect((await from(Team).one(db)).name).toBe(db['~dialect'].name)
      await expect(rollback(db, [...heroes, own])).rejects.toThrow('nothing says how to undo its SQL')
    },
  },
  {
    does: 'gives the lock back when it fails, and takes over that of the dead',
    async run(db) {
      const broken = migration('0002_broken', { up: [runStep('fails', () => Promise.reject(new Error('no')))] })
      await expect(migrate(db, [heroes[0] as Migration, broken])).rejects.toThrow(
        'the migration 0002_broken failed at fails',
      )
      await sql`UPDATE ${sql.name('isomodel_lock')} SET ${sql.name('owner')} = ${'someone'}, ${sql.name('until')} = ${new Date(Date.now() + 1500)}`.run(
        db,
      )
      await expect(migrate(db, heroes, { wait: 100 })).rejects.toThrow('another migrator holds the lock')
      const waits: unknown[] = []
      expect(
        await migrate(db, heroes, { wait: 10_000, onProgress: ({ migration: of }) => of ?? waits.push(of) }),
      ).toHaveLength(2)
      expect(waits).toHaveLength(1)
    },
  },
  {
    does: 'ends with its signal, between two parts',
    async run(db) {
      const control = new AbortController()
      const onProgress = ({ migration: of }: Progress): void => {
        if (of === '0002_full_name') control.abort()
      }
      await expect(migrate(db, heroes, { signal: control.signal, onProgress })).rejects.toThrow()
      expect((await status(db, heroes)).map(({ state }) => state)[0]).toBe('applied')
      await migrate(db, heroes)
      expect(await verify(db, heroes)).toEqual([])
    },
  },
  {
    does: 'goes no further where it is there already, and knows what is no migration and no number',
    async run(db) {
      await migrate(db, heroes, { to: '0002_full_name' })
      expect(await migrate(db, heroes, { to: '0001_start' })).toEqual([])
      await expect(migrate(db, heroes, { to: 'none' })).rejects.toThrow('the migration none is not among these')
      for (const steps of [Number.NaN, 0, -1, 1.5])
        await expect(rollback(db, heroes, { steps })).rejects.toThrow('rollback() takes steps as a number from 1')
      expect((await status(db, heroes)).map(({ state }) => state)).toEqual(['applied', 'applied', 'pending'])
    },
  },
  {
    does: 'does not take what is half undone for whole',
    async run(db) {
      await migrate(db, heroes)
      await sql`UPDATE ${sql.name('isomodel_migrations')} SET ${sql.name('state')} = ${'undoing'}, ${sql.name('step')} = ${0} WHERE ${sql.name('name')} = ${'0003_power'}`.run(
        db,
      )
      await expect(migrate(db, heroes)).rejects.toThrow('the migration 0003_power is being undone')
      await expect(baseline(db, heroes)).rejects.toThrow('0003_power was begun and not finished')
      expect(await rollback(db, heroes)).toEqual(['0003_power'])
      expect(await verify(db, heroes)).toEqual([])
    },
  },
  {
    does: 'sends reads alone where nothing is pending',
    async run(db) {
      expect(await migrate(db, [])).toEqual([])
      await status(db, heroes)
      await verify(db, heroes)
      await plan(db, heroes.slice(0, 1))
      const own = await sql`SELECT count(*) AS n FROM ${sql.name('isomodel_lock')}`.all(db).then(
        () => 'made',
        () => 'none',
      )
      expect(own).toBe('none')
    },
  },
  {
    does: 'runs on handles with filters, and on no transaction',
    async run(db) {
      expect(await migrate(withFilters(db, { Team, Hero }, {}), heroes)).toEqual(names)
      const inside = db.transaction(tx => migrate(tx as unknown as TransactionDatabase, heroes))
      await expect(inside).rejects.toThrow('migrations take a database, and not a transaction')
      expect(await verify(db, heroes)).toEqual([])
    },
  },
]
