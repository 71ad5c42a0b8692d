import { describe, expect, test } from 'vitest'
import { sql, tokens, typescript } from '../../playground/page/tokens.ts'

const kinds = (text: string, grammar: RegExp) =>
  [...tokens(text, grammar)].filter(token => token.kind !== 'plain').map(token => `${token.kind} ${token.text}`)

describe('tokens', () => {
  test('of TypeScript know the word from the function from()', () => {
    expect(kinds(`import { from } from 'isomodel'`, typescript)).toEqual([
      'keyword import',
      'keyword from',
      `string 'isomodel'`,
    ])
    expect(kinds('const q = from(Hero).limit(10) // ten', typescript)).toEqual([
      'keyword const',
      'name from',
      'name limit',
      'number 10',
      'comment // ten',
    ])
  })

  test('of SQL know names and texts from words', () => {
    expect(kinds(`SELECT "a FROM" FROM t WHERE x = 'it''s AND' AND y > ?`, sql)).toEqual([
      'keyword SELECT',
      'name "a FROM"',
      'keyword FROM',
      'keyword WHERE',
      `string 'it''s AND'`,
      'keyword AND',
      'number ?',
    ])
  })

  test.each([
    ['TypeScript', typescript, `const a = \`x\${1}\` + 'unfinished`],
    ['SQL', sql, `SELECT "unfinished, 'a', 12e`],
  ])('of %s are all of the text', (_, grammar, text) => {
    expect([...tokens(text, grammar)].map(token => token.text).join('')).toBe(text)
  })
})
