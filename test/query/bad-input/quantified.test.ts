// anyOf() and allOf() with what makes no sense: refused before anything is sent.
import { expect, test } from 'vitest'
import { postgres, sqlite } from '../../../src/dialects.ts'
import { alias, allOf, anyOf, DefinitionError, from, ValidationError } from '../../../src/index.ts'
import { Animal } from '../zoo.ts'

const other = alias(Animal, 'other')
const ids = from(other).select({ id: other.id })
const loose = anyOf as (query: unknown) => never

test.each([undefined, null, [1, 2], Animal, { op: 48, selection: null }])('no query: %s', value => {
  expect(() => loose(value)).toThrow(ValidationError)
  expect(() => loose(value)).toThrow('anyOf() takes a query')
})

test.each<[string, () => unknown, string]>([
  ['whole rows', () => loose(from(Animal)), 'this subquery must select exactly one column'],
  [
    'two columns',
    () => loose(from(Animal).select({ id: Animal.id, age: Animal.age })),
    'this subquery must select exactly one column',
  ],
  [
    'documents',
    () => loose(from(Animal).select({ facts: Animal.facts })),
    'anyOf() compares values, and those of its query are documents',
  ],
])('%s', (_, make, message) => {
  expect(make).toThrow(DefinitionError)
  expect(make).toThrow(message)
})

const misplaced = 'allOf() stands on the right of eq, ne, gt, gte, lt or lte'
test.each([
  ['a result', from(Animal).select({ all: allOf(ids) }), misplaced],
  ['a term of a sum', from(Animal).select({ all: Animal.id.plus(allOf(ids)) }), misplaced],
  ['isDistinctFrom()', from(Animal).where(Animal.id.isDistinctFrom(allOf(ids))), misplaced],
  ['a pattern', from(Animal).where(Animal.name.like(allOf(from(other).select({ name: other.name })))), misplaced],
  [
    'values of another kind',
    from(Animal).where(Animal.id.gt(allOf(from(other).select({ name: other.name })) as never)),
    'allOf() compares values of one kind, and Animal.id is integer, not text',
  ],
])('%s', (_, query, message) => {
  for (const dialect of [sqlite, postgres]) {
    expect(() => query.toSQL(dialect)).toThrow(DefinitionError)
    expect(() => query.toSQL(dialect)).toThrow(message)
  }
})
