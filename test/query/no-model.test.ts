import { expect, test } from 'vitest'
import { from, integer, table } from 'isomodel'
import { Hero } from '../model/quickstart.ts'

const wrong = [undefined, null, table('things', { id: integer().primaryKey() }), 'Hero', {}]

test.each(wrong)('from() refuses what is no model: %o', source => {
  expect(() => from(source as never)).toThrow('from() takes a model, an alias or a derived table')
})

test.each([undefined, null, {}])('a join refuses what is neither model nor relation: %o', source => {
  expect(() => from(Hero).leftJoin(source as never)).toThrow('a join takes a relation, or a model and a condition')
})
