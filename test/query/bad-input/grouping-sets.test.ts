// Groups of several sizes that make no sense, or that a database lacks: refused before anything is sent.
import { describe, expect, test } from 'vitest'
import { mariadb, mysql, postgres, sqlite } from '../../../src/dialects.ts'
import {
  count,
  cube,
  DefinitionError,
  from,
  grouping,
  groupingSets,
  rollup,
  UnsupportedError,
  ValidationError,
} from '../../../src/index.ts'
import { Animal, Keeper } from '../zoo.ts'

const [anyRollup, anyCube, anySets, anyGrouping] = [rollup, cube, groupingSets, grouping] as unknown as ((
  ...args: unknown[]
) => unknown)[]
const many = Array.from({ length: 32 }, () => Animal.id)

test.each<[string, () => unknown, string]>([
  ['rollup() of nothing', () => anyRollup?.(), 'rollup() takes a column or an expression'],
  ['a name', () => anyRollup?.('kind'), 'rollup() takes an expression, and is given string'],
  [
    'JSON that looks like a node',
    () => anyCube?.({ op: 1, a: 'x' }),
    'cube() takes an expression, and is given object',
  ],
  ['a document', () => anyCube?.(Animal.facts), 'cube() takes what can be grouped, and Animal.facts is a document'],
  ['a cube of many columns', () => cube(...many.slice(0, 13)), 'cube() takes up to 12 columns'],
  ['no list', () => anySets?.(), 'groupingSets() takes lists of columns and expressions'],
  ['a column for a list', () => anySets?.(Animal.kind), 'groupingSets() takes lists of columns and expressions'],
  ['a name in a list', () => anySets?.([], ['kind']), 'groupingSets() takes an expression, and is given string'],
  ['grouping() of nothing', () => anyGrouping?.(), 'grouping() takes a column or an expression'],
  ['grouping() of many columns', () => grouping(...many), 'grouping() takes up to 31 columns'],
])('%s', (_, make, message) => {
  expect(make).toThrow(ValidationError)
  expect(make).toThrow(message)
})

describe('a database without them says so', () => {
  const animals = from(Animal).select({ n: count() })
  const withTotal = animals.groupBy(rollup(Animal.kind))
  test.each([
    ['rollup()', withTotal, sqlite, 'sqlite has no rollup()'],
    ['cube()', animals.groupBy(cube(Animal.kind)), mysql, 'mysql has no cube()'],
    ['groupingSets()', animals.groupBy(groupingSets([Animal.kind])), mariadb, 'mariadb has no groupingSets()'],
    ['other keys', animals.groupBy(Animal.tame, rollup(Animal.kind)), mysql, 'mysql has no rollup() beside other keys'],
    ['values', animals.groupBy(rollup(Animal.id.plus(1))), mysql, 'mysql has no rollup() of expressions with values'],
    ['an order', withTotal.orderBy(count().asc()), mariadb, 'mariadb has no orderBy() with rollup()'],
    ['grouping()', withTotal.select({ out: grouping(Animal.kind) }), mariadb, 'mariadb has no grouping()'],
    ['grouping() on SQLite', animals.select({ out: grouping(Animal.kind) }), sqlite, 'sqlite has no grouping()'],
  ])('%s', (_, query, dialect, _message) => {
    expect(() => query.toSQL(dialect)).toThrow(UnsupportedError)
  })
})

test('the keys of another table', () => {
  const query = from(Animal)
    .select({ n: count() })
    .groupBy(rollup(Keeper.id) as never)
  expect(() => query.toSQL(postgres)).toThrow(DefinitionError)
})
