// Searches of what has no index, and for what is no text: an error before anything is sent.
import { expect, test } from 'vitest'
import {
  alias,
  type Condition,
  defineSchema,
  DefinitionError,
  from,
  fullText,
  integer,
  match,
  matchRank,
  prepare,
  table,
  text,
  UnsupportedError,
  ValidationError,
} from '../../../src/index.ts'
import { shown } from '../../../src/compile/shown.ts'
import { sqlite } from '../../../src/dialects.ts'
import { madeUp } from '../../dialect/made-up.ts'
import { Animal } from '../zoo.ts'

const id = integer().primaryKey()
const { One, Two, Other } = defineSchema({
  One: table('one', { id, a: text(), b: text() }, { constraints: t => [fullText(t.a)] }),
  Two: table('two', { id, a: text(), b: text() }, { constraints: t => [fullText(t.a), fullText(t.b, t.a)] }),
  Other: table('other', { id, a: text() }, { constraints: t => [fullText(t.a)] }),
})
const ones = from(One).as('ones')

test.each<[string, () => unknown, string]>([
  [
    'a model without an index',
    () => match(Animal, 'x'),
    'Animal has no fullText() among its constraints, which match() needs',
  ],
  [
    'columns without an index',
    () => match([One.b, One.a], 'x'),
    'One has no fullText(a, b) among its constraints, which match() needs',
  ],
  [
    'one column of two',
    () => matchRank([Two.b], 'x'),
    'Two has no fullText(b) among its constraints, which matchRank() needs',
  ],
  [
    'a column twice',
    () => match([One.a, One.a], 'x'),
    'One has no fullText(a) among its constraints, which match() needs',
  ],
  [
    'a model with two indexes',
    () => match(Two, 'x'),
    'Two has several fullText() indexes: match() names the columns of one',
  ],
  ['columns of two tables', () => match([One.a, Other.a] as never, 'x'), 'match() takes columns of one table'],
  [
    'columns of a table and its alias',
    () => match([One.a, alias(One, 'o').a] as never, 'x'),
    'match() takes columns of one table',
  ],
  ['no columns', () => match([], 'x'), 'match() takes columns of one table'],
  ['a derived table', () => match(ones as never, 'x'), 'match() takes a model, or a list of its columns'],
  [
    'a column of a derived table',
    () => match([ones.a] as never, 'x'),
    'match() takes a model, or a list of its columns',
  ],
  ['a column alone', () => match(One.a as never, 'x'), 'match() takes a model, or a list of its columns'],
  [
    'JSON that looks like a model',
    () => match({ $: { table: {} } } as never, 'x'),
    'match() takes a model, or a list of its columns',
  ],
  [
    'JSON that looks like a column',
    () => match([{ op: 1, a: {} }] as never, 'x'),
    'match() takes a model, or a list of its columns',
  ],
  ['null', () => match(null as never, 'x'), 'match() takes a model, or a list of its columns'],
])('%s is no index', (_, search, message) => {
  expect(search).toThrow(new DefinitionError(message))
})

test.each([undefined, null, 7, ['fox'], { op: 2 }, new String('fox'), One.a, Animal.id])('%j is no search', words => {
  expect(() => match(One, words as never)).toThrow(
    new ValidationError('match() looks in One for a text, or a parameter of text'),
  )
})

test('parameters of other kinds, and those that may be null, are refused', () => {
  for (const type of [integer(), text().nullable()]) {
    expect(() => prepare({ words: type }, p => from(One).where(match(One, p.words as never)))).toThrow(ValidationError)
  }
})

test('an index is of different columns of text, and there once', () => {
  const define = (constraints: (t: never) => never[]) => () =>
    defineSchema({ Bad: table('bad', { id, a: text(), n: integer() }, { constraints } as never) } as never)
  const bad = (build: (t: Record<string, never>) => unknown[]) => define(build as never)
  expect(bad(t => [fullText(t['a']!, t['n']!)])).toThrow(new DefinitionError('Bad.n: fullText() takes columns of text'))
  expect(bad(t => [fullText(t['a']!, t['a']!)])).toThrow(
    new DefinitionError('Bad: fullText(a, a) names a column twice'),
  )
  expect(bad(() => [fullText()])).toThrow(new DefinitionError('Bad: fullText() names no column'))
  expect(bad(() => [fullText('a' as never)])).toThrow(new DefinitionError('fullText() takes columns of its own table'))
  expect(bad(t => [fullText(t['a']!), fullText(t['a']!).named('x')])).toThrow(
    new DefinitionError('Bad: there are two fullText() of the same columns: a'),
  )
})

test('a table that is not in the query, and a database without full-text search, are refused', () => {
  const found = match(One, 'x') as unknown as Condition<never>
  expect(() => from(Other).where(found).toSQL(sqlite)).toThrow(DefinitionError)
  const { fullText: _, ...without } = madeUp
  expect(() => from(One).where(found).toSQL(shown(without))).toThrow(new UnsupportedError('match()', 'made-up'))
})
