// Chains: every call answers a new query, any prefix can be shared, and counting counts what reading answers.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sqlite } from '../../src/dialects.ts'
import {
  count,
  from,
  insertInto,
  MultipleRowsError,
  NotFoundError,
  sql,
  type TransactionDatabase,
  update,
} from '../../src/index.ts'
import { Animal, Food, Keeper, openZoo } from './zoo.ts'

let db: TransactionDatabase
beforeAll(async () => {
  db = await openZoo()
})
afterAll(() => db.close())

describe('a query', () => {
  const base = from(Animal).where(Animal.id.gt(1)).select({ id: Animal.id })
  test.each<[string, () => unknown]>([
    ['where', () => base.where(Animal.tame)],
    ['orderBy', () => base.orderBy(Animal.id.desc())],
    ['groupBy', () => base.groupBy(Animal.kind)],
    ['having', () => base.having(count().gt(1))],
    ['limit', () => base.limit(1)],
    ['offset', () => base.offset(1)],
    ['distinct', () => base.distinct()],
    ['select', () => base.select({ name: Animal.name })],
    ['a join', () => base.innerJoin(Keeper, Keeper.id.eq(Animal.keeperId))],
    ['as', () => base.as('x')],
  ])('stays what it is when %s is called', async (_, call) => {
    const before = base.toSQL(sqlite)
    expect(call()).not.toBe(base)
    expect(base.toSQL(sqlite)).toEqual(before)
    expect(await base.count(db)).toBe(4)
  })

  test('can be the start of many others', async () => {
    const [old, young] = [base.where(Animal.age.gte(5)), base.where(Animal.age.lt(5))]
    expect([await base.count(db), await old.count(db), await young.count(db)]).toEqual([4, 1, 2])
    expect(await old.all(db)).toEqual([{ id: 4 }])
  })

  test('is not changed by changing what made it', async () => {
    const [list, none] = [[1, 2], [] as number[]]
    const query = from(Animal).where(Animal.id.in(list), Animal.id.notIn(none)).select({ id: Animal.id })
    const before = query.toSQL(sqlite)
    list.push(3)
    none.push(1)
    expect(query.toSQL(sqlite)).toEqual(before)
    expect(await query.all(db)).toEqual([{ id: 1 }, { id: 2 }])
  })

  test('runs again and again, on any database', async () => {
    await using other = await openZoo()
    for (const on of [db, other, db]) expect(await base.limit(1).all(on)).toEqual([{ id: 2 }])
  })
})

describe('a write', () => {
  test('is not changed by returning()', () => {
    const insert = insertInto(Food).values({ name: 'x' })
    insert.returning()
    expect(insert.toSQL(sqlite).sql).not.toContain('RETURNING')
    const change = update(Food).set({ name: 'x' }).everyRow()
    change.returning({ id: Food.id })
    expect(change.toSQL(sqlite).sql).not.toContain('RETURNING')
  })
})

describe('count() and exists() are about what all() answers', () => {
  const kinds = from(Animal).groupBy(Animal.kind)
  test.each([
    ['a filter', from(Animal).where(Animal.tame)],
    ['no rows', from(Animal).where(Animal.id.gt(99))],
    ['a limit', from(Animal).limit(2)],
    ['a limit beyond the rows', from(Animal).limit(50)],
    ['a limit of none', from(Animal).limit(0)],
    ['an offset', from(Animal).orderBy(Animal.id.asc()).offset(4)],
    ['an offset beyond the rows', from(Animal).offset(9)],
    ['both', from(Animal).limit(3).offset(3)],
    ['different values', from(Animal).distinct().select({ kind: Animal.kind })],
    ['groups', kinds.select({ n: count() })],
    ['groups with a condition', kinds.having(count().gt(1)).select({ kind: Animal.kind })],
    ['groups with a limit', kinds.select({ n: count() }).limit(2)],
    ['an aggregate, which is one row', from(Animal).select({ n: count() })],
    ['an aggregate over nothing', from(Animal).where(Animal.id.gt(99)).select({ n: count() })],
    ['a join that multiplies', from(Keeper).innerJoin(Keeper.animals)],
    ['a left join', from(Keeper).leftJoin(Keeper.animals)],
    [
      'nested objects',
      from(Food)
        .crossJoin(Keeper)
        .select({ food: Food, more: { id: Keeper.id } }),
    ],
    [
      'two columns of one name inside',
      from(Food)
        .crossJoin(Keeper)
        .select({ a: { id: Food.id }, b: { id: Keeper.id } }),
    ],
    ['a derived table', from(kinds.select({ n: count() }).as('x'))],
    ['SQL by hand', from(Food).select({ n: sql<number>`${1}` })],
  ])('%s', async (_, query) => {
    const rows = await (query as typeof kinds).all(db)
    expect(await query.count(db)).toBe(rows.length)
    expect(await query.exists(db)).toBe(rows.length > 0)
    expect(await query.first(db)).toEqual(rows[0])
    const streamed: unknown[] = []
    for await (const row of (query as typeof kinds).stream(db)) streamed.push(row)
    expect(streamed).toEqual(rows)
  })
})

describe('one()', () => {
  test('answers the only row', async () => {
    expect(await from(Food).where(Food.id.eq(1)).one(db)).toEqual({ id: 1, name: 'hay' })
  })
  test('names the model where there is none, and where there are more', async () => {
    await expect(from(Food).where(Food.id.eq(9)).one(db)).rejects.toThrow(new NotFoundError('Food'))
    await expect(from(Food).one(db)).rejects.toThrow(new MultipleRowsError('Food'))
    await expect(sql`select 1 where 0`.one(db)).rejects.toThrow(NotFoundError)
  })
})

test('explain() tells how the database would run it, and runs nothing', async () => {
  expect(await from(Animal).where(Animal.id.eq(1)).explain(db)).toContain('SEARCH animals USING INTEGER PRIMARY KEY')
  expect(await update(Food).set({ name: 'x' }).everyRow().explain(db)).toContain('foods')
  expect(await from(Food).where(Food.name.eq('x')).count(db)).toBe(0)
})

test('explain() indents the steps of a subquery below the step that runs them', async () => {
  const kept = from(Keeper).where(Keeper.id.gt(1)).select({ id: Keeper.id })
  const plan = await from(Animal).where(Animal.keeperId.in(kept)).orderBy(Animal.kind.asc()).explain(db)
  expect(plan).toMatch(/^SCAN animals/)
  expect(plan).toMatch(/\nLIST SUBQUERY 1\n {2}SEARCH keepers/)
  expect(plan).toMatch(/\nUSE TEMP B-TREE FOR ORDER BY$/)
})

test('toSQL() of a dialect and of a database are the same', () => {
  for (const query of [from(Animal).where(Animal.tame.eq(true)), insertInto(Food).values({ name: 'x' }).returning()]) {
    expect(query.toSQL(db)).toEqual(query.toSQL(sqlite))
  }
})
