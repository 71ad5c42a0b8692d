import { expect, test } from 'vitest'
import { isBlank, statementKind } from '../../src/dialect/sqlite/statement-text.ts'

test.each([
  ['select 1', 'read'],
  ['  /* a */ -- b\n SELECT 1', 'read'],
  ['values (1)', 'read'],
  ['explain insert into t values (1)', 'read'],
  ['with x as (select 1) select * from x', 'read'],
  ['with x as (select 1) insert into t select * from x', 'write'],
  ['WITH x AS (SELECT 1)\nDELETE FROM t', 'write'],
  [';insert into t values (1)', 'write'],
  ['replace into t values (1)', 'write'],
  ['begin', 'other'],
  ['constructor', 'other'],
  ['', 'other'],
])('%s: %s', (sql, kind) => expect(statementKind(sql)).toBe(kind))

test('white space, comments and empty statements are blank', () => {
  expect(isBlank('select 1 ; -- x\n /* y */ ;', 8)).toBe(true)
  expect(isBlank('select 1; /* never ended', 9)).toBe(true)
  expect(isBlank('select 1; s', 9)).toBe(false)
  expect(isBlank('', 0)).toBe(true)
})
