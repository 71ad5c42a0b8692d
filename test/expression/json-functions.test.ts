// What functions of documents, lists and patterns refuse, and in which words; and regular expressions in every dialect.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { betterSqlite3 } from '../../adapters/better-sqlite3/index.ts'
import { mariadb, mysql, postgres, sqlite } from '../../src/dialects.ts'
import {
  arrayContains,
  connect,
  from,
  jsonAgg,
  jsonArray,
  jsonContains,
  jsonHas,
  jsonObject,
  jsonRemove,
  jsonSet,
  matches,
  sql,
  type TransactionDatabase,
  UnsupportedError,
  ValidationError,
} from '../../src/index.ts'
import { mistakeIn } from '../dialect/mysql/grammar.ts'
import { madeUp } from '../dialect/made-up.ts'
import { Animal } from '../query/zoo.ts'

const seen: string[] = []
let db: TransactionDatabase
beforeAll(() => {
  db = connect(betterSqlite3({ file: ':memory:' }), { onQuery: event => seen.push(event.sql) })
})
afterAll(() => db.close())

const wrong = (value: unknown): never => value as never

test.each<[string, () => unknown, string]>([
  [
    'a path that is no list',
    () => jsonSet(Animal.facts, wrong('food'), 'a'),
    'a path in Animal.facts is a list of keys',
  ],
  ['an empty path', () => jsonRemove(Animal.facts, wrong([])), 'a path in Animal.facts is a list of keys'],
  ['a key that is no Unicode', () => jsonRemove(Animal.facts, wrong(['\udc00'])), 'a path in Animal.facts'],
  ['a position below zero', () => jsonRemove(Animal.facts, wrong(['places', -1])), 'a path in Animal.facts'],
  [
    'a value of another kind',
    () => jsonSet(Animal.facts, ['legs'], wrong('four')),
    'jsonSet() in Animal.facts takes a finite number at $."legs"',
  ],
  ['undefined', () => jsonSet(Animal.facts, ['food'], wrong(undefined)), 'jsonSet() in Animal.facts takes a string'],
  [
    'an expression that JSON has no value for',
    () => jsonSet(Animal.facts, ['food'], wrong(Animal.photo)),
    'jsonSet() in Animal.facts takes what JSON has, and Animal.photo is none of it',
  ],
  ['a text as a document', () => jsonHas(wrong(Animal.name), wrong('a')), 'takes a document, and Animal.name is none'],
  [
    'a document that the query makes',
    () => jsonHas(wrong(jsonObject({ id: Animal.id })), wrong('id')),
    'takes a document, and an expression is none',
  ],
  ['a key that is a number', () => jsonHas(Animal.facts, wrong(1)), 'a key in Animal.facts is a text'],
  [
    'objects in a list that is looked for',
    () => jsonContains(Animal.facts, wrong({ places: [{ x: 1 }] })),
    'jsonContains() in Animal.facts takes values, lists of values and objects of both',
  ],
  ['no list', () => arrayContains(wrong(Animal.name), []), 'arrayContains() takes a list, and Animal.name is none'],
  [
    'items of another kind',
    () => arrayContains(Animal.tags, wrong([1])),
    'arrayContains() in Animal.tags takes an Array<string>',
  ],
  ['an object without keys', () => jsonObject({}), 'jsonObject() takes from 1 to 45 keys, and is given 0'],
  ['a model', () => jsonObject(wrong(Animal)), 'jsonObject() takes an object of expressions'],
  ['a part that is undefined', () => jsonArray(wrong(undefined)), 'jsonArray() is given undefined'],
  [
    'a part of no known kind',
    () => jsonArray(sql`1`),
    'takes expressions of a known kind, and an expression is unknown',
  ],
  [
    'a pattern that is no text',
    () => matches(Animal.name, wrong(/a/)),
    'the pattern that Animal.name has to match is a text',
  ],
  [
    'an order that is none',
    () => jsonAgg(Animal.id, { orderBy: wrong(Animal.id) }),
    'jsonAgg() of Animal.id is ordered by',
  ],
])('%s is refused by a sentence', (_, make, message) => {
  expect(make).toThrow(ValidationError)
  expect(make).toThrow(message)
})

