// DESIGN 1: queries with a name, and those that go on with what they found.
import { Hero, HeroMission, Mission, seedHeroes, Team } from '../heroes.ts'
import {
  caseWhen,
  cast,
  concat,
  count,
  createTables,
  cte,
  decimal,
  DefinitionError,
  defineSchema,
  deleteFrom,
  equal,
  exists,
  from,
  insertInto,
  integer,
  prepare,
  recursiveCte,
  scalar,
  sql,
  table,
  text,
  throws,
  type Topic,
  union,
  update,
  values,
} from '../kit.ts'

const schema = defineSchema({
  Part: table('parts', {
    id: integer().primaryKey(),
    name: text(),
    inside: integer().nullable(),
    price: decimal(6, 2),
  }),
})
const { Part } = schema
const old = cte('old', from(Hero).where(Hero.age.gt(20)).select({ id: Hero.id, name: Hero.name, age: Hero.age }))
const older = cte('older', from(old).where(old.age.gt(40)).select({ id: old.id, age: old.age }))
const one = values('one', { n: integer() }, [{ n: 1 }])
const counted = (to: number) =>
  recursiveCte('counted', from(one), self =>
    from(self)
      .where(self.n.lt(to))
      .select({ n: self.n.plus(1) }),
  )
/** 1 and 2 in turns, for ever, unless a row that was found is left out. */
const turns = recursiveCte('turns', from(one), self => from(self).select({ n: caseWhen(self.n.eq(1), 2).else(1) }), {
  all: false,
})

