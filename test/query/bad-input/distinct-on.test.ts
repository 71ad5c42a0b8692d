// distinctOn() with what makes no sense: refused before anything is sent.
import { expect, test } from 'vitest'
import { postgres, sqlite } from '../../../src/dialects.ts'
import { DefinitionError, distinctOn, from, ValidationError } from '../../../src/index.ts'
import { Animal } from '../zoo.ts'

const loose = distinctOn as (...args: unknown[]) => never

test.each<[string, () => unknown, string]>([
  ['no query', () => loose(Animal, Animal.kind), 'distinctOn() takes a query'],
  ['JSON that looks like a query', () => loose({ op: 48, unique: false }, Animal.kind), 'distinctOn() takes a query'],
  ['no key', () => loose(from(Animal)), 'distinctOn() takes a column or an expression'],
  ['a name', () => loose(from(Animal), 'kind'), 'distinctOn() takes an expression, and is given string'],
  [
    'a document',
    () => loose(from(Animal), Animal.facts),
    'distinctOn() compares values, and those of Animal.facts are documents',
  ],
])('%s', (_, make, message) => {
  expect(make).toThrow(ValidationError)
  expect(make).toThrow(message)
})

test('distinct() before it or behind it', () => {
  const before = () => loose(from(Animal).distinct(), Animal.kind)
  const behind = () => distinctOn(from(Animal), Animal.kind).where(Animal.tame).distinct()
  expect(before).toThrow(DefinitionError)
  expect(before).toThrow('distinctOn() takes a query without distinct()')
  expect(behind).toThrow(DefinitionError)
  expect(behind).toThrow('a query with distinctOn() has no distinct(): give it a name with as(), and read that')
})

test.each([
  ['no order', distinctOn(from(Animal), Animal.kind)],
  ['an order that begins otherwise', distinctOn(from(Animal), Animal.kind).orderBy(Animal.age.asc())],
  ['an order that is too short', distinctOn(from(Animal), Animal.kind, Animal.age).orderBy(Animal.age.asc())],
  ['an expression with another value', distinctOn(from(Animal), Animal.age.plus(1)).orderBy(Animal.age.plus(2).asc())],
  ['the same name of another table', distinctOn(from(Animal), Animal.id).orderBy(Animal.keeperId.asc())],
])('%s', (_, query) => {
  for (const dialect of [sqlite, postgres]) {
    expect(() => query.toSQL(dialect)).toThrow(DefinitionError)
    expect(() => query.toSQL(dialect)).toThrow(
      'the order of distinctOn() begins with the same columns and expressions, and no others',
    )
  }
})

test('a known shape does not hide an order that begins otherwise', () => {
  const orders = [Animal.age.plus(1).asc(), Animal.id.asc()]
  expect(
    distinctOn(from(Animal), Animal.age.plus(1))
      .orderBy(...orders)
      .toSQL(sqlite).params,
  ).toEqual([1])
  expect(() =>
    distinctOn(from(Animal), Animal.age.plus(2))
      .orderBy(...orders)
      .toSQL(sqlite),
  ).toThrow(DefinitionError)
})