test('values that change later do not change the query', () => {
  const [value, list, part] = [{ x: 1, open: true }, ['a'], { food: 'a' }]
  const query = from(Animal)
    .where(arrayContains(Animal.tags, list), jsonContains(Animal.facts, part))
    .select({ facts: jsonSet(Animal.facts, ['places', 0], value) })
  const before = query.toSQL(postgres)
  value.x = 2
  list.push('b')
  part.food = 'b'
  expect(query.toSQL(postgres)).toEqual(before)
})

const named = (options: { caseInsensitive?: boolean }) =>
  from(Animal)
    .where(matches(Animal.name, '^R', options))
    .select({ id: Animal.id })

test('matches() is said in the words of each database', () => {
  const said = {
    postgres: 'SELECT "animals"."id" AS "id" FROM "animals" WHERE ("animals"."name" COLLATE "C" ~ $1::text)',
    mysql: "SELECT `animals`.`id` AS `id` FROM `animals` WHERE REGEXP_LIKE(`animals`.`name`, concat(?, ?), 'c')",
    mariadb: 'SELECT `animals`.`id` AS `id` FROM `animals` WHERE (`animals`.`name` REGEXP concat(?, ?))',
  }
  expect(named({}).toSQL(postgres)).toEqual({ sql: said.postgres, params: ['^R'] })
  expect(named({}).toSQL(mysql)).toEqual({ sql: said.mysql, params: ['(?s)', '^R'] })
  expect(named({}).toSQL(mariadb)).toEqual({ sql: said.mariadb, params: ['(?s)', '^R'] })
  const any = { caseInsensitive: true }
  expect(named(any).toSQL(postgres).sql).toBe(said.postgres.replace(' ~ ', ' ~* '))
  expect(named(any).toSQL(mysql)).toEqual({ sql: said.mysql.replace("'c'", "'i'"), params: ['(?is)', '^R'] })
  expect(named(any).toSQL(mariadb)).toEqual({ sql: said.mariadb, params: ['(?is)', '^R'] })
  expect(named({}).toSQL(madeUp).sql).toContain('SHAPED same LIKE([animals].[name]; <:1>; <:2>) AS boolean')
  expect(mistakeIn(said.mysql)).toBeUndefined()
})

test('matches() is refused on SQLite, and nothing is sent', async () => {
  expect(() => named({}).toSQL(sqlite)).toThrow(UnsupportedError)
  await expect(named({}).all(db)).rejects.toThrow('sqlite')
  expect(seen).toEqual([])
})

test('a key that begins with a hyphen is refused on MariaDB alone, which finds none', () => {
  const key = '-1' as 'food'
  const all = [
    jsonSet(Animal.facts, [key], 'a'),
    jsonRemove(Animal.facts, [key]),
    jsonHas(Animal.facts, key),
    jsonContains(Animal.facts, { [key]: 'a' }),
  ]
  for (const found of all) {
    const query = from(Animal).select({ found })
    expect(() => query.toSQL(mariadb)).toThrow(UnsupportedError)
    for (const dialect of [sqlite, postgres, mysql]) expect(() => query.toSQL(dialect)).not.toThrow()
  }
})

test('a change of a change stands in the SQL once, so that many stay short', () => {
  let changed = jsonSet(Animal.facts, ['food'], 'a')
  for (let at = 0; at < 20; at++) changed = jsonSet(changed, ['food'], 'b')
  const query = from(Animal)
    .where(jsonContains(jsonRemove(changed, ['places', 0]), { food: 'a' }))
    .select({ id: Animal.id })
  for (const dialect of [sqlite, postgres, mysql]) expect(query.toSQL(dialect).sql.length).toBeLessThan(8000)
  expect(mistakeIn(query.toSQL(mysql).sql)).toBeUndefined()
})
