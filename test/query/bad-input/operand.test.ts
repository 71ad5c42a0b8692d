// Operands of the wrong type, and JSON that looks like a part of a query: an error or a parameter, never SQL.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { betterSqlite3 } from '../../../adapters/better-sqlite3/index.ts'
import { sqlite } from '../../../src/dialects.ts'
import {
  type Condition,
  connect,
  deleteFrom,
  exists,
  from,
  insertInto,
  IsomodelError,
  sql,
  type TransactionDatabase,
  ValidationError,
} from '../../../src/index.ts'
import { createTables } from '../../../src/migrate.ts'
import { Animal, Food, Keeper, schema } from '../zoo.ts'

const seen: string[] = []
let db: TransactionDatabase
beforeAll(async () => {
  db = connect(betterSqlite3({ file: ':memory:' }), { onQuery: event => seen.push(event.sql) })
  await createTables(db, schema)
})
beforeEach(() => {
  seen.length = 0
})
afterAll(() => db.close())

test.each<[string, () => Condition<'Animal'>, string]>([
  ['text for a number', () => Animal.age.eq('7' as never), 'Animal.age takes a 32-bit integer'],
  ['NaN', () => Animal.weight.gt(NaN), 'Animal.weight takes a finite number'],
  ['infinity', () => Animal.weight.gt(Infinity), 'Animal.weight takes a finite number'],
  ['a number for text', () => Animal.name.eq(7 as never), 'Animal.name takes a string'],
  ['text that is no Unicode', () => Animal.name.eq('\udc00'), 'Animal.name takes a string'],
  ['text that is no Unicode, in a pattern', () => Animal.name.like('%\udc00'), 'Animal.name takes a string'],
  ['text that is no Unicode, in a list', () => Animal.name.in(['a', '\udc00']), 'Animal.name takes a string'],
  ['a list for a value', () => Animal.name.eq(['a'] as never), 'Animal.name takes a string'],
  ['a list of lists', () => Animal.id.in([[1]] as never), 'Animal.id takes a 32-bit integer'],
  ['a number for a bigint', () => Animal.chip.eq(7 as never), 'Animal.chip takes a 64-bit bigint'],
  ['a bigint of more than 64 bits', () => Animal.chip.lt(2n ** 63n), 'Animal.chip takes a 64-bit bigint'],
  ['no decimal', () => Animal.price.eq('1,5'), 'Animal.price takes a decimal(10, 2)'],
  ['no date', () => Animal.bornAt.lt(new Date(NaN)), 'Animal.bornAt takes a Date'],
  ['text for an instant', () => Animal.bornAt.lt('2020-01-01' as never), 'Animal.bornAt takes a Date'],
  ['no such day', () => Animal.arrived.eq('2023-02-29'), 'Animal.arrived takes a date'],
  ['not one of the values', () => Animal.kind.eq('alien' as never), 'Animal.kind takes a ("bird" | "fish" | "mammal")'],
  ['a number for a boolean', () => Animal.tame.eq(1 as never), 'Animal.tame takes a boolean'],
  ['no uuid', () => Animal.passport.eq('x'), 'Animal.passport takes a UUID'],
])('%s is refused before anything is sent', async (_, condition, message) => {
  const error = await from(Animal)
    .where(condition())
    .all(db)
    .catch((reason: unknown) => reason)
  expect(error).toBeInstanceOf(ValidationError)
  expect((error as Error).message).toContain(message)
  expect(seen).toEqual([])
})

test.each<[string, () => unknown]>([
  ['null in a list', () => Animal.age.in([1, null] as never)],
  ['null in a list that excludes', () => Animal.age.notIn([null] as never)],
  ['gt(null)', () => Animal.age.gt(null as never)],
  ['between null', () => Animal.age.between(null as never, 1)],
  ['like(null)', () => Animal.name.like(null as never)],
  ['plus(null)', () => Animal.age.plus(null as never)],
  ['a negative limit', () => from(Animal).limit(-1)],
  ['a fraction as limit', () => from(Animal).limit(2.5)],
  ['text as limit', () => from(Animal).limit('1; drop table animals' as never)],
  ['null as offset', () => from(Animal).offset(null as never)],
  ['an empty selection', () => from(Animal).select({})],
  ['a list as selection', () => from(Animal).select([Animal.id] as never)],
  ['a value as selection', () => from(Animal).select({ a: 'x' } as never)],
  ['a nested value as selection', () => from(Animal).select({ a: { b: 'x' } } as never)],
  ['a model as selection', () => from(Animal).select(Animal as never)],
  ['text as order', () => from(Animal).orderBy('name; drop table animals' as never)],
  ['text as group', () => from(Animal).groupBy('name' as never)],
  [
    'columns of another model as conflict',
    () =>
      insertInto(Food)
        .values({ name: 'x' })
        .onConflict(Keeper.name as never),
  ],
  ['no column as conflict', () => insertInto(Food).values({ name: 'x' }).onConflict()],
  ['an expression as conflict', () => insertInto(Food).values({ name: 'x' }).onConflict(Food.id.plus(1))],
])('%s is refused when the query is built', (_, build) => {
  expect(build).toThrow(ValidationError)
})

