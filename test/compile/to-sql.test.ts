import { expect, test } from 'vitest'
import { defineSchema, insertInto, integer, table } from 'isomodel'
import { sqlite } from 'isomodel/dialects'

const { Point } = defineSchema({
  Point: table('points', { id: integer().primaryKey(), x: integer(), y: integer().nullable() }),
})
const points = (count: number) => Array.from({ length: count }, (_, x) => ({ x }))

test.each([1, 2, 33, 100, 32_766])('an insert of %i rows is shown as one statement', count => {
  const { sql, params } = insertInto(Point).values(points(count)).toSQL(sqlite)
  expect(sql.match(/\(\?\)/g)).toHaveLength(count)
  expect(params).toEqual(points(count).map(({ x }) => x))
})

test.each([
  ['more rows than one statement takes', points(32_767)],
  ['rows that give different columns', [{ x: 1 }, { x: 2, y: 3 }]],
])('an insert of %s has no one statement', (_, rows) => {
  expect(() => insertInto(Point).values(rows).toSQL(sqlite)).toThrow(expect.objectContaining({ code: 'UNSUPPORTED' }))
})
