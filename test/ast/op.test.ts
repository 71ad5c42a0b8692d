// The numbers of operators are the low six bits of shape tokens.
import { expect, test } from 'vitest'
import * as op from '../../src/ast/op.ts'

const numbers = Object.values(op)

test('no two operators share a number', () => {
  expect(new Set(numbers).size).toBe(numbers.length)
})
test('every number fits into six bits, and 0 is none', () => {
  for (const number of numbers) expect(number > 0 && number < 64, String(number)).toBe(true)
})
test('the operators with two operands stand in a row, from eq() to has()', () => {
  expect([op.EQ, op.LTE, op.LIKE, op.PLUS, op.MOD, op.DISTINCT_FROM, op.HAS]).toEqual([6, 11, 12, 17, 21, 22, 23])
})
