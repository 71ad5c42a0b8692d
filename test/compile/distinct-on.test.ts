// distinctOn() knows the keys again in its order, however often and by whomever they are written.
import { expect, test } from 'vitest'
import { postgres, sqlite } from '../../src/dialects.ts'
import {
  alias,
  coalesce,
  DefinitionError,
  distinctOn,
  from,
  max,
  namedWindow,
  type Query,
  rowNumber,
  scalar,
} from '../../src/index.ts'
import { Animal, Keeper } from '../query/zoo.ts'

const loose = distinctOn as unknown as (...args: unknown[]) => Query<unknown, 'Animal', never>
const photo = (last: number) => coalesce(Animal.photo, Uint8Array.of(1, last))
const born = (time: number) => coalesce(Animal.bornAt, new Date(time))
const elder = (key: 'id' | 'age' = 'id') => alias(Animal, 'elder')[key]
const derived = () => from(Animal).select({ age: Animal.age, id: Animal.id }).as('d')
const named = (key: 'age' | 'id' = 'age') => derived()[key]
const animals = from(Animal).crossJoin(alias(Animal, 'elder')).crossJoin(derived())
const young = (age: number) =>
  scalar(
    from(Keeper)
      .outer(Animal)
      .where(Keeper.id.eq(Animal.keeperId), Keeper.id.gt(age))
      .select({ n: max(Keeper.id) }),
  )
const w = namedWindow('w', { orderBy: Animal.id.asc() })

test.each<[string, () => { asc(): never }]>([
  ['a moment', () => born(5) as never],
  ['bytes', () => photo(5) as never],
  ['a column of an alias', () => elder() as never],
  ['a column of a query with a name', () => named() as never],
  ['a list', () => Animal.age.in([1, 2]) as never],
  ['a query of one value', () => young(1) as never],
  ['a call over a window with a name', () => rowNumber().over(w) as never],
])('%s written once more is the same key', (_, make) => {
  for (const dialect of [sqlite, postgres]) {
    const sql = loose(animals, make()).orderBy(make().asc()).toSQL(dialect).sql
    const key = make()
    expect(sql).toBe(loose(animals, key).orderBy(key.asc()).toSQL(dialect).sql)
  }
})

test.each<[string, unknown, { asc(): never }]>([
  ['another moment', born(5), born(6) as never],
  ['other bytes', photo(5), photo(6) as never],
  ['another column of an alias', elder(), elder('age') as never],
  ['the same column of its model', elder(), Animal.id as never],
  ['another column of a query with a name', named(), named('id') as never],
  ['a longer list', Animal.age.in([1, 2]), Animal.age.in([1, 2, 3]) as never],
  ['a list of other values', Animal.age.in([1, 2]), Animal.age.in([1, 3]) as never],
  ['a query with another value', young(1), young(2) as never],
])('%s is another key', (_, key, other) => {
  for (const dialect of [sqlite, postgres])
    expect(() => loose(animals, key).orderBy(other.asc()).toSQL(dialect)).toThrow(DefinitionError)
})

test('a key that is named twice is one', () => {
  for (const dialect of [sqlite, postgres]) {
    const twice = loose(from(Animal), Animal.kind, Animal.kind).orderBy(Animal.kind.asc(), Animal.age.desc())
    const once = loose(from(Animal), Animal.kind).orderBy(Animal.kind.asc(), Animal.age.desc())
    expect(twice.toSQL(dialect).sql).toBe(once.toSQL(dialect).sql)
  }
})
