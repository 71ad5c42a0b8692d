import { expect, test } from 'vitest'
import { answersRows, controlsTransactions } from '../../../playground/run/sql-words.ts'

test.each([
  'select 1',
  '  SELECT "update" from x',
  '-- insert into\nselect 1',
  '/* delete from x */ values (1)',
  'pragma user_version',
  'explain query plan delete from x',
  'with a as (select 1) select * from a',
  "with a as (select 'update') select replace(a, 'b', 'c') from a",
  'insert into x values (1) returning id',
  'with a as (select 1) delete from x returning *',
])('%j answers rows', sql => {
  expect(answersRows(sql)).toBe(true)
})

test.each([
  'insert into x values (1)',
  "insert into x values ('returning')",
  'insert into x select * from y',
  'update x set a = 1',
  'delete from x -- returning',
  'with a as (select 1) insert or ignore into x select * from a',
  'with a as (select 1) update x set "returning" = 2',
  'create table x (a)',
  'begin',
  '',
])('%j answers a count', sql => {
  expect(answersRows(sql)).toBe(false)
})

test.each(['begin', ' BEGIN immediate', '/* now */ commit', 'end', 'rollback to a', 'savepoint a', 'release a'])(
  '%j controls transactions',
  sql => {
    expect(controlsTransactions(sql)).toBe(true)
  },
)

test.each([
  'select begin from x',
  "select 'begin'",
  'select case when 1 then 2 end',
  'update x set a = 1',
  '-- begin\nselect 1',
])('%j does not', sql => {
  expect(controlsTransactions(sql)).toBe(false)
})
