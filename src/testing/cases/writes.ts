// DESIGN 2, Counts: run answers rows matched. DESIGN 1: unknown keys and wrong values are ValidationErrors before
// anything is sent; undefined means not given; returning() answers rows as they were written; resetKeys.
import { Hero, HeroMission, seedHeroes, Team } from '../heroes.ts'
import {
  createTables,
  defineSchema,
  deleteFrom,
  equal,
  from,
  insertInto,
  integer,
  resetKeys,
  scalar,
  sql,
  sum,
  table,
  text,
  type Topic,
  update,
} from '../kit.ts'

const schema = defineSchema({
  Bare: table('bare', { id: integer().primaryKey() }),
  Loose: table('loose', { id: integer().primaryKey(), a: text().nullable(), b: integer().nullable() }),
})
const { Bare, Loose } = schema
const HERO = { name: 'New', secretName: 's' }

export const writes: Topic = {
  name: 'writes',
  cases: [
    {
      name: 'an insert answers how many rows it wrote',
      run: async ({ db }) => {
        await seedHeroes(db)
        equal(await insertInto(Hero).values(HERO).run(db), 1)
        equal(
          await insertInto(Team)
            .values([
              { name: 'A', headquarters: '' },
              { name: 'B', headquarters: '' },
            ])
            .run(db),
          2,
        )
        equal(await insertInto(Team).values([]).run(db), 0)
      },
    },
    {
      name: 'an insert without keys gets those of the database',
      needs: ['returning'],
      run: async ({ db }) => {
        await seedHeroes(db)
        const row = await insertInto(Hero).values(HERO).returning().one(db)
        equal(row, { id: 6, ...HERO, age: null, teamId: null })
        equal(
          await insertInto(Hero)
            .values({ ...HERO, name: 'Next' })
            .returning({ id: Hero.id })
            .one(db),
          { id: 7 },
        )
      },
    },
    {
      name: 'keys go on after explicit ones once they are reset',
      run: async ({ db }) => {
        await seedHeroes(db)
        await insertInto(Hero)
          .values({ ...HERO, id: 1000 })
          .run(db)
        await resetKeys(db, Hero)
        await insertInto(Hero)
          .values({ ...HERO, name: 'Next' })
          .run(db)
        equal(await from(Hero).select({ id: Hero.id }).where(Hero.name.eq('Next')).one(db), { id: 1001 })
      },
    },
    {
      name: 'a row without any value can be inserted',
      run: async ({ db }) => {
        await createTables(db, schema)
        equal(await insertInto(Bare).values({}).run(db), 1)
        equal(await insertInto(Bare).values([{}, {}, {}]).run(db), 3)
        equal(await from(Bare).count(db), 4)
      },
    },
    {
      name: 'values may be expressions',
      run: async ({ db }) => {
        await seedHeroes(db)
        const oldest = scalar(from(Hero).select({ n: sum(Hero.id) }))
        await insertInto(Hero)
          .values({
            name: sql<string>`upper(${'x'})`,
            secretName: sql<string>`replace('a-', '-', ${'b'})`,
            age: oldest,
          })
          .run(db)
        equal(await db.get(Hero, 6), { id: 6, name: 'X', secretName: 'ab', age: 15, teamId: null })
      },
    },
    {
      name: 'an update answers the rows matched, also where nothing changes',
      run: async ({ db }) => {
        await seedHeroes(db)
        equal(await update(Hero).set({ age: 17 }).where(Hero.id.eq(2)).run(db), 1)
        equal(await update(Hero).set({ age: 17 }).where(Hero.id.eq(2)).run(db), 1)
        equal(await update(Hero).set({ age: 1 }).where(Hero.id.gt(99)).run(db), 0)
        equal(await update(Hero).set({ age: 1 }).everyRow().run(db), 5)
      },
    },
    {
      name: 'an update reads the old values, all at once',
      run: async ({ db }) => {
        await seedHeroes(db)
        await update(Hero).set({ name: Hero.secretName, secretName: Hero.name }).where(Hero.id.eq(2)).run(db)
        equal(await from(Hero).select({ a: Hero.name, b: Hero.secretName }).where(Hero.id.eq(2)).one(db), {
          a: 'Pedro',
          b: 'Spider-Boy',
        })
        await update(Hero)
          .set({ age: Hero.age.plus(1) })
          .everyRow()
          .run(db)
        equal(
          await from(Hero)
            .select({ n: sum(Hero.age) })
            .one(db),
          { n: 194 },
        )
      },
    },
    {
      name: 'an update may set what a subquery answers',
      run: async ({ db }) => {
        await seedHeroes(db)
        const ages = scalar(from(Hero).select({ n: sum(Hero.age) }))
        equal(
          await update(Team)
            .set({ headquarters: 'x' })
            .where(Team.id.in(from(Hero).select({ t: Hero.teamId })))
            .run(db),
          2,
        )
        await update(Hero).set({ age: ages }).where(Hero.id.eq(1)).run(db)
        equal((await db.get(Hero, 1))?.age, 190)
      },
    },
    {
      name: 'update and delete answer the rows they matched with returning()',
      needs: ['returning'],
      run: async ({ db }) => {
        await seedHeroes(db)
        const changed = await update(Hero).set({ age: 18 }).where(Hero.id.eq(2)).returning().one(db)
        equal(changed, { id: 2, name: 'Spider-Boy', secretName: 'Pedro', age: 18, teamId: 1 })
        const some = await update(Hero)
          .set({ age: Hero.age.plus(1) })
          .where(Hero.age.gt(40))
          .returning({ n: Hero.name, next: Hero.age.plus(1) })
          .all(db)
        equal(
          some.toSorted((a, b) => (a.n < b.n ? -1 : 1)),
          [
            { n: 'Captain North', next: 95 },
            { n: 'Rusty-Man', next: 50 },
          ],
        )
        equal(await deleteFrom(Hero).where(Hero.id.eq(3)).returning({ whole: Hero }).one(db), {
          whole: { id: 3, name: 'Rusty-Man', secretName: 'Tommy Sharp', age: 49, teamId: 1 },
        })
        equal(await deleteFrom(Hero).where(Hero.id.eq(3)).returning().all(db), [])
        equal(await deleteFrom(Hero).where(Hero.id.eq(3)).returning().first(db), undefined)
      },
    },
    {
      name: 'a delete answers the rows matched, and follows foreign keys',
      run: async ({ db }) => {
        await seedHeroes(db)
        equal(await deleteFrom(Team).where(Team.id.eq(1)).run(db), 1)
        equal((await db.get(Hero, 2))?.teamId, null)
        equal(await deleteFrom(Hero).where(Hero.id.eq(3)).run(db), 1)
        equal(await from(HeroMission).count(db), 1)
        equal(await deleteFrom(Hero).where(Hero.id.eq(3)).run(db), 0)
      },
    },
    {
      name: 'an insert from a query writes what it answers',
      run: async ({ db }) => {
        await seedHeroes(db)
        const query = from(Hero).select({ a: Hero.name, b: Hero.age }).where(Hero.age.gt(30)).orderBy(Hero.id.asc())
        await createTables(db, schema)
        equal(await insertInto(Loose).from(query).run(db), 3)
        equal(await from(Loose).orderBy(Loose.id.asc()).all(db), [
          { id: 1, a: 'Rusty-Man', b: 48 },
          { id: 2, a: 'Tarantula', b: 32 },
          { id: 3, a: 'Captain North', b: 93 },
        ])
        equal(await insertInto(Loose).from(query.limit(0)).run(db), 0)
      },
    },
    {
      name: 'a write is data: it can run twice, and on two databases',
      run: async ({ db, connect }) => {
        const other = await connect({})
        const write = insertInto(Loose).values([{ a: 'x' }, { b: 1 }])
        for (const one of [db, other]) await createTables(one, schema)
        for (const one of [db, db, other]) equal(await write.run(one), 2)
        equal([await from(Loose).count(db), await from(Loose).count(other)], [4, 2])
      },
    },
    {
      name: 'get() finds a row by its key, or nothing',
      run: async ({ db }) => {
        await seedHeroes(db)
        equal(await db.get(Team, 3), { id: 3, name: 'Nobody', headquarters: 'Nowhere' })
        equal(await db.get(Team, 4), undefined)
      },
    },
    {
      name: 'get() takes an object where the key has several columns',
      run: async ({ db }) => {
        await seedHeroes(db)
        equal(await db.get(HeroMission, { heroId: 3, missionId: 2 }), { heroId: 3, missionId: 2, role: 'scout' })
        equal(await db.get(HeroMission, { missionId: 1, heroId: 3 }), { heroId: 3, missionId: 1, role: null })
        equal(await db.get(HeroMission, { heroId: 2, missionId: 2 }), undefined)
      },
    },
  ],
}
