import { expect, test } from 'vitest'
import { byteLength, snakeCase } from '../../src/model/naming.ts'

test.each([
  ['createdAt', 'created_at'],
  ['URLPath', 'url_path'],
  ['myURL', 'my_url'],
  ['line2Text', 'line2_text'],
  ['HTTP2Server', 'http2_server'],
  ['already_snake', 'already_snake'],
  ['ABC', 'abc'],
  ['a', 'a'],
  ['größeÜber', 'größe_über'],
  ['x1', 'x1'],
])('%s is %s', (name, expected) => {
  expect(snakeCase(name)).toBe(expected)
})

test('lengths are counted in bytes', () => {
  expect(byteLength('aü€😀')).toBe(1 + 2 + 3 + 4)
})
