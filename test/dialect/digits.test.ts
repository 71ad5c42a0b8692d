import { expect, test } from 'vitest'
import { milliseconds, numberOf } from '../../src/dialect/digits.ts'

test.each([
  '0',
  '7',
  '2147483647',
  '999999999999999',
  '9007199254740993',
  '',
  '-5',
  '+5',
  '1.5',
  '1e3',
  ' 5',
  '5 ',
  'abc',
  '5x',
])('the number of %j', text => expect(numberOf(text)).toBe(Number(text)))

test.each([
  ['.5', 500],
  ['.25', 250],
  ['.007', 7],
  ['.999', 999],
  ['.000499', 0],
  ['.0005', 1],
  ['.999999', 1000],
  ['.x', Number.NaN],
])('the milliseconds of %s', (part, expected) => {
  expect(milliseconds(part, 0, part.length)).toBe(expected)
  expect(milliseconds(`10:00:00${part}+00`, 8, 8 + part.length)).toBe(expected)
})
