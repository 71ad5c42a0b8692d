import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import { UniqueViolation, ValidationError } from 'isomodel'
import { pg } from 'isomodel/pg'

test('consoles show no values that a cause holds, once an adapter of a server is there', () => {
  pg({ url: 'postgres://nobody@127.0.0.1:1/nothing' })
  const cause = Object.assign(new Error('duplicate key'), { detail: 'Key (name)=(topsecret) already exists.' })
  const statement = { sql: 'insert into t values ($1)', parameters: 1 }
  const shown = inspect(new UniqueViolation({ table: 't', columns: ['name'] }, statement, cause))
  expect(shown).not.toContain('topsecret')
  expect(shown).toMatch(/^UniqueViolation: a row with the same value in t\.name exists already\n +at /)
  expect(shown).toContain("code: 'UNIQUE'")
  expect(shown).toContain("columns: [ 'name' ]")
  expect(inspect({ nested: new ValidationError('no', []) })).toContain("code: 'VALIDATION'")
})
