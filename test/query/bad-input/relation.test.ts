// Conditions on relations that make no sense: refused before anything is sent.
import { expect, test } from 'vitest'
import { sqlite } from '../../../src/dialects.ts'
import { alias, DefinitionError, from, not, ValidationError } from '../../../src/index.ts'
import { Animal, Food, Keeper } from '../zoo.ts'

const wrong = 'a condition is an expression such as Hero.age.gt(18)'

test.each<[string, () => unknown, string]>([
  ['a text', () => Keeper.animals.some('1 = 1' as never), wrong],
  ['JSON that looks like a condition', () => Keeper.animals.none({ op: 29, a: null, b: [] } as never), wrong],
  ['null', () => Keeper.animals.every(null as never), wrong],
  ['a text beside a condition', () => Keeper.animals.count(Animal.age.gt(1), '1 = 1' as never), wrong],
  ['a text for one row', () => Animal.keeper.is(Keeper.id.gt(1), 'x' as never), wrong],
  ['the sum of nothing', () => Keeper.animals.sum(undefined as never), 'sum() takes a column'],
  ['the mean of a name', () => Keeper.animals.avg('age' as never), 'avg() takes a column'],
  ['the highest model', () => Keeper.animals.max(Animal as never), 'max() takes a column'],
  ['no row', () => Animal.keeper.is(undefined as never), 'Animal.keeperId is compared with undefined'],
  [
    'a row without its key',
    () => Animal.keeper.isNot({ name: 'a' } as never),
    'Animal.keeperId is compared with undefined',
  ],
  ['a key alone', () => Animal.keeper.is(1 as never), 'Animal.keeperId is compared with undefined'],
])('%s is a ValidationError', (_, make, message) => {
  expect(make).toThrow(ValidationError)
  expect(make).toThrow(message)
})

const other = alias(Keeper, 'other')

test.each<[string, () => { toSQL(target: typeof sqlite): unknown }, string]>([
  [
    'a relation of a table that is not there',
    () => from(Food).where(Keeper.animals.some() as never),
    'Keeper is not in this query: join it, or name it with outer()',
  ],
  [
    'a relation of an alias that is not there',
    () => from(Keeper).select({ n: other.animals.count() as never }),
    'other is not in this query: join it, or name it with outer()',
  ],
  [
    'a condition on a table that is not there',
    () => from(Keeper).where(not(Keeper.animals.some(Food.name.eq('hay'))) as never),
    'Food is not in this query: join it, or name it with outer()',
  ],
  [
    'a row by key of a table that is not there',
    () => from(Food).where(Animal.keeper.is(null) as never),
    'Animal is not in this query: join it, or name it with outer()',
  ],
])('%s is a DefinitionError', (_, make, message) => {
  expect(() => make().toSQL(sqlite)).toThrow(DefinitionError)
  expect(() => make().toSQL(sqlite)).toThrow(message)
})

test('a key of another kind is a ValidationError when it is sent', () => {
  expect(() =>
    from(Animal)
      .where(Animal.keeper.is({ id: '1' } as never))
      .toSQL(sqlite),
  ).toThrow(ValidationError)
})
