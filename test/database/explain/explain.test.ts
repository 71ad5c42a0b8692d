// explain() on SQLite: names, writes, what it takes and refuses. The conformance suite does so on every database.
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  alias,
  connect,
  cte,
  deleteFrom,
  exists,
  explain,
  from,
  insertInto,
  integer,
  lateral,
  or,
  type PlanNode,
  prepare,
  rowNumber,
  scalar,
  sql,
  type TransactionDatabase,
  tuple,
  union,
  UnsupportedError,
  update,
  ValidationError,
  values,
} from '../../../src/index.ts'
import { betterSqlite3 } from '../../../adapters/better-sqlite3/index.ts'
import { readParts } from '../../../src/database/explain/parts.ts'
import { sqlite } from '../../../src/dialect/sqlite/index.ts'
import { Animal, Food, Keeper, Meal, Odd, openZoo, Visit } from '../../query/zoo.ts'

let db: TransactionDatabase
beforeAll(async () => {
  db = await openZoo()
})
afterAll(() => db.close())

const brief = ({ operation, model, table, as, index }: PlanNode) => [operation, model, table, as, index]

test('a step has the name of the model, of the table and of the alias', async () => {
  const h = alias(Animal, 'h')
  const { roots } = await explain(db, from(h).innerJoin(Keeper, Keeper.id.eq(h.keeperId)).orderBy(h.age.asc()))
  expect(roots.map(brief)).toEqual([
    ['scan', 'Animal', 'animals', 'h', undefined],
    ['search', 'Keeper', 'keepers', 'keepers', undefined],
    ['sort', undefined, undefined, undefined, undefined],
  ])
})

test('tables in schemas and tables with odd names are found', async () => {
  expect((await explain(db, from(Visit))).roots.map(brief)).toEqual([
    ['scan', 'Visit', 'log_visits', 'log_visits', undefined],
  ])
  expect((await explain(db, from(Odd))).roots[0]?.model).toBe('Odd')
  const elsewhere = connect(betterSqlite3({ file: ':memory:' }), { schemas: { log: 'other' } })
  await sql`create table other_visits (id integer primary key, note text)`.run(elsewhere)
  expect((await explain(elsewhere, from(Visit))).roots[0]).toMatchObject({ model: 'Visit', table: 'other_visits' })
  await elsewhere.close()
})

test('a name that stands for two tables is nobody, and a query is no table', async () => {
  const x = alias(Animal, 'x')
  const other = alias(Food, 'x')
  const query = from(x).where(exists(from(other).where(other.name.eq('hay'))))
  expect((await explain(db, query)).nodes.flatMap(({ model }) => model ?? [])).toEqual([])
  const old = cte('old', from(Animal).select({ id: Animal.id }).distinct())
  const step = (await explain(db, from(old))).roots.find(({ as }) => as === 'old')
  expect(step).toMatchObject({ operation: 'scan', model: undefined, table: undefined })
})

test('a plan as text has a line for each step, below the step around it', async () => {
  const kept = from(Keeper).where(Keeper.name.eq('Ann')).select({ id: Keeper.id })
  const { text } = await explain(db, from(Animal).where(Animal.keeperId.in(kept)))
  expect(text.split('\n').slice(0, 3)).toEqual([
    'scan Animal: SCAN animals',
    'subquery: LIST SUBQUERY 1',
    '  search Keeper, by sqlite_autoindex_keepers_1: SEARCH keepers USING COVERING INDEX sqlite_autoindex_keepers_1 (name=?)',
  ])
})

test('writes show how their rows are found, and write nothing', async () => {
  expect((await explain(db, update(Food).set({ name: 'x' }).where(Food.id.eq(1)))).roots.map(brief)).toEqual([
    ['search', 'Food', 'foods', 'foods', undefined],
  ])
  expect((await explain(db, deleteFrom(Animal).where(Animal.age.gt(0)).returning())).roots[0]?.operation).toBe('scan')
  expect(await explain(db, insertInto(Food).values({ name: 'new' }))).toEqual({ roots: [], nodes: [], text: '' })
  expect(
    await from(Food)
      .where(or(Food.name.eq('x'), Food.name.eq('new')))
      .count(db),
  ).toBe(0)
  expect(await from(Animal).count(db)).toBeGreaterThan(0)
})

