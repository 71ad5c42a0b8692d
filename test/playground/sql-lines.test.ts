import { describe, expect, test } from 'vitest'
import { sqlLines } from '../../playground/page/sql-lines.ts'

describe('lines of a statement', () => {
  test.each([
    [
      'begin at its clauses',
      'SELECT 1 FROM "a" LEFT JOIN "b" ON 1 WHERE 2',
      'SELECT 1\nFROM "a"\nLEFT JOIN "b" ON 1\nWHERE 2',
    ],
    [
      'leave subqueries whole',
      'SELECT (SELECT 1 FROM "a" LIMIT 1) FROM "b"',
      'SELECT (SELECT 1 FROM "a" LIMIT 1)\nFROM "b"',
    ],
    ['do not break names', 'SELECT "a WHERE (""b FROM c" FROM "d"', 'SELECT "a WHERE (""b FROM c"\nFROM "d"'],
    ['do not break texts', `SELECT 'it''s ( FROM a' FROM "d"`, `SELECT 'it''s ( FROM a'\nFROM "d"`],
    ['keep lines that are there', 'CREATE TABLE "a" (\n  "id" INTEGER\n)', 'CREATE TABLE "a" (\n  "id" INTEGER\n)'],
  ])('%s', (_, sql, lines) => {
    expect(sqlLines(sql)).toBe(lines)
  })
})
