import { expect, test } from 'vitest'
import { parse, type Term } from '../../src/dialect/search.ts'

const shown = ({ words, prefix }: Term) => words.join(' ') + (prefix ? '*' : '')
/** Alternatives as text: what has to be there, and after a bar what has not. */
const told = (text: string, isLost?: (term: Term) => boolean) =>
  parse(text, isLost).map(({ all, none }) => `${all.map(shown).join(' + ')} | ${none.map(shown).join(' + ')}`.trim())

test.each<[text: string, alternatives: string[]]>([
  ['', []],
  ['quick  fox\n', ['quick + fox |']],
  ['"quick fox" dog', ['quick fox + dog |']],
  ['fox -dog -"lazy cat"', ['fox | dog + lazy cat']],
  ['fo* -do*', ['fo* | do*']],
  ['fox OR dog', ['fox |', 'dog |']],
  ['a b OR c -d OR "OR" or', ['a + b |', 'c | d', 'OR + or |']],
  ['OR fox OR OR -dog', ['fox |']],
  ['-dog', []],
  ['wi-fi e-mail*', ['wi fi + e mail |']],
  ['foo_bar* foo_* *foo', ['foo bar + foo + foo |']],
  ['"fox*"', ['fox |']],
  ['12" pipe', ['12 + pipe |']],
  ['a "b c" d"e', ['a + b c + d + e |']],
  ['-"', []],
  ['fox-"dog"', ['fox + dog |']],
  ['fox -"dog"', ['fox | dog']],
  ["o'neil AND NOT(x) title:y", ['o neil + AND + NOT x + title y |']],
  ['❤️ e\u0301 \u0301e 你好 x\ufe0fy', ['e\u0301 + e + 你好 + x y |']],
  ['\ud800a\udc00b \0 c\0d', ['a b + c d |']],
])('%j', (text, alternatives) => {
  expect(told(text)).toEqual(alternatives)
})

test('words of more than 80 characters are found nowhere', () => {
  const [most, more] = ['😀'.repeat(3) + 'x'.repeat(80), 'x'.repeat(81)]
  expect(told(`a ${most}`)).toHaveLength(1)
  expect(told(`a ${more}`)).toEqual([])
  expect(told(`a ${more} OR b -${more} -c`)).toEqual(['b | c'])
  expect(told('𠀀'.repeat(80))).toHaveLength(1)
})

test('the first 64 words count', () => {
  expect(told('a '.repeat(100))).toEqual([`${Array.from({ length: 64 }, () => 'a').join(' + ')} |`])
  expect(told(`${'a '.repeat(63)} "b c" d`)).toEqual([`${Array.from({ length: 63 }, () => 'a').join(' + ')} |`])
})

test('a database may know terms that are found nowhere', () => {
  const isLost = ({ words }: Term) => words.includes('b')
  expect(told('a "b c" OR d -b', isLost)).toEqual(['d |'])
})

test('a long text takes no long time', () => {
  const start = performance.now()
  for (const text of ['"', '-"', 'a"', '" ', '*', 'a-', '\u0301'])
    expect(parse(text.repeat(200_000)).length).toBeLessThan(2)
  expect(performance.now() - start).toBeLessThan(5000)
})
