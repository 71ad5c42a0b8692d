import { describe, expect, test } from 'vitest'
import { isRead, readings } from '../../src/adapter/replicas/reading.ts'

describe('surely only reads', () => {
  test.each([
    'SELECT "heroes"."id" FROM "heroes" WHERE "heroes"."id" = ANY ($1)',
    'select `heroes`.`id` from `heroes` where `heroes`.`id` in (?, ?)',
    '  (select 1) union all (select 2)',
    'with a as (select 1 as n) select count(*) from a',
    'values (1), (2)',
    `select 'delete from heroes', 'it''s' as "update"`,
    'select coalesce(max("n"), 0), lower("name") from t group by "name" having count(*) > 1',
    'select row_number() over (partition by a order by b) from t',
    'select cast(n as numeric(10, 2)), n::numeric(10,2) from t where exists (select 1) and not (a or b)',
    'select 1;',
    'select updated, deleted_at, inserted from t',
  ])('%s', sql => expect(isRead(sql)).toBe(true))
})

describe('may write, lock, or be something else', () => {
  test.each([
    '',
    'insert into t values (1)',
    'update t set a = 1',
    'delete from t',
    'with gone as (delete from t returning *) select * from gone',
    'select * into copy from t',
    'select * from t for update',
    'select * from t for no key update skip locked',
    'select * from t for share',
    'select * from t lock in share mode',
    `select nextval('s')`,
    "select nextval ('s')",
    'select "nextval"(\'s\')',
    `select pg_advisory_lock(1)`,
    'select set_config($1, $2, false)',
    'select mine()',
    'select other.lower(name) from t',
    'select "other".lower(name) from t',
    'select 1; delete from t',
    'select 1 /* ; */',
    "select 1 /* /* */ ' */ , f() --'",
    'select 5--1',
    'select 1 # and more',
    `select 'a\\' , f() , 'b'`,
    "select E'\\'' || f() || ''",
    'select $$text$$',
    'select $a$text$a$',
    'select @a := 1',
    '/*! delete from t */ select 1',
    'explain analyze delete from t',
    'begin',
    'call f()',
    'do $$ begin end $$',
    'show all',
    "select 'unfinished",
  ])('%s', sql => expect(isRead(sql)).toBe(false))
})

test('texts are remembered, a bounded number of them', () => {
  const reads = readings(2)
  const texts = ['select 1', 'delete from t', 'select 2', 'select 1', 'delete from t']
  expect(texts.map(reads)).toEqual([true, false, true, true, false])
})
