import { expect, test } from 'vitest'
import { constraintName } from '../../src/model/constraint-name.ts'
import { byteLength } from '../../src/model/naming.ts'

test('names are made of table and columns', () => {
  expect(constraintName('index', 'heroes', ['name'])).toBe('ix_heroes_name')
  expect(constraintName('unique', 'heroes', ['first', 'last'])).toBe('uq_heroes_first_last')
  expect(constraintName('foreignKey', 'heroes', ['team_id'])).toBe('fk_heroes_team_id')
  expect(constraintName('primaryKey', 'heroes', [])).toBe('pk_heroes')
  expect(constraintName('check', 'heroes', ['age'])).toBe('ck_heroes_age')
})

test('long names are cut with a hash of the whole', () => {
  const columns = ['a'.repeat(40), 'b'.repeat(40)]
  const name = constraintName('index', 'heroes', columns)
  expect(byteLength(name)).toBe(63)
  expect(name).toMatch(/^ix_heroes_a{40}_b+_[0-9a-f]{8}$/)
  expect(constraintName('index', 'heroes', columns)).toBe(name)
  expect(constraintName('index', 'heroes', [...columns, 'c'])).not.toBe(name)
})

test('names are never cut inside a character', () => {
  const name = constraintName('index', 'ä'.repeat(40), ['x'])
  expect(byteLength(name)).toBeLessThanOrEqual(63)
  expect(name.isWellFormed()).toBe(true)
})