test('defaults of an insert are made once', async () => {
  let made = 0
  const { defineSchema, table, text } = await import('../../../src/index.ts')
  const { Note } = defineSchema({
    Note: table('notes', { id: integer().primaryKey(), at: text().default(() => `note ${++made}`) }),
  })
  await sql`create table notes (id integer primary key, at text)`.run(db)
  await explain(db, insertInto(Note).values({}))
  expect(made).toBe(1)
})

test('prepared queries are explained with their parameters', async () => {
  const byAge = prepare({ age: integer() }, p => from(Animal).where(Animal.age.eq(p.age)))
  expect((await explain(db, byAge.bind({ age: 3 }))).roots[0]?.model).toBe('Animal')
})

test('analyze is refused where SQLite has none, and where the statement would write', async () => {
  await expect(explain(db, from(Animal), { analyze: true })).rejects.toEqual(
    new UnsupportedError('explain() with analyze', 'sqlite'),
  )
  const message = 'explain() with analyze runs the statement: it takes a query that neither writes nor locks'
  for (const statement of [deleteFrom(Animal).everyRow(), sql`select 1`]) {
    const refused = explain(db, statement, { analyze: true })
    await expect(refused).rejects.toThrow(ValidationError)
    await expect(refused).rejects.toThrow(message)
  }
})

test('errors of the database are those of the statement', async () => {
  const error: unknown = await explain(db, sql`select nothing from nowhere`).catch((thrown: unknown) => thrown)
  expect(error).toMatchObject({ name: 'QueryError', sql: 'select nothing from nowhere' })
})

test('a dialect that nobody knows is refused', async () => {
  const adapter = betterSqlite3({ file: ':memory:' })
  const unknown = connect({ ...adapter, dialect: { ...sqlite, name: 'made up' } })
  await expect(explain(unknown, from(Animal))).rejects.toEqual(new UnsupportedError('explain()', 'made up'))
  await unknown.close()
})

test('the sources of a statement are found wherever they stand', () => {
  const v = values('v', { id: integer() }, [{ id: 1 }])
  const meals = lateral(from(Meal).outer(Animal).where(Meal.animalId.eq(Animal.id))).as('m')
  const statements: [object, string[]][] = [
    [from(v).innerJoin(Animal, Animal.id.eq(v.id)), ['Animal', 'v']],
    [from(Animal).leftJoin(meals, Animal.tame), ['Animal', 'm', 'Meal']],
    [union(from(Food).select({ n: Food.name }), from(Keeper).select({ n: Keeper.name })), ['Food', 'Keeper', 'union']],
    [from(Animal).select({ n: scalar(from(Keeper).select({ id: Keeper.id }).limit(1)) }), ['Animal', 'Keeper']],
    [
      from(Animal).select({ n: rowNumber().over({ orderBy: scalar(from(Food).select({ id: Food.id })).asc() }) }),
      ['Animal', 'Food'],
    ],
    [from(Animal).where(tuple(Animal.id, Animal.age).in([[1, 2]])), ['Animal']],
    [insertInto(Food).from(from(Keeper).select({ name: Keeper.name })), ['Food', 'Keeper']],
    [sql`select * from ${Food} where id in ${from(Meal).select({ id: Meal.foodId })}`, ['Food', 'Meal']],
  ]
  for (const [statement, expected] of statements) {
    const found = new Set<string>()
    const plan = (statement as { '~plan'(max: number): object })['~plan'](100)
    readParts(plan, { source: source => found.add(source.as) })
    expect([...found].filter(name => name !== '').toSorted()).toEqual(expected.toSorted())
  }
})
