// SQL of SQLite in one spelling. What is taken for equal is asked of SQLite as well.
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, test } from 'vitest'
import { normalSql } from '../../../src/schema/normal/sql.ts'
import { normalType } from '../../../src/schema/normal/type.ts'

const normal = (text: string): string => normalSql('sqlite', text)

const equal: string[][] = [
  ['a > 1', '"a">1', '[A] > 1', '`a` > (1)', '(("A") > 1)', 'a /* of */ > 1 -- one'],
  ['a = 1', 'a == 1', '(a) = 1'],
  ['a <> 1', 'a != 1'],
  ['a is not null', 'A NOTNULL', 'not a is null'],
  ['a is null', 'a ISNULL', '(a IS NULL)'],
  ['a between 1 and 2', 'a >= 1 AND a <= 2', '(a BETWEEN (1) AND 2)'],
  ['a not between 1 and 2', 'NOT (a BETWEEN 1 AND 2)'],
  ['a in (1, 2)', 'A IN(1,2)', '("a" in (1, 2))'],
  ['a not in (1, 2)', 'not (a in (1, 2))'],
  ['a > 1 and b > 2 and a < 9', '(a > 1 AND b > 2) AND a < 9', 'a > 1 AND (b > 2 AND (a < 9))'],
  ['a or b and a', 'a OR (b AND a)'],
  ['a + b * 2', 'a + (b * 2)', '(a + ((b) * 2))'],
  ["t || 'x'", `"T"||'x'`],
  ["datetime('now')", 'CURRENT_TIMESTAMP', "DATETIME ( 'NOW' )", 'current_timestamp'],
  ["date('now')", 'current_date'],
  ["time('now')", 'CURRENT_TIME'],
  ["lower(t) = 'it''s'", `"lower"(T) = 'it''s'`],
  ['-5', '- 5', '(-5)'],
  ["x'00ff'", "X'00FF'"],
  ['case when a then b end', 'CASE WHEN a THEN b ELSE NULL END'],
  ['cast(a as integer)', 'CAST(("a") AS INT)', 'cast(a AS integer)'],
  ["t collate nocase = 'A'", `t COLLATE "NOCASE" = 'A'`],
  ["t like 'a%'", `(t) LIKE 'a%'`],
  ['1000', '1_000'],
]

const different: [a: string, b: string][] = [
  ['a > 1', 'b > 1'],
  ['a > 1', 'a >= 1'],
  ['a + b * 2', '(a + b) * 2'],
  ['a - (b - 1)', 'a - b - 1'],
  ['a / 2', 'a / 2.0'],
  ['a / 10', 'a / 1e1'],
  ['a', 'cast(a as text)'],
  ["t = 'a'", "t = 'A'"],
  ["t || 'x' collate nocase", "(t || 'x') collate nocase"],
  ['a = 1', 'a is 1'],
  ['"null" = 1', 'null = 1'],
  ['"true"', 'true'],
  ['true', '1'],
  ["'a b'", "'a  b'"],
  ["'--'", "''"],
  ["datetime('now')", "datetime('now', 'utc')"],
  ["date('now')", "datetime('now')"],
  ['a and b or a', 'a and (b or a)'],
  ['not a and b', 'not (a and b)'],
  ['a in (1)', "a in ('1')"],
  ['+a', 'a'],
]

describe('equal', () => {
  test.each(equal.map(texts => ({ texts, first: texts[0] as string })))('$first', ({ texts }) => {
    expect(new Set(texts.map(normal)).size).toBe(1)
  })

  test('for SQLite, too', () => {
    const db = new DatabaseSync(':memory:')
    db.exec(`CREATE TABLE v (a, b, t TEXT);
      WITH x (n) AS (VALUES (NULL), (0), (1), (2), (1.5), ('1'), ('x'), (x'31'))
      INSERT INTO v SELECT i.n, j.n, k.n FROM x AS i, x AS j, x AS k`)
    for (const [first = '', ...others] of equal) {
      for (const other of others) {
        const odd = db.prepare(`SELECT count(*) AS n FROM v WHERE (${first}\n) IS NOT (${other}\n)`).get()
        expect([first, other, odd?.['n']]).toEqual([first, other, 0])
      }
    }
    db.close()
  })
})

describe('different', () => {
  test.each(different)('%s and %s', (a, b) => {
    expect(normal(a)).not.toBe(normal(b))
  })
})

describe('types', () => {
  test.each([
    ['int', 'INTEGER'],
    ['VARCHAR(20)', 'varchar ( 20 )'],
    ['DECIMAL(10,2)', 'decimal(10, 2)'],
    ['double  precision', 'DOUBLE PRECISION'],
  ])('%s is %s', (a, b) => {
    expect(normalType('sqlite', a)).toBe(normalType('sqlite', b))
  })
  test.each([
    ['VARCHAR(20)', 'VARCHAR(21)'],
    ['INT', 'BIGINT'],
    ['TEXT', 'BLOB'],
  ])('%s is not %s', (a, b) => {
    expect(normalType('sqlite', a)).not.toBe(normalType('sqlite', b))
  })
})
