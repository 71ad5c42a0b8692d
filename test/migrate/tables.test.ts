import {
  AbortedError,
  count,
  defineSchema,
  from,
  insertInto,
  integer,
  sql,
  table,
  text,
  update,
  UniqueViolation,
} from 'isomodel'
import { createTables, dropTables } from 'isomodel/migrate'
import { describe, expect, test } from 'vitest'
import * as quickstart from '../model/quickstart.ts'
import { databases } from './adapters.ts'
import { catalogue } from './catalogue.ts'

const { Team, Hero, Mission, HeroMission } = quickstart
const id = integer().primaryKey()

describe.each(databases)('on %s', (_, open) => {
  const names = (db: ReturnType<typeof open>) =>
    sql<{ name: string }>`select name from sqlite_schema where name not like 'sqlite%' order by name`
      .all(db)
      .then(rows => rows.map(({ name }) => name))

  test('the quickstart works on the tables of its models', async () => {
    await using db = open()
    await createTables(db, quickstart.schema)
    const team = await insertInto(Team)
      .values({ name: ' Preventers ', headquarters: 'Sharp Tower' })
      .returning()
      .one(db)
    expect(team).toEqual({ id: 1, name: 'Preventers', headquarters: 'Sharp Tower' })
    const hero = await insertInto(Hero)
      .values({ name: 'Rusty', secretName: 'Tommy', age: 48, teamId: 1 })
      .returning()
      .one(db)
    const mission = await insertInto(Mission).values({ title: 'Save' }).returning().one(db)
    await insertInto(HeroMission).values({ heroId: hero.id, missionId: mission.id }).run(db)
    expect(await from(Hero).leftJoin(Hero.team).select({ hero: Hero.name, team: Team.name }).all(db)).toEqual([
      { hero: 'Rusty', team: 'Preventers' },
    ])
    await expect(insertInto(Team).values({ name: 'Preventers', headquarters: 'x' }).run(db)).rejects.toThrow(
      UniqueViolation,
    )
    await sql`delete from teams`.run(db)
    expect((await db.get(Hero, 1))?.teamId).toBeNull()
    await sql`delete from heroes`.run(db)
    expect(await from(HeroMission).count(db)).toBe(0)
  })

  test('nothing is done where one of the tables exists already', async () => {
    await using db = open()
    await sql`create table missions (id integer)`.run(db)
    await expect(createTables(db, quickstart.schema)).rejects.toMatchObject({
      name: 'QueryError',
      message: expect.stringContaining('"missions" already exists'),
      sql: expect.stringMatching(/^CREATE TABLE "missions"/),
    })
    expect(await names(db)).toEqual(['missions'])
  })

  test('all tables go, with their rows and indexes, and may be gone already', async () => {
    await using db = open()
    await dropTables(db, quickstart.schema)
    await createTables(db, quickstart.schema)
    await insertInto(Team).values({ name: 'a', headquarters: 'b' }).run(db)
    await insertInto(Hero).values({ name: 'a', secretName: 'b', teamId: 1 }).run(db)
    await dropTables(db, quickstart.schema)
    expect(await names(db)).toEqual([])
    await createTables(db, quickstart.schema)
    expect(await from(Hero).count(db)).toBe(0)
  })

  test('some models of a schema can be made and dropped alone', async () => {
    await using db = open()
    await createTables(db, { Team, Hero })
    expect(await names(db)).toEqual(['heroes', 'ix_heroes_age', 'ix_heroes_name', 'teams'])
    await createTables(db, { Mission, HeroMission })
    await dropTables(db, { HeroMission })
    expect(await names(db)).toEqual(['heroes', 'ix_heroes_age', 'ix_heroes_name', 'missions', 'teams'])
    await dropTables(db, { Mission })
    expect(await names(db)).toEqual(['heroes', 'ix_heroes_age', 'ix_heroes_name', 'teams'])
    await dropTables(db, {})
    await createTables(db, {})
  })

  const actions = ['cascade', 'restrict', 'no action', 'set null'] as const
  test.each(actions)('tables in a cycle of keys on delete %s go with their rows', async onDelete => {
    const schema = defineSchema({
      Hen: table('hens', { id, egg: integer().nullable().references('Egg.id', { onDelete }) }),
      Egg: table('eggs', { id, hen: integer().nullable().references('Hen.id', { onDelete }) }),
      Page: table('pages', { id, parent: integer().nullable().references('Page.id', { onDelete }) }),
    })
    const { Hen, Egg, Page } = schema
    await using db = open()
    await createTables(db, schema)
    await insertInto(Hen).values([{}, {}]).run(db)
    await insertInto(Egg)
      .values([{ hen: 1 }, { hen: 2 }])
      .run(db)
    await update(Hen).set({ egg: 1 }).everyRow().run(db)
    await insertInto(Page)
      .values([{}, { parent: 1 }, { parent: 2 }])
      .run(db)
    await dropTables(db, schema)
    expect(await names(db)).toEqual([])
    await createTables(db, schema)
    await expect(insertInto(Egg).values({ hen: 9 }).run(db)).rejects.toMatchObject({ name: 'ForeignKeyViolation' })
  })

  test('nothing is dropped while a table that stays refers to one of the tables', async () => {
    await using db = open()
    await createTables(db, quickstart.schema)
    const before = await names(db)
    await expect(dropTables(db, { Team, Mission })).rejects.toMatchObject({
      name: 'QueryError',
      message: expect.stringMatching(
        /^the table (heroes refers to teams|hero_missions refers to missions): drop both$/,
      ),
      sql: expect.stringMatching(/^DROP TABLE/),
    })
    expect(await names(db)).toEqual(before)
    await sql`create table "Odd 'notes'" (page integer references MISSIONS(id) on delete cascade)`.run(db)
    await expect(dropTables(db, quickstart.schema)).rejects.toThrow("the table Odd 'notes' refers to MISSIONS")
    expect(await names(db)).toHaveLength(before.length + 1)
  })

  test('a transaction takes its tables back with it', async () => {
    await using db = open()
    const failure = new Error('no')
    const call = db.transaction(async tx => {
      await createTables(tx, quickstart.schema)
      await insertInto(Team).values({ name: 'a', headquarters: 'b' }).run(tx)
      expect(await from(Team).select({ n: count() }).one(tx)).toEqual({ n: 1 })
      throw failure
    })
    await expect(call).rejects.toBe(failure)
    expect(await names(db)).toEqual([])
  })

  test('a transaction whose tables exist already goes on in a savepoint alone', async () => {
    await using db = open()
    await createTables(db, { Team })
    await db.transaction(async tx => {
      await expect(tx.transaction(inner => createTables(inner, { Mission, Team }))).rejects.toThrow('already exists')
      await insertInto(Team).values({ name: 'a', headquarters: 'b' }).run(tx)
    })
    expect(await names(db)).toEqual(['teams'])
    expect(await from(Team).count(db)).toBe(1)
  })

  test('what was known of tables of the same names is forgotten', async () => {
    const { First } = defineSchema({ First: table('things', { id, a: text() }) })
    const { Second } = defineSchema({ Second: table('things', { id, b: text(), c: text() }) })
    const everything = () => sql`select * from things`.all(db)
    await using db = open()
    await createTables(db, { First })
    await insertInto(First).values({ a: 'x' }).run(db)
    expect(await everything()).toEqual([{ id: 1, a: 'x' }])
    await dropTables(db, { First })
    await createTables(db, { Second })
    await insertInto(Second).values({ b: 'y', c: 'z' }).run(db)
    expect(await everything()).toEqual([{ id: 1, b: 'y', c: 'z' }])
  })

  test('a cancelled call does nothing', async () => {
    await using db = open()
    await db.open()
    await expect(createTables(db.with({ signal: AbortSignal.abort() }), quickstart.schema)).rejects.toThrow(
      AbortedError,
    )
    expect(await names(db)).toEqual([])
  })

  test('a wrong definition is refused before anything is sent', async () => {
    await using db = open()
    await expect(createTables(db, Hero as never)).rejects.toMatchObject({ name: 'DefinitionError' })
    const { Odd } = defineSchema({ Odd: table('odd', { id, a: integer().check(sql<boolean>`${sql.name('b')} > 0`) }) })
    await expect(createTables(db, { Odd })).rejects.toMatchObject({
      name: 'QueryError',
      message: /no such column: "?b/,
    })
  })

  test('the catalogue of all columns and options is made and dropped', async () => {
    await using db = open()
    await createTables(db, catalogue)
    expect(await names(db)).toHaveLength(12)
    await dropTables(db, catalogue)
    expect(await names(db)).toEqual([])
  })
})
