// DESIGN 1: update().from() and deleteFrom().using() read other tables. A row that several rows match is written once, and
// counted and answered once.
import { Hero, HeroMission, Mission, seedHeroes, Team } from '../heroes.ts'
import {
  alias,
  and,
  coalesce,
  concat,
  count,
  createTables,
  cte,
  decimal,
  DefinitionError,
  defineSchema,
  deleteFrom,
  equal,
  from,
  holds,
  insertInto,
  integer,
  max,
  or,
  primaryKey,
  scalar,
  table,
  text,
  throws,
  type Topic,
  update,
  values,
} from '../kit.ts'

const schema = defineSchema({
  Price: table('prices', {
    id: integer().primaryKey(),
    amount: decimal(10, 2),
    rate: decimal(6, 4),
    edition: integer().version(),
  }),
  Rate: table('rates', { id: integer().primaryKey(), rate: decimal(8, 3, { storage: 'text' }) }),
  Cell: table('cells', { x: integer(), y: integer(), value: integer() }, { constraints: t => [primaryKey(t.x, t.y)] }),
  Pair: table('pairs', { id: integer().primaryKey(), a: text(), b: text() }),
})
const { Cell, Pair, Price, Rate } = schema

const names = from(Hero).select({ id: Hero.id, name: Hero.name }).orderBy(Hero.id.asc())

