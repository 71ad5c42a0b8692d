// Lists of rows on MySQL.
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { mariadb } from '../../../src/dialects.ts'
import { defineSchema, from, integer, table, text, tuple } from '../../../src/index.ts'

const { Short } = defineSchema({
  Short: table('shorts', { id: integer().primaryKey(), code: text(v.maxLength(5)), note: text().nullable() }),
})

test('a text that is longer than its column is no part of a list: the server would cut it off, and find it', () => {
  const query = from(Short).where(
    tuple(Short.id, Short.code).in([
      [1, 'abcde'],
      [2, 'abcdef'],
      [3, '😀😀😀😀😀'],
    ]),
  )
  const { sql, params } = query.toSQL(mariadb)
  expect(sql).toContain('VARCHAR(5)')
  expect(params).toEqual(['[[1,"abcde"],[3,"😀😀😀😀😀"]]'])
})
