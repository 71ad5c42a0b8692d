// DESIGN 2, NULL: sorts lowest; eq(null) is IS NULL; a nullable prepared parameter compares null-safe; a null inside in
// or notIn is refused. Undefined: an undefined operand throws; where(undefined | false) is skipped in from; in update
// and delete a where with nothing left is the no-where error; set({}) is refused.
import { Hero, seedHeroes } from '../heroes.ts'
import {
  and,
  coalesce,
  type Condition,
  deleteFrom,
  equal,
  fails,
  from,
  insertInto,
  integer,
  max,
  not,
  or,
  type Order,
  prepare,
  sql,
  throws,
  type Topic,
  type TransactionDatabase,
  update,
  ValidationError,
} from '../kit.ts'

async function ids(db: TransactionDatabase, ...where: (Condition<'Hero'> | undefined | false)[]): Promise<number[]> {
  const query = from(Hero)
    .where(...where)
    .orderBy(Hero.id.asc())
  return (await query.all(db)).map(row => row.id)
}

async function byAge(db: TransactionDatabase, order: Order<'Hero'>): Promise<number[]> {
  return (await from(Hero).orderBy(order).all(db)).map(row => row.id)
}

export const nulls: Topic = {
  name: 'null and undefined',
  cases: [
    {
      name: 'null sorts lowest',
      run: async ({ db }) => {
        await seedHeroes(db)
        equal(await byAge(db, Hero.age.asc()), [1, 2, 4, 3, 5])
        equal(await byAge(db, Hero.age.desc()), [5, 3, 4, 2, 1])
      },
    },
    {
      name: 'null sorts where the query says',
      run: async ({ db }) => {
        await seedHeroes(db)
        equal(await byAge(db, Hero.age.asc({ nulls: 'last' })), [2, 4, 3, 5, 1])
        equal(await byAge(db, Hero.age.desc({ nulls: 'first' })), [1, 5, 3, 4, 2])
        equal(await byAge(db, Hero.age.asc({ nulls: 'first' })), [1, 2, 4, 3, 5])
        equal(await byAge(db, Hero.age.desc({ nulls: 'last' })), [5, 3, 4, 2, 1])
      },
    },
    {
      name: 'eq(null) and ne(null) ask for null',
      run: async ({ db }) => {
        await seedHeroes(db)
        equal(await ids(db, Hero.age.eq(null)), [1])
        equal(await ids(db, Hero.age.ne(null)), [2, 3, 4, 5])
        equal(await ids(db, Hero.age.isNull()), [1])
        equal(await ids(db, Hero.age.isNotNull()), [2, 3, 4, 5])
      },
    },
    {
      name: 'comparisons with a null operand are neither true nor false',
      run: async ({ db }) => {
        await seedHeroes(db)
        equal(await ids(db, Hero.age.ne(17)), [3, 4, 5])
        equal(await ids(db, not(Hero.age.eq(17))), [3, 4, 5])
        const row = await from(Hero)
          .select({ eq: Hero.age.eq(1), gt: Hero.age.gt(1), is: Hero.age.isNull(), in: Hero.age.in([1]) })
          .where(Hero.id.eq(1))
          .one(db)
        equal(row, { eq: null, gt: null, is: true, in: null })
      },
    },
    {
      name: 'and, or and not know null as unknown',
      run: async ({ db }) => {
        await seedHeroes(db)
        const unknown = Hero.age.gt(1)
        const [yes, no] = [Hero.id.eq(1), Hero.id.eq(2)]
        const row = await from(Hero)
          .select({
            a: and(unknown, yes),
            b: and(unknown, no),
            c: or(unknown, yes),
            d: or(unknown, no),
            e: not(unknown),
          })
          .where(Hero.id.eq(1))
          .one(db)
        equal(row, { a: null, b: false, c: true, d: null, e: null })
      },
    },
    {
      name: 'isDistinctFrom takes null as a value like any other',
      run: async ({ db }) => {
        await seedHeroes(db)
        equal(await ids(db, Hero.age.isDistinctFrom(17)), [1, 3, 4, 5])
        equal(await ids(db, Hero.age.isDistinctFrom(null)), [2, 3, 4, 5])
        equal(await ids(db, Hero.teamId.isDistinctFrom(Hero.id)), [1, 2, 3, 4, 5])
        equal(await ids(db, not(Hero.age.isDistinctFrom(Hero.age))), [1, 2, 3, 4, 5])
      },
    },
    {
      name: 'a nullable prepared parameter compares null with null as equal',
      run: async ({ db }) => {
        await seedHeroes(db)
        const query = prepare({ age: integer().nullable() }, p =>
          from(Hero).select({ id: Hero.id }).where(Hero.age.eq(p.age)).orderBy(Hero.id.asc()),
        )
        equal(await query.all(db, { age: null }), [{ id: 1 }])
        equal(await query.all(db, { age: 17 }), [{ id: 2 }])
        equal(await query.all(db, { age: 18 }), [])
        const others = prepare({ age: integer().nullable() }, p =>
          from(Hero).select({ id: Hero.id }).where(Hero.age.ne(p.age)).orderBy(Hero.id.asc()),
        )
        equal(await others.all(db, { age: null }), [{ id: 2 }, { id: 3 }, { id: 4 }, { id: 5 }])
        equal(await others.all(db, { age: 17 }), [{ id: 1 }, { id: 3 }, { id: 4 }, { id: 5 }])
      },
    },
    {
      name: 'a prepared parameter that is not nullable refuses null and undefined',
      run: async ({ db }) => {
        await seedHeroes(db)
        const query = prepare({ age: integer() }, p => from(Hero).where(Hero.age.eq(p.age)))
        await fails((async () => query.all(db, { age: null as never }))(), ValidationError)
        await fails((async () => query.all(db, { age: undefined as never }))(), ValidationError)
        await fails((async () => query.all(db, {} as never))(), ValidationError)
        equal((await query.all(db, { age: 17 })).length, 1)
      },
    },
    {
      name: 'a prepared parameter of another name or type is refused',
      run: async ({ db }) => {
        await seedHeroes(db)
        const query = prepare({ age: integer() }, p => from(Hero).where(Hero.age.eq(p.age)))
        await fails((async () => query.all(db, { age: 17, other: 1 } as never))(), ValidationError)
        await fails((async () => query.all(db, { age: '17' as never }))(), ValidationError)
      },
    },
    {
      name: 'in([]) is false and notIn([]) is true',
      run: async ({ db }) => {
        await seedHeroes(db)
        equal(await ids(db, Hero.age.in([])), [])
        equal(await ids(db, Hero.age.notIn([])), [1, 2, 3, 4, 5])
        equal(await ids(db, not(Hero.age.in([]))), [1, 2, 3, 4, 5])
        equal(await ids(db, or(Hero.age.in([]), Hero.id.eq(3))), [3])
      },
    },
    {
      name: 'in and notIn leave rows out whose value is null',
      run: async ({ db }) => {
        await seedHeroes(db)
        equal(await ids(db, Hero.age.in([17, 48, 17])), [2, 3])
        equal(await ids(db, Hero.age.notIn([17, 48])), [4, 5])
      },
    },
    {
      name: 'null and undefined inside a list are refused',
      run: async ({ db }) => {
        await seedHeroes(db)
        for (const list of [[null], [1, null], [undefined], [1, undefined]]) {
          throws(() => Hero.age.in(list as number[]), ValidationError)
          throws(() => Hero.age.notIn(list as number[]), ValidationError)
        }
      },
    },
    {
      name: 'a list of any length works, and stays one shape',
      run: async ({ db }) => {
        await seedHeroes(db)
        const many = Array.from({ length: 50_000 }, (_, at) => at + 2)
        equal(await ids(db, Hero.id.in(many)), [2, 3, 4, 5])
        equal(await ids(db, Hero.id.notIn(many)), [1])
        const sqlOf = (list: number[]): string => from(Hero).where(Hero.id.in(list)).toSQL(db).sql
        equal(sqlOf([1]), sqlOf([1, 2, 3]))
      },
    },
    {
      name: 'an undefined operand throws at once',
      run: async () => {
        const nothing = undefined as never
        throws(() => Hero.age.eq(nothing), ValidationError)
        throws(() => Hero.age.ne(nothing), ValidationError)
        throws(() => Hero.age.gt(nothing), ValidationError)
        throws(() => Hero.age.between(1, nothing), ValidationError)
        throws(() => Hero.age.in(nothing), ValidationError)
        throws(() => Hero.age.plus(nothing), ValidationError)
        throws(() => Hero.name.like(nothing), ValidationError)
        throws(() => Hero.name.contains(nothing), ValidationError)
        throws(() => Hero.age.isDistinctFrom(nothing), ValidationError)
        throws(() => coalesce(Hero.age, nothing), ValidationError)
        throws(() => sql`${nothing}`, ValidationError)
      },
    },
    {
      name: 'a null operand where only a value makes sense throws at once',
      run: async () => {
        throws(() => Hero.age.gt(null as never), ValidationError)
        throws(() => Hero.age.plus(null as never), ValidationError)
        throws(() => Hero.name.startsWith(null as never), ValidationError)
        throws(() => Hero.age.between(null as never, 1), ValidationError)
      },
    },
    {
      name: 'where() of a read leaves undefined and false out',
      run: async ({ db }) => {
        await seedHeroes(db)
        equal(await ids(db, undefined), [1, 2, 3, 4, 5])
        equal(await ids(db, false, Hero.age.gt(40), undefined), [3, 5])
        equal(await ids(db), [1, 2, 3, 4, 5])
      },
    },
    {
      name: 'where() takes no other value for a condition',
      run: async () => {
        for (const wrong of [true, null, 0, '', 'id = 1', {}, { op: 6 }]) {
          throws(() => from(Hero).where(wrong as never), ValidationError)
        }
      },
    },
    {
      name: 'an update or delete whose conditions are all left out does not run',
      run: async ({ db }) => {
        await seedHeroes(db)
        throws(() => update(Hero).set({ age: 1 }).where(undefined), ValidationError)
        throws(() => update(Hero).set({ age: 1 }).where(), ValidationError)
        throws(() => deleteFrom(Hero).where(false, undefined), ValidationError)
        throws(() => deleteFrom(Hero).where(), ValidationError)
        equal(await deleteFrom(Hero).where(undefined, Hero.id.eq(1)).run(db), 1)
        equal(await ids(db), [2, 3, 4, 5])
      },
    },
    {
      name: 'everyRow() means every row',
      run: async ({ db }) => {
        await seedHeroes(db)
        equal(await update(Hero).set({ age: 1 }).everyRow().run(db), 5)
        equal(await deleteFrom(Hero).everyRow().run(db), 5)
      },
    },
    {
      name: 'an update with nothing to write is refused',
      run: async ({ db }) => {
        await seedHeroes(db)
        await fails(update(Hero).set({}).everyRow().run(db), ValidationError)
        await fails(update(Hero).set({ age: undefined }).everyRow().run(db), ValidationError)
      },
    },
    {
      name: 'undefined in values means not given, and null means NULL',
      run: async ({ db }) => {
        await seedHeroes(db)
        await insertInto(Hero).values({ id: 6, name: 'Six', secretName: 's', age: undefined, teamId: null }).run(db)
        equal(await db.get(Hero, 6), { id: 6, name: 'Six', secretName: 's', age: null, teamId: null })
        await update(Hero).set({ age: null, secretName: undefined }).where(Hero.id.eq(2)).run(db)
        equal(await db.get(Hero, 2), { id: 2, name: 'Spider-Boy', secretName: 'Pedro', age: null, teamId: 1 })
      },
    },
    {
      name: 'aggregates leave null out',
      run: async ({ db }) => {
        await seedHeroes(db)
        equal(
          await from(Hero)
            .select({ oldest: max(Hero.age) })
            .where(Hero.age.isNull())
            .one(db),
          { oldest: null },
        )
      },
    },
  ],
}