export const joinedWrites: Topic = {
  name: 'writes beside other tables',
  cases: [
    {
      name: 'an update takes values of another table',
      run: async ({ db }) => {
        await seedHeroes(db)
        const named = update(Hero)
          .from(Team)
          .set({ name: concat(Hero.name, ' of ', Team.name), age: 1 })
          .where(Team.id.eq(Hero.teamId), Team.headquarters.ne('Nowhere'))
        equal(await named.run(db), 3)
        equal(await from(Hero).select({ name: Hero.name, age: Hero.age }).orderBy(Hero.id.asc()).all(db), [
          { name: 'Deadpond of Z-Force', age: 1 },
          { name: 'Spider-Boy of Preventers', age: 1 },
          { name: 'Rusty-Man of Preventers', age: 1 },
          { name: 'Tarantula', age: 32 },
          { name: 'Captain North', age: 93 },
        ])
      },
    },
    {
      name: 'a row that several rows match is updated and counted once',
      run: async ({ db }) => {
        await seedHeroes(db)
        const joined = update(Hero)
          .from(HeroMission)
          .set({ secretName: concat(Hero.secretName, '!'), age: HeroMission.missionId })
          .where(HeroMission.heroId.eq(Hero.id))
        equal(await joined.run(db), 2)
        const rows = await from(Hero)
          .where(Hero.id.in([2, 3]))
          .select({ secret: Hero.secretName, age: Hero.age })
          .orderBy(Hero.id.asc())
          .all(db)
        equal(
          rows.map(({ secret }) => secret),
          ['Pedro!', 'Tommy Sharp!'],
        )
        equal(rows[0]?.age, 1)
        holds(rows[1]?.age === 1 || rows[1]?.age === 2, 'the values are those of one of the rows')
      },
    },
    {
      name: 'an update reads several tables, an alias of its own, a query, a list and a cte',
      run: async ({ db }) => {
        await seedHeroes(db)
        const missions = update(Hero)
          .from(HeroMission)
          .from(Mission)
          .set({ secretName: Mission.title })
          .where(HeroMission.heroId.eq(Hero.id), Mission.id.eq(HeroMission.missionId), Mission.title.eq('Recon'))
        equal(await missions.run(db), 1)
        const other = alias(Hero, 'other')
        const older = update(Hero)
          .from(other)
          .set({ age: other.age.plus(1) })
          .where(other.teamId.eq(Hero.teamId), Hero.id.ne(other.id), other.id.eq(2))
        equal(await older.run(db), 1)
        const oldest = from(Hero)
          .select({ age: max(Hero.age) })
          .as('oldest')
        equal(await update(Hero).from(oldest).set({ age: oldest.age }).where(Hero.id.eq(1)).run(db), 1)
        const list = values('list', { id: integer(), name: text() }, [
          { id: 4, name: 'Four' },
          { id: 5, name: `it's "five" ?` },
        ])
        equal(await update(Hero).from(list).set({ name: list.name }).where(list.id.eq(Hero.id)).run(db), 2)
        const size = from(Hero).where(Hero.teamId.isNotNull()).select({ team: Hero.teamId, n: count() })
        const sizes = cte('sizes', size.groupBy(Hero.teamId))
        equal(
          await update(Team)
            .from(sizes)
            .set({ headquarters: 'Busy' })
            .where(sizes.team.eq(Team.id), sizes.n.gt(1))
            .run(db),
          1,
        )
        equal(await from(Team).where(Team.headquarters.eq('Busy')).select({ id: Team.id }).all(db), [{ id: 1 }])
        equal(
          await from(Hero)
            .select({ s: Hero.secretName, age: Hero.age, name: Hero.name })
            .orderBy(Hero.id.asc())
            .all(db),
          [
            { s: 'Dive Wilson', age: 93, name: 'Deadpond' },
            { s: 'Pedro', age: 17, name: 'Spider-Boy' },
            { s: 'Recon', age: 18, name: 'Rusty-Man' },
            { s: 'Natalia', age: 32, name: 'Four' },
            { s: 'Esteban', age: 93, name: `it's "five" ?` },
          ],
        )
      },
    },
    {
      name: 'all values see the row as it was',
      run: async ({ db }) => {
        await createTables(db, schema)
        await insertInto(Pair)
          .values([
            { a: 'x', b: 'y' },
            { a: 'p', b: 'q' },
          ])
          .run(db)
        const list = values('list', { id: integer() }, [{ id: 1 }])
        equal(await update(Pair).from(list).set({ a: Pair.b, b: Pair.a }).where(list.id.eq(Pair.id)).run(db), 1)
        equal(await from(Pair).orderBy(Pair.id.asc()).all(db), [
          { id: 1, a: 'y', b: 'x' },
          { id: 2, a: 'p', b: 'q' },
        ])
      },
    },
    {
      name: 'values take the form of their column, and versions count on',
      run: async ({ db }) => {
        await createTables(db, schema)
        await insertInto(Price).values({ amount: '10.00', rate: '0' }).run(db)
        await insertInto(Rate).values({ rate: '1.085' }).run(db)
        const change = update(Price)
          .from(Rate)
          .set({ amount: Price.amount.times(Rate.rate), rate: Rate.rate })
        equal(await change.where(Rate.id.eq(Price.id)).run(db), 1)
        equal(await from(Price).all(db), [{ id: 1, amount: '10.85', rate: '1.0850', edition: 2 }])
      },
    },
    {
      name: 'rows are answered once, with columns of their own table',
      needs: ['returning'],
      run: async ({ db }) => {
        await seedHeroes(db)
        const joined = update(Hero)
          .from(Team)
          .from(HeroMission)
          .set({ secretName: Team.headquarters })
          .where(Team.id.eq(Hero.teamId), HeroMission.heroId.eq(Hero.id))
          .returning({ id: Hero.id, secret: Hero.secretName })
        equal(
          (await joined.all(db)).toSorted((a, b) => a.id - b.id),
          [
            { id: 2, secret: 'Sharp Tower' },
            { id: 3, secret: 'Sharp Tower' },
          ],
        )
        const gone = deleteFrom(HeroMission)
          .using(Mission)
          .where(Mission.id.eq(HeroMission.missionId), Mission.title.eq('Recon'))
        equal(await gone.returning().all(db), [{ heroId: 3, missionId: 2, role: 'scout' }])
      },
    },
    {
      name: 'a delete asks other tables, and every row goes once',
      run: async ({ db }) => {
        await seedHeroes(db)
        const other = alias(HeroMission, 'other')
        const twice = deleteFrom(HeroMission)
          .using(other)
          .using(Mission)
          .where(other.heroId.eq(HeroMission.heroId), Mission.id.eq(HeroMission.missionId), Mission.title.eq('Rescue'))
        equal(await twice.run(db), 2)
        equal(await from(HeroMission).select({ role: HeroMission.role }).all(db), [{ role: 'scout' }])
        const list = values('list', { name: text() }, [{ name: `'; drop table heroes; --` }, { name: 'Tarantula' }])
        const listed = deleteFrom(Hero).using(list)
        equal(await listed.where(or(list.name.eq(Hero.name), and(list.name.eq('x'), Hero.age.gt(1)))).run(db), 1)
        equal((await names.all(db)).length, 4)
      },
    },
    {
      name: 'every row is said, and is none where the other table is empty',
      run: async ({ db }) => {
        await seedHeroes(db)
        await deleteFrom(HeroMission).everyRow().run(db)
        equal(await update(Hero).from(HeroMission).set({ age: 0 }).everyRow().run(db), 0)
        equal(await deleteFrom(Hero).using(HeroMission).everyRow().run(db), 0)
        equal(await update(Hero).from(Team).set({ age: 0 }).everyRow().run(db), 5)
        equal(await deleteFrom(Hero).using(Team).everyRow().run(db), 5)
      },
    },
    {
      name: 'many rows with keys of several columns are answered as they were changed at once',
      needs: ['returning'],
      run: async ({ db }) => {
        await createTables(db, { Cell })
        await insertInto(Cell)
          .values(Array.from({ length: 70 }, (_, x) => ({ x, y: 1, value: x })))
          .run(db)
        const left = alias(Cell, 'left')
        const moved = update(Cell)
          .from(left)
          .set({ value: left.value })
          .where(left.x.eq(Cell.x.minus(1)))
        const rows = await moved.returning({ x: Cell.x, value: Cell.value }).all(db)
        equal(rows.length, 69)
        equal(
          rows.filter(({ x, value }) => value !== x - 1),
          [],
        )
        const top = coalesce(scalar(from(left).select({ value: max(left.value) })), 0)
        for (const value of [Cell.x.times(0), top.plus(1), 7]) {
          const same = await update(Cell).set({ value }).where(Cell.x.gt(4)).returning({ value: Cell.value }).all(db)
          equal([same.length, new Set(same.map(one => one.value)).size], [65, 1])
        }
      },
    },
    {
      name: 'what is no other table is refused',
      run: async () => {
        const wrong = [Hero, Hero.team, Team.id, null, undefined, 'teams', {}]
        for (const source of wrong) throws(() => update(Hero).from(source as never), DefinitionError)
        for (const source of wrong) throws(() => deleteFrom(Hero).using(source as never), DefinitionError)
        throws(
          () =>
            update(Hero)
              .from(Team)
              .from(Team as never),
          DefinitionError,
        )
      },
    },
  ],
}
