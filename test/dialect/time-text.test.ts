// Which texts are times that every database can read.
import { expect, test } from 'vitest'
import { isTimeText } from '../../src/dialect/time-text.ts'

test.each([
  '10:00:00',
  '23:59:59.999999',
  '2024-02-29 10:00:00',
  '0001-01-01 00:00:00.5',
  '9999-12-31 23:59:59.123456+00',
  '2024-02-29 10:00:00-05:30',
  '1890-01-01 10:00:00+00:53:28',
])('%s is a time', text => {
  expect(isTimeText(text)).toBe(true)
})

test.each([
  '',
  '24:00:00',
  '10:60:00',
  '10:00',
  '10:00:00.1234567',
  '2023-02-29 10:00:00',
  '2024-04-31 10:00:00',
  '2024-13-01 10:00:00',
  '0000-01-01 10:00:00',
  '10000-01-01 10:00:00',
  '2024-02-29T10:00:00',
  '2024-02-29 10:00:00 BC',
  '2024-02-29 10:00:00+16',
  '2024-02-29 10:00:00+00; drop table heroes',
  '2024-02-29 10:00:00\n',
  'infinity',
  'now',
])('%j is none', text => {
  expect(isTimeText(text)).toBe(false)
})
