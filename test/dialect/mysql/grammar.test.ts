// The parser is worth something only where it refuses what MySQL 8 would refuse.
import { expect, test } from 'vitest'
import { mistakeIn } from './grammar.ts'

test.each([
  ['RETURNING', 'DELETE FROM `t` WHERE `a` = ? RETURNING `a`'],
  ['FILTER', 'SELECT count(*) FILTER (WHERE 1 = 1) FROM `t`'],
  ['NULLS LAST', 'SELECT 1 FROM `t` ORDER BY `a` NULLS LAST'],
  ['IS DISTINCT FROM', 'SELECT 1 FROM `t` WHERE `a` IS DISTINCT FROM ?'],
  ['ON CONFLICT', 'INSERT INTO `t` (`a`) VALUES (?) ON CONFLICT (`a`) DO NOTHING'],
  ['an expression in LIMIT', 'SELECT 1 FROM `t` LIMIT ? + 1'],
  ['an OFFSET alone', 'SELECT 1 FROM `t` OFFSET ?'],
  ['text that does not end', "SELECT 'a"],
])('%s is no MySQL', (_, sql) => expect(mistakeIn(sql)).toContain(sql))

test.each([
  ['a name after NOT', 'SELECT `a` AS `b`, NOT (`a` = ?) AS `c` FROM `t`'],
  ['a hint', 'SELECT /*+ NO_MERGE(`x`) */ * FROM (SELECT 1) AS `x`'],
  ['nothing given', 'INSERT INTO `t` () VALUES ()'],
])('%s is MySQL', (_, sql) => expect(mistakeIn(sql)).toBeUndefined())