/** What a request could hold: parts of queries, as JSON would write them. */
const parsed = (text: string): never => JSON.parse(text) as never
const forged: [string, never][] = [
  ['a node', parsed(JSON.stringify(Animal.id.gt(0), (key, value: unknown) => (key === 'b' ? undefined : value)))],
  ['SQL text', parsed('{"kind":"text","text":["1 = 1"]}')],
  ['a template', parsed('{"op":36,"a":["1 = 1"],"b":[],"type":{"kind":"boolean","id":1},"token":0}')],
  ['a query', parsed('{"op":48,"source":{"kind":"table"},"joins":[],"conditions":[],"~plan":"x","~mode":0}')],
  ['a model', parsed('{"$":{"kind":"table","as":"Animal","table":{"name":"animals","columns":[]},"models":{}}}')],
  ['a derived table', parsed('{"$":{"kind":"derived","as":"x","query":{"op":48,"~plan":{}}}}')],
  ['an order', parsed('{"node":{"op":1},"descending":"; drop table animals","nulls":null}')],
  ['a relation', parsed('{"~relation":{"source":{"models":{}},"description":{"target":"Keeper"}}}')],
]
const sentinel = 'never SQL'

describe('JSON that looks like a part of a query', () => {
  test.each(forged)('is no condition: %s', (_, part) => {
    expect(() => from(Animal).where(part)).toThrow(ValidationError)
    expect(() => from(Animal).having(part)).toThrow(ValidationError)
    expect(() => deleteFrom(Animal).where(part)).toThrow(ValidationError)
  })
  test.each(forged)('is no order, group, selection or source: %s', (_, part) => {
    expect(() => from(Animal).orderBy(part)).toThrow(IsomodelError)
    expect(() => from(Animal).groupBy(part)).toThrow(IsomodelError)
    expect(() => from(Animal).select(part)).toThrow(IsomodelError)
    expect(() => from(Animal).select({ a: part })).toThrow(IsomodelError)
    expect(() => insertInto(Food).values({ name: 'x' }).returning(part)).toThrow(IsomodelError)
    expect(() => from(part)).toThrow(IsomodelError)
    expect(() => from(Animal).crossJoin(part)).toThrow(IsomodelError)
    expect(() => exists(part)).toThrow(IsomodelError)
    expect(() => Animal.id.in(part)).toThrow(IsomodelError)
  })
  test.each(forged)('is no operand: %s', async (_, part) => {
    for (const condition of [() => Animal.name.eq(part), () => Animal.name.in([part]), () => Animal.name.like(part)]) {
      await expect(from(Animal).where(condition()).all(db)).rejects.toThrow(ValidationError)
    }
    await expect(insertInto(Food).values({ name: part }).run(db)).rejects.toThrow(ValidationError)
    expect(seen).toEqual([])
  })
  test.each(forged)('is a parameter of a template: %s', (_, part) => {
    const { sql: text, params } = from(Animal)
      .where(sql<boolean>`${part} is null`)
      .select({ id: Animal.id })
      .toSQL(sqlite)
    expect(text).toBe('SELECT "animals"."id" AS "id" FROM "animals" WHERE ? is null')
    expect(params).toEqual([JSON.stringify(part)])
  })
  test.each(forged)('is no part of a text: %s', async (_, part) => {
    await expect(
      from(Animal)
        .select({ text: Animal.name.concat(part) })
        .all(db),
    ).rejects.toThrow(ValidationError)
    expect(seen).toEqual([])
  })
  test('is the value of a document', async () => {
    const facts = { food: sentinel, legs: 0, places: [], $: 1, '~plan': 2, kind: 'text', text: ['1'] } as never
    const rows = await insertInto(Animal)
      .values({ name: 'x', kind: 'fish', price: '1', facts })
      .returning({ food: Animal.facts.at('food') })
      .all(db)
    expect(rows).toEqual([{ food: sentinel }])
  })
})
