import { expect, it } from 'vitest'
import { equal, mentions } from '../../../src/schema/diff/comparable.ts'

it.each([
  [{ a: 1 }, { a: 1, b: undefined, c: false, d: null, e: [] }, true],
  [{ a: 1, b: 2 }, { b: 2, a: 1 }, true],
  [{ a: [1, 2] }, { a: [2, 1] }, false],
  [{ sql: 'x' }, { sql: { sqlite: 'x', postgres: 'x', mysql: 'x', mariadb: 'x' } }, true],
  [{ sql: 'x' }, { sql: { sqlite: 'x', postgres: 'x', mysql: 'x' } }, false],
  [{ sql: 'x' }, { sql: { sqlite: 'x', postgres: 'x', mysql: 'x', mariadb: 'y' } }, false],
  [{ values: ['false', ''] }, { values: ['false'] }, false],
])('%j and %j', (a, b, expected) => {
  expect(equal(a, b)).toBe(expected)
})

it.each([
  ['SELECT name FROM heroes', 'heroes', true],
  ['SELECT name FROM Heroes', 'heroes', true],
  ['SELECT name FROM "heroes"', 'HEROES', true],
  ['SELECT name FROM superheroes', 'heroes', false],
  ['SELECT name FROM heroes2', 'heroes', false],
  ['SELECT name FROM heroes_old', 'heroes', false],
  ['SELECT name FROM superheroes, heroes', 'heroes', true],
  ['SELECT 1 FROM "say ""hi"""', 'say "hi"', true],
  ['SELECT 1 FROM `tick``tock`', 'tick`tock', true],
  ['SELECT 1 FROM 表', '表', true],
  ['SELECT * FROM a', '*', true],
  ['SELECT 1', '', false],
  [{ sqlite: 'a', postgres: 'b' }, 'b', true],
  [undefined, 'b', false],
] as const)('%j may speak of %j: %j', (sql, name, expected) => {
  expect(mentions(sql, name)).toBe(expected)
})
