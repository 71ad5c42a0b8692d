// DESIGN 1 and 2, raw SQL: values are always parameters; sql.name quotes, sql.join lists, sql.unsafe is text; without a
// kind a result decodes by its own type; returns() gives a kind; it is a node in queries and a query of its own.
import { Hero, seedHeroes, Team } from '../heroes.ts'
import {
  array,
  boolean,
  collected,
  count,
  createTables,
  defineSchema,
  equal,
  fails,
  from,
  insertInto,
  integer,
  MultipleRowsError,
  NotFoundError,
  QueryError,
  sql,
  table,
  text,
  timestamp,
  type Topic,
  update,
} from '../kit.ts'

const { List } = defineSchema({ List: table('lists', { id: integer().primaryKey(), tags: array(text()) }) })

export const rawSql: Topic = {
  name: 'raw SQL',
  cases: [
    {
      name: 'a template is a query: all, first, one and run',
      run: async ({ db }) => {
        await seedHeroes(db)
        equal(await sql`select id, age from heroes where id <= ${2} order by id`.all(db), [
          { id: 1, age: null },
          { id: 2, age: 17 },
        ])
        equal(await sql`select id from heroes order by id`.first(db), { id: 1 })
        equal(await sql`select id from heroes where id = ${9}`.first(db), undefined)
        equal(await sql<{ n: number }>`select count(*) as n from heroes`.one(db), { n: 5 })
        await fails(sql`select id from heroes`.one(db), MultipleRowsError)
        await fails(sql`select id from heroes where id = 9`.one(db), NotFoundError)
        equal(await sql`update heroes set age = ${1} where id < ${3}`.run(db), 2)
        equal(await sql`delete from heroes where id = ${99}`.run(db), 0)
        equal(await sql`insert into teams (name, headquarters) values (${'a'}, ${'b'}), (${'c'}, ${'d'})`.run(db), 2)
      },
    },
    {
      name: 'a value is a parameter of its own kind, exact',
      run: async ({ db }) => {
        const bytes = new Uint8Array([1, 0, 255])
        const row =
          await sql`select ${1} as a, ${1.5} as b, ${'x'} as c, ${null} as d, ${2n ** 62n} as e, ${bytes} as f`.one(db)
        equal(row, { a: 1, b: 1.5, c: 'x', d: null, e: 2n ** 62n, f: bytes })
      },
    },
    {
      name: 'dates and documents are sent in the form of columns',
      run: async ({ db }) => {
        const at = new Date('2024-02-29T10:00:00.250Z')
        const sent = await sql<{ at: string }>`select ${at} as at`.one(db)
        // A database without a type for moments does not know that they are in UTC.
        equal(sent.at.replace(/Z$/, ''), '2024-02-29T10:00:00.250')
        await seedHeroes(db)
        const row = await from(Hero)
          .select({ at: sql`${at}`.returns(timestamp()), yes: sql`${true}`.returns(boolean()) })
          .first(db)
        equal(row, { at, yes: true })
      },
    },
    {
      name: 'columns, models, queries and expressions are compiled where they stand',
      run: async ({ db }) => {
        await seedHeroes(db)
        const rows = await from(Hero)
          .select({ id: Hero.id, n: sql<number>`length(${Hero.name}) + ${3}`.returns(integer()) })
          .where(sql<boolean>`${Hero.age} > ${40} or ${Hero.name.startsWith('Dead')}`)
          .orderBy(sql<number>`${Hero.id} * -1`.asc())
          .all(db)
        equal(rows, [
          { id: 5, n: 16 },
          { id: 3, n: 12 },
          { id: 1, n: 11 },
        ])
        const old = from(Hero).select({ id: Hero.id }).where(Hero.age.gt(40))
        equal(await sql`select count(*) as n from ${Team}`.one(db), { n: 3 })
        equal(await sql`select count(*) as n from (${old}) as old`.one(db), { n: 2 })
      },
    },
    {
      name: 'returns() decodes by the kind that it names, null staying null',
      run: async ({ db }) => {
        await createTables(db, { List })
        await insertInto(List)
          .values({ tags: ['x'] })
          .run(db)
        const row = await from(List)
          .select({
            a: sql`1`.returns(boolean()),
            b: sql`${List.tags}`.returns(array(text())),
            c: sql`null`.returns(timestamp().nullable()),
          })
          .first(db)
        equal(row, { a: true, b: ['x'], c: null })
      },
    },
    {
      name: 'sql.name quotes identifiers, and escapes quotes inside',
      run: async ({ db }) => {
        await seedHeroes(db)
        const column = sql.name('heroes', 'name')
        equal(await sql`select ${column} from heroes where ${column} = ${'Deadpond'}`.all(db), [{ name: 'Deadpond' }])
        const odd = 'say "hi"; drop table heroes'
        equal(await sql`select 1 as ${sql.name(odd)}`.one(db), { [odd]: 1 })
      },
    },
    {
      name: 'sql.join lists values and expressions, sql.unsafe is text',
      run: async ({ db }) => {
        await seedHeroes(db)
        const list = sql.join([1, Hero.id.plus(0), 3])
        equal(
          await from(Hero)
            .where(sql<boolean>`${Hero.id} in (${list})`)
            .count(db),
          5,
        )
        equal(
          await from(Hero)
            .where(sql<boolean>`${Hero.id} in (${sql.join([1, 3])})`)
            .count(db),
          2,
        )
        equal(
          await from(Hero)
            .where(sql<boolean>`${sql.join([Hero.id.eq(1), Hero.id.eq(2)], ' or ')}`)
            .count(db),
          2,
        )
        equal(await sql`select id from heroes ${sql.unsafe('order by id desc')}`.first(db), { id: 5 })
      },
    },
    {
      name: 'an expression is an operand like any other',
      run: async ({ db }) => {
        await seedHeroes(db)
        const name = sql<string>`lower(${Hero.name})`
        equal(await from(Hero).where(name.eq('deadpond')).count(db), 1)
        equal(
          await from(Hero)
            .where(name.startsWith('t'), name.in(['tarantula']))
            .count(db),
          1,
        )
        equal(await from(Hero).select({ n: name }).groupBy(name).having(count().gt(1)).all(db), [])
        await update(Hero).set({ secretName: name }).where(Hero.id.eq(1)).run(db)
        equal((await db.get(Hero, 1))?.secretName, 'deadpond')
      },
    },
    {
      name: 'one template with other values is one statement with other parameters',
      run: async ({ db }) => {
        const one = (n: number): Promise<unknown> => sql`select ${n} as n, ${'x'} as x`.one(db)
        equal(
          [await one(1), await one(2.5), await one(-3)],
          [
            { n: 1, x: 'x' },
            { n: 2.5, x: 'x' },
            { n: -3, x: 'x' },
          ],
        )
      },
    },
    {
      name: 'values of another kind in the same template are not taken for those before',
      run: async ({ db }) => {
        const one = (value: unknown): Promise<unknown> => sql`select ${value} as v`.one(db)
        equal(
          [await one(1), await one('1'), await one(1n), await one(null), await one(1.5)],
          [{ v: 1 }, { v: '1' }, { v: 1 }, { v: null }, { v: 1.5 }],
        )
        // 1 where a boolean is a number.
        const { v } = (await one(true)) as { v: unknown }
        equal(Number(v), 1)
      },
    },
    {
      name: 'a wrong statement is a QueryError with its SQL and number of parameters',
      run: async ({ db }) => {
        const error = await fails(sql`select ${1} from nowhere where x = ${'secret'}`.all(db), QueryError)
        equal([error.code, error.parameters, error.sql.includes('nowhere')], ['QUERY', 2, true])
        await fails(sql`selec 1`.all(db), QueryError)
        await fails(sql``.all(db), QueryError)
      },
    },
    {
      name: 'rows of other names and numbers of columns come from the same connection',
      run: async ({ db }) => {
        equal(await sql`select 1 as a, 2 as b`.all(db), [{ a: 1, b: 2 }])
        equal(await sql`select 1 as b union all select 2`.all(db), [{ b: 1 }, { b: 2 }])
        equal(await sql`select 1 as a where 1 = 0`.all(db), [])
        equal(await sql`create table t (x integer)`.run(db).then(() => sql`select * from t`.all(db)), [])
      },
    },
    {
      name: 'a statement that is kept does not hide a table that changed',
      run: async ({ db }) => {
        await sql`create table t (a integer)`.run(db)
        await sql`insert into t values (1)`.run(db)
        const read = (): Promise<unknown[]> => sql`select * from t`.all(db)
        equal(await read(), [{ a: 1 }])
        await sql`alter table t add column b text`.run(db)
        equal(await read(), [{ a: 1, b: null }])
        await sql`drop table t`.run(db)
        await fails(read(), QueryError)
      },
    },
    {
      name: 'a name that stands twice keeps its last value',
      run: async ({ db }) => equal(await sql`select 1 as a, 2 as b, 3 as a`.all(db), [{ a: 3, b: 2 }]),
    },
    {
      name: 'a template is one statement: more are refused, and so is none',
      run: async ({ db }) => {
        await sql`create table t (a integer)`.run(db)
        await fails(sql`insert into t values (1); insert into t values (2)`.run(db), QueryError)
        await fails(sql`select 1 as a; drop table t`.all(db), QueryError)
        await fails(sql`-- nothing`.all(db), QueryError)
        await fails(sql`  `.run(db), QueryError)
        equal(await sql`select count(*) as n from t`.all(db), [{ n: 0 }])
        equal(await sql`select 1 as a; -- and no more`.all(db), [{ a: 1 }])
        equal(await sql`/* first */ select 1 as a ;`.all(db), [{ a: 1 }])
      },
    },
    {
      name: 'run() answers the rows written: none for reads and definitions',
      run: async ({ db }) => {
        equal(await sql`create table t (a integer)`.run(db), 0)
        equal(await sql`insert into t values (1), (2)`.run(db), 2)
        equal(await sql`create table u (a integer)`.run(db), 0)
        equal(await sql`select 1 as a`.run(db), 0)
        equal(await sql`update t set a = a`.run(db), 2)
        equal(await sql`delete from t where a in (with w as (select 1 as n) select n from w)`.run(db), 1)
        equal(await sql`with w as (select 2 as n) select n from w`.run(db), 0)
        equal(await sql`drop table u`.run(db), 0)
      },
    },
    {
      name: 'a write in raw SQL answers its rows where the database can',
      needs: ['returningWord'],
      run: async ({ db }) => {
        await seedHeroes(db)
        equal(await sql`update heroes set age = 1 where id = 2 returning id, age`.all(db), [{ id: 2, age: 1 }])
        equal(await sql`delete from hero_missions where hero_id = 2 returning role`.one(db), { role: 'lead' })
        equal(await from(Hero).where(Hero.age.eq(1)).count(db), 1)
      },
    },
    {
      name: 'a template can be read as a stream of a query',
      run: async ({ db }) => {
        await seedHeroes(db)
        const query = from(Hero)
          .select({ n: sql<number>`${Hero.id} * 2`.returns(integer()) })
          .orderBy(Hero.id.asc())
        equal(
          (await collected(query.stream(db))).map(row => row.n),
          [2, 4, 6, 8, 10],
        )
      },
    },
  ],
}
