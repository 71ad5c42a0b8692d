import { expect, test } from 'vitest'
import { sql } from 'isomodel'

test.each<[string, () => unknown, string]>([
  ['undefined', () => sql`select ${undefined}`, 'a value in an sql template is undefined'],
  ['an array', () => sql`id in (${[1, 2]})`, 'an array in an sql template is no list: write sql.join(values)'],
  ['undefined in join()', () => sql.join([1, undefined]), 'a value in an sql template is undefined'],
])('a template refuses %s', (_, make, message) => {
  expect(make).toThrow(expect.objectContaining({ code: 'VALIDATION', message }))
})
