// DESIGN 1: writes are validated once, before anything is sent: unknown keys and wrong values are ValidationErrors with
// an issue for each, the row it was found in, and its path.
import { Hero, HeroMission, seedHeroes, Team } from '../heroes.ts'
import {
  createTables,
  defineSchema,
  equal,
  fails,
  from,
  holds,
  insertInto,
  integer,
  MultipleRowsError,
  NotFoundError,
  table,
  text,
  type Topic,
  update,
  ValidationError,
} from '../kit.ts'

const schema = defineSchema({
  Loose: table('loose', { id: integer().primaryKey(), a: text().nullable(), b: integer().nullable() }),
})
const { Loose } = schema
const HERO = { name: 'New', secretName: 's' }

export const refusedWrites: Topic = {
  name: 'refused writes',
  cases: [
    {
      name: 'unknown keys, missing values and null where none may be are refused, with issues and rows',
      run: async ({ db }) => {
        await seedHeroes(db)
        for (const wrong of [
          { ...HERO, nope: 1 },
          { name: 'x' },
          { ...HERO, name: null },
          { ...HERO, age: '1' },
          null,
          5,
        ]) {
          const error = await fails(
            insertInto(Hero)
              .values([HERO, wrong as never])
              .run(db),
            ValidationError,
          )
          equal(
            error.issues.map(issue => issue.row),
            [1],
          )
        }
        equal(await from(Hero).count(db), 5)
      },
    },
    {
      name: 'every wrong value of every row is an issue with its path',
      run: async ({ db }) => {
        await seedHeroes(db)
        const rows = [{ ...HERO, age: 'x' }, HERO, { ...HERO, name: 1, age: 1.5 }]
        const error = await fails(
          insertInto(Hero)
            .values(rows as never)
            .run(db),
          ValidationError,
        )
        equal(
          error.issues.map(issue => `${issue.row} ${String(issue.path?.[0]?.key)}`),
          ['0 age', '2 name', '2 age'],
        )
      },
    },
    {
      name: '__proto__ and constructor are no columns',
      run: async ({ db }) => {
        await seedHeroes(db)
        const sneaky = JSON.parse('{"__proto__": {"age": 5}, "name": "x", "secretName": "y"}') as typeof HERO
        await fails(insertInto(Hero).values(sneaky).run(db), ValidationError)
        await fails(
          insertInto(Hero)
            .values({ ...HERO, constructor: 1 } as never)
            .run(db),
          ValidationError,
        )
        await fails(
          update(Hero)
            .set({ toString: 'x' } as never)
            .everyRow()
            .run(db),
          ValidationError,
        )
      },
    },
    {
      name: 'values are taken as they are where validation is off',
      run: async ({ db }) => {
        await createTables(db, schema)
        await insertInto(Loose)
          .values({ a: 'x', nope: 1 } as never, { validate: false })
          .run(db)
        equal(await from(Loose).all(db), [{ id: 1, a: 'x', b: null }])
      },
    },
    {
      name: 'one() of a write finds exactly one row, or says so',
      needs: ['returning'],
      run: async ({ db }) => {
        await seedHeroes(db)
        await fails(update(Hero).set({ age: 1 }).where(Hero.id.eq(99)).returning().one(db), NotFoundError)
        await fails(update(Hero).set({ age: 1 }).everyRow().returning().one(db), MultipleRowsError)
      },
    },
    {
      name: 'an insert from a query with a column that is not there is refused',
      run: async ({ db }) => {
        await seedHeroes(db)
        await createTables(db, schema)
        const wrong = from(Hero).select({ a: Hero.name, z: Hero.age })
        const error = await fails(
          insertInto(Loose)
            .from(wrong as never)
            .run(db),
          ValidationError,
        )
        holds(error.message.includes("'z'"), 'the message names the column')
      },
    },
    {
      name: 'get() refuses null, undefined and half a key',
      run: async ({ db }) => {
        await seedHeroes(db)
        for (const wrong of [null, undefined])
          await fails((async () => db.get(Team, wrong as never))(), ValidationError)
        for (const wrong of [{ heroId: 3 }, { heroId: 3, missionId: null }, 3, null]) {
          await fails((async () => db.get(HeroMission, wrong as never))(), ValidationError)
        }
      },
    },
  ],
}
