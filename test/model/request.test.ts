// Names that come from requests are looked up, never trusted.
import { describe, expect, test } from 'vitest'
import { ValidationError } from '../../src/error/validation.ts'
import { column, sortBy } from '../../src/model/request.ts'
import { Hero } from './fixture.ts'

const traps = ['__proto__', 'constructor', 'toString', '$', 'team', 'nope', 'secret_name', '', 'token', 'upperName']

describe('column', () => {
  test('finds a column by its property', () => {
    expect(column(Hero, 'secretName')).toBe(Hero.secretName)
  })
  test.each(traps)('refuses %j', name => {
    expect(() => column(Hero, name)).toThrow(new ValidationError('Hero has no column of that name'))
  })
})

describe('sortBy', () => {
  const terms = (input: never) => sortBy(Hero, input, ['name', 'age', 'display'])
  test('takes names with a sign', () => {
    const [name, age] = [
      { node: Hero.name, descending: false, nulls: null },
      { node: Hero.age, descending: true, nulls: null },
    ]
    expect(terms('name,-age' as never)).toEqual([name, age])
    expect(terms(['-age', 'name'] as never)).toEqual([age, name])
    expect(terms('display' as never)).toMatchObject([{ node: Hero.display }])
  })
  test.each([[undefined], [null], [''], [[]], [',']])('takes %j for no order', input => {
    expect(terms(input as never)).toEqual([])
  })
  const wrong = ['id', '--age', 'name desc', ' name', ...traps.filter(Boolean)]
  test.each([...wrong, ...wrong.map(name => `-${name}`)])('refuses %j', name => {
    expect(() => terms(name as never)).toThrow(new ValidationError('Hero cannot be sorted by that name'))
  })
  test.each([[{ name: 'asc' }], [[1]], [[['name']]], [5]])('refuses %j from a parsed query string', input => {
    expect(() => terms(input as never)).toThrow(ValidationError)
  })
  test('sorts by nothing that is not an expression, even where it is allowed', () => {
    expect(() => sortBy(Hero, '$', ['$', 'team'])).toThrow(ValidationError)
    expect(() => sortBy(Hero, 'team', ['$', 'team'])).toThrow(ValidationError)
  })
})