export const ctes: Topic = {
  name: 'ctes',
  cases: [
    {
      name: 'a cte is read as often as it is named',
      run: async ({ db }) => {
        await seedHeroes(db)
        const other = from(old).as('other')
        const pairs = from(old)
          .innerJoin(other, other.age.gt(old.age))
          .where(old.age.lt(90), exists(from(older).where(older.id.gt(1))))
          .select({ a: old.name, b: other.name })
          .orderBy(old.age.asc(), other.age.asc())
        equal(await pairs.all(db), [
          { a: 'Tarantula', b: 'Rusty-Man' },
          { a: 'Tarantula', b: 'Captain North' },
          { a: 'Rusty-Man', b: 'Captain North' },
        ])
        equal(await pairs.count(db), 3)
        equal(await pairs.exists(db), true)
        equal(await pairs.first(db), { a: 'Tarantula', b: 'Rusty-Man' })
      },
    },
    {
      name: 'ctes stand in joins, values, lists and set operations',
      run: async ({ db }) => {
        await seedHeroes(db)
        const rows = await from(Hero)
          .leftJoin(old, old.id.eq(Hero.id))
          .where(Hero.id.in(from(HeroMission).select({ id: HeroMission.heroId })))
          .select({ name: Hero.name, old, n: scalar(from(older).select({ n: count() })) })
          .orderBy(Hero.id.asc())
          .all(db)
        equal(rows, [
          { name: 'Spider-Boy', old: null, n: 2 },
          { name: 'Rusty-Man', old: { id: 3, name: 'Rusty-Man', age: 48 }, n: 2 },
        ])
        const ids = union(from(old).select({ id: old.id }), from(older).select({ id: older.id }))
        equal(await from(Hero).where(Hero.id.in(ids)).count(db), 3)
      },
    },
    {
      name: 'values in ctes stay in their places',
      run: async ({ db }) => {
        await seedHeroes(db)
        const aged = (more: number) => {
          const years = Hero.age.plus(more)
          const groups = cte('groups', from(Hero).where(Hero.age.lt(90)).groupBy(years).select({ years, n: count() }))
          return from(groups)
            .where(groups.years.gt(more + 20))
            .select({ years: groups.years, more: sql<number>`${more}`.returns(integer()) })
            .orderBy(groups.years.asc())
        }
        for (const more of [1, 90]) {
          equal(await aged(more).all(db), [
            { years: 32 + more, more },
            { years: 48 + more, more },
          ])
        }
        const named = prepare({ age: integer(), name: text() }, p => {
          const some = cte('some', from(Hero).where(Hero.age.gt(p.age)).select({ name: Hero.name }))
          return from(some).where(some.name.ne(p.name)).orderBy(some.name.asc())
        })
        equal(await named.all(db, { age: 40, name: 'Rusty-Man' }), [{ name: 'Captain North' }])
        equal(await named.all(db, { age: 90, name: '' }), [{ name: 'Captain North' }])
      },
    },
    {
      name: 'ctes stand in statements that write',
      run: async ({ db }) => {
        await seedHeroes(db)
        const named = from(old).innerJoin(older, older.id.eq(old.id)).select({ title: old.name })
        equal(await insertInto(Mission).from(named).run(db), 2)
        equal(await from(Mission).where(Mission.title.eq('Captain North')).count(db), 1)
        const n = scalar(from(older).select({ n: count() }))
        equal(
          await update(Team)
            .set({ headquarters: 'Old' })
            .where(Team.id.lte(n), exists(from(old)))
            .run(db),
          2,
        )
        const ids = from(older).select({ id: older.id })
        equal(await update(Hero).set({ age: n }).where(Hero.id.in(ids)).run(db), 2)
        equal(await from(Hero).where(Hero.age.eq(2)).count(db), 2)
        equal(
          await deleteFrom(Hero)
            .where(Hero.id.in(from(old).select({ id: old.id })))
            .run(db),
          1,
        )
      },
    },
    {
      name: 'a recursive cte goes on with what it found',
      run: async ({ db }) => {
        await createTables(db, schema)
        await insertInto(Part)
          .values([
            { id: 1, name: 'car', inside: null, price: '9999.99' },
            { id: 2, name: 'engine', inside: 1, price: '0.01' },
            { id: 3, name: 'wheel', inside: 1, price: '20.00' },
            { id: 4, name: 'piston', inside: 2, price: '1.50' },
          ])
          .run(db)
        const tree = recursiveCte(
          'tree',
          from(Part)
            .where(Part.inside.isNull())
            .select({ id: Part.id, path: Part.name, depth: sql`0`.returns(integer()), price: Part.price }),
          self =>
            from(Part)
              .innerJoin(self, self.id.eq(Part.inside))
              .select({
                price: cast(self.price, decimal(8, 2)).plus(Part.price),
                depth: self.depth.plus(1),
                path: concat(self.path, '/', Part.name),
                id: Part.id,
              }),
        )
        equal(await from(tree).orderBy(tree.path.asc()).all(db), [
          { id: 1, path: 'car', depth: 0, price: '9999.99' },
          { id: 2, path: 'car/engine', depth: 1, price: '10000.00' },
          { id: 4, path: 'car/engine/piston', depth: 2, price: '10001.50' },
          { id: 3, path: 'car/wheel', depth: 1, price: '10019.99' },
        ])
        const names = from(tree)
          .innerJoin(Part, Part.id.eq(tree.id))
          .where(tree.depth.gt(0))
          .select({ name: Part.name })
        equal(await names.orderBy(Part.name.asc()).limit(1).all(db), [{ name: 'engine' }])
        equal(
          await deleteFrom(Part)
            .where(Part.id.in(from(tree).where(tree.depth.eq(2)).select({ id: tree.id })))
            .run(db),
          1,
        )
      },
    },
    {
      name: 'a recursive cte goes deep, and its numbers and texts grow',
      run: async ({ db }) => {
        const deep = counted(3000)
        equal(await from(deep).count(db), 3000)
        let sum = 0
        for await (const { n } of from(deep).stream(db)) sum += n
        equal(sum, 4_501_500)
        const powers = recursiveCte(
          'powers',
          from(values('two', { n: integer(), s: text() }, [{ n: 2, s: 'x' }])),
          self =>
            from(self)
              .where(self.n.lt(2 ** 40))
              .select({ n: self.n.times(16), s: concat(self.s, self.s, 'y') }),
        )
        const last = await from(powers).orderBy(powers.n.desc()).first(db)
        equal([last?.n, last?.s.length], [2 ** 41, 2047])
      },
    },
    {
      name: 'a recursive cte of different rows ends where nothing is new',
      run: async ({ db }) => {
        equal(await from(turns).orderBy(turns.n.asc()).all(db), [{ n: 1 }, { n: 2 }])
      },
    },
    {
      name: 'names are refused that would mean something else',
      run: async ({ db }) => {
        await seedHeroes(db)
        const another = cte('Old', from(Team).select({ id: Team.id }))
        throws(() => from(old).crossJoin(another).toSQL(db), DefinitionError)
        const taken = cte('heroes', from(Hero).select({ id: Hero.id }))
        throws(() => from(taken).toSQL(db), DefinitionError)
        const missions = cte('missions', from(one))
        throws(
          () =>
            from(Hero)
              .where(exists(from(missions)))
              .toSQL(db),
          DefinitionError,
        )
      },
    },
  ],
}
