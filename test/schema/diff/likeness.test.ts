import { expect, it } from 'vitest'
import { columnLikeness, nameLikeness, tableLikeness } from '../../../src/schema/diff/likeness.ts'
import { id, integer, table, text } from './schemas.ts'

it.each([
  ['name', 'name', 1],
  ['name', 'NAME', 1],
  ['full_name', 'fullName', 1],
  ['night', 'nacht', 0.25],
  ['a', 'b', 0],
  ['-', '_', 0],
])('%s and %s', (a, b, expected) => {
  expect(nameLikeness(a, b)).toBeCloseTo(expected)
})

it('counts the type of a column as much as its name', () => {
  const name = { name: 'name', ...text }
  expect(columnLikeness(name, { name: 'names', ...text })).toBeGreaterThan(
    columnLikeness(name, { name: 'size', ...text }),
  )
  expect(columnLikeness(name, { name: 'size', ...text })).toBeGreaterThan(
    columnLikeness(name, { name: 'size', ...integer }),
  )
})

it('counts the columns of a table more than its name', () => {
  const heroes = table('heroes', { id, name: text, age: integer })
  const same = tableLikeness(heroes, table('champions', { id, name: text, age: integer }))
  expect(same).toBeGreaterThan(tableLikeness(heroes, table('heroes2', { code: text })))
})
