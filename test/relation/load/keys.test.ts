import { describe, expect, test } from 'vitest'
import type { ColumnDescription } from '../../../src/ast/column.ts'
import type { Node } from '../../../src/ast/node.ts'
import { sqlite } from '../../../src/dialects.ts'
import { bigint, defineSchema, from, integer, primaryKey, table, text, uuid } from '../../../src/index.ts'
import { keyConditions, markerOf } from '../../../src/relation/load/keys.ts'

const { Place } = defineSchema({
  Place: table('places', { a: integer(), b: text(), c: bigint() }, { constraints: t => [primaryKey(t.a, t.b, t.c)] }),
})
/** Of a kind whose values may be anything. */
const anything = { ...Place.$.columns.a.type, kind: 'custom' } as ColumnDescription['type']
const markOf = (row: Record<string, unknown>, keys: readonly string[]) =>
  markerOf(keys.map(key => ({ key, type: anything })))(row)
const columns = [Place.a, Place.b, Place.c] as unknown as Node[]
const written = (at: readonly number[], keys: readonly unknown[]) =>
  keyConditions(
    at.map(one => columns[one] as Node),
    keys,
  ).map(one =>
    from(Place)
      .where(one as never)
      .toSQL(sqlite),
  )
const where = (sql: string) => sql.slice(sql.indexOf(' WHERE ') + 7)

describe('marks of keys', () => {
  test('are equal for equal values only', () => {
    const values = [
      1,
      '1',
      1n,
      true,
      'true',
      new Date(1),
      new Uint8Array([1, 2]),
      new Uint8Array([12]),
      2n ** 60n,
      2n ** 60n + 1n,
    ]
    const marks = values.map(a => markOf({ a }, ['a']))
    // A date is a number of milliseconds, and no column holds both.
    expect(new Set(marks).size).toBe(values.length - 1)
    expect(markOf({ a: new Date(5) }, ['a'])).toBe(markOf({ a: new Date(5) }, ['a']))
    expect(markOf({ a: new Uint8Array([5, 0]) }, ['a'])).toBe(markOf({ a: new Uint8Array([5, 0]) }, ['a']))
  })
  test('of several columns do not run into each other', () => {
    const marks = [
      ['a', 'b,c'],
      ['a,b', 'c'],
      ['a","b', 'c'],
      ['', 'a'],
      ['a', ''],
    ].map(([a, b]) => markOf({ a, b }, ['a', 'b']))
    expect(new Set(marks).size).toBe(5)
  })
  test('of UUIDs know no case', () => {
    const { Token } = defineSchema({ Token: table('tokens', { id: uuid().primaryKey() }) })
    const [lower, upper] = ['0189c1f2-7f3e-7abc-8def-00112233aabb', '0189C1F2-7F3E-7ABC-8DEF-00112233AABB']
    const mark = markerOf([Token.$.columns.id])
    expect(mark({ id: upper })).toBe(lower)
    expect(mark({ id: null })).toBeUndefined()
  })
  test('of numbers and texts are these', () => {
    const mark = markerOf([Place.$.columns.b])
    expect([mark({ b: 'x' }), mark({ b: '' }), mark({ b: null })]).toEqual(['x', '', undefined])
  })
  test('are missing where any part is null', () => {
    expect(markOf({ a: null }, ['a'])).toBeUndefined()
    expect(markOf({ a: 1, b: null }, ['a', 'b'])).toBeUndefined()
    expect(markOf({ a: 0, b: '' }, ['a', 'b'])).toBeDefined()
  })
})

describe('conditions for keys', () => {
  test('of one column are one list', () => {
    const [{ sql, params } = { sql: '', params: [] }, ...others] = written([1], ['x', 'y'])
    expect(where(sql)).toBe('"places"."b" IN (SELECT value FROM json_each(?))')
    expect(params).toEqual(['["x","y"]'])
    expect(others).toEqual([])
  })
  test('of several go by the column with the fewest values', () => {
    const keys = [
      [1, 'x'],
      [2, 'x'],
      [3, 'x'],
    ]
    const [{ sql, params } = { sql: '', params: [] }] = written([0, 1], keys)
    expect(where(sql)).toBe('"places"."b" = +? AND "places"."a" IN (SELECT value FROM json_each(?))')
    expect(params).toEqual(['x', '[1,2,3]'])
  })
  test('are filled up, so that few texts differ', () => {
    const keys = (count: number) => Array.from({ length: count }, (_, at) => [at, `${at}`])
    const texts = [5, 6, 7, 8].map(count => written([0, 1], keys(count))[0]?.sql)
    expect(new Set(texts).size).toBe(1)
    expect(written([0, 1], keys(5))[0]?.params.filter(value => value === 4)).toHaveLength(4)
  })
  test('are several statements where they are too many', () => {
    const keys = Array.from({ length: 150 }, (_, at) => [at, `${at}`])
    const statements = written([0, 1], keys)
    expect(statements.map(({ params }) => params.length)).toEqual([128, 128, 64])
    const numbers = statements.flatMap(({ params }) => params.filter(value => typeof value === 'number'))
    expect(new Set(numbers)).toEqual(new Set(keys.map(([a]) => a)))
  })
  test('of three columns hold each value once', () => {
    const keys = [
      [1, 'x', 5n],
      [1, 'y', 5n],
      [1, 'x', 6n],
    ]
    const [{ params } = { params: [] }] = written([0, 1, 2], keys)
    expect(params).toEqual([1, '["x","y"]', '["5","6"]'])
  })
})
