// undefined never reaches SQL: every place that takes an operand refuses it, and says where it stood.
import { describe, expect, test } from 'vitest'
import {
  abs,
  and,
  avg,
  caseWhen,
  cast,
  coalesce,
  concat,
  count,
  exists,
  from,
  insertInto,
  length,
  lower,
  max,
  min,
  not,
  nullIf,
  or,
  round,
  scalar,
  sql,
  sum,
  text,
  trim,
  update,
  upper,
  ValidationError,
} from '../../src/index.ts'
import { sqlite } from '../../src/dialects.ts'
import { Animal, Food, Keeper } from '../query/zoo.ts'

const nothing = undefined as never

const comparisons = [
  'eq',
  'ne',
  'gt',
  'gte',
  'lt',
  'lte',
  'isDistinctFrom',
  'plus',
  'minus',
  'times',
  'dividedBy',
  'mod',
] as const
const patterns = ['like', 'ilike', 'contains', 'startsWith', 'endsWith', 'concat'] as const

describe('operators name the column', () => {
  test.each(comparisons)('%s', name => {
    expect(() => (Animal.age as unknown as Record<string, (other: never) => unknown>)[name]?.(nothing)).toThrow(
      new ValidationError('Animal.age is compared with undefined'),
    )
  })
  test.each(patterns)('%s', name => {
    expect(() => (Animal.name as unknown as Record<string, (other: never) => unknown>)[name]?.(nothing)).toThrow(
      ValidationError,
    )
  })
  test.each([
    ['between, low', () => Animal.age.between(nothing, 1)],
    ['between, high', () => Animal.age.between(1, nothing)],
    ['in', () => Animal.age.in(nothing)],
    ['in a list', () => Animal.age.in([1, nothing])],
    ['notIn a list', () => Animal.age.notIn([nothing])],
    ['has', () => Animal.tags.has(nothing)],
    ['at', () => Animal.facts.at(nothing)],
    ['at, later', () => Animal.facts.at('places', nothing, 'x' as never)],
    ['concat, later', () => Animal.name.concat('a', nothing)],
  ])('%s', (_, build) => {
    expect(build).toThrow(ValidationError)
  })
})

test('a path into what is no document names the column', () => {
  const path = Animal.name as unknown as typeof Animal.facts
  expect(() => path.at('food')).toThrow(new ValidationError('Animal.name is no document'))
})

test.each<[string, () => unknown]>([
  ['and', () => and(nothing)],
  ['or', () => or(Animal.tame, nothing)],
  ['not', () => not(nothing)],
  ['exists', () => exists(nothing)],
  ['scalar', () => scalar(nothing)],
  ['coalesce', () => coalesce(Animal.age, undefined)],
  ['nullIf', () => nullIf(Animal.age, nothing)],
  ['lower', () => lower(nothing)],
  ['upper', () => upper(nothing)],
  ['length', () => length(nothing)],
  ['trim', () => trim(nothing)],
  ['concat', () => concat('a', nothing)],
  ['abs', () => abs(nothing)],
  ['round', () => round(nothing)],
  ['round, digits', () => round(Animal.weight, null as never)],
  ['cast', () => cast(nothing, text())],
  ['caseWhen, condition', () => caseWhen(nothing, 1).end()],
  ['caseWhen, value', () => caseWhen(Animal.tame, undefined).end()],
  ['caseWhen, else', () => caseWhen(Animal.tame, 1).else(undefined)],
  ['count', () => count(nothing)],
  ['sum', () => sum(nothing)],
  ['avg', () => avg(nothing)],
  ['min', () => min(nothing)],
  ['max', () => max(nothing)],
  ['filter', () => count().filter(nothing)],
  ['sql', () => sql`${undefined}`],
  ['sql.join', () => sql.join([1, undefined])],
  ['sql.name', () => sql.name(nothing)],
  ['sql.unsafe', () => sql.unsafe(nothing)],
])('%s() refuses undefined', (_, build) => {
  expect(build).toThrow(ValidationError)
})

test.each<[string, () => unknown]>([
  ['groupBy', () => from(Animal).groupBy(nothing)],
  ['orderBy', () => from(Animal).orderBy(nothing)],
  ['limit', () => from(Animal).limit(nothing)],
  ['offset', () => from(Animal).offset(nothing)],
  ['select', () => from(Animal).select(nothing)],
  ['select, a name', () => from(Animal).select({ a: nothing })],
  ['innerJoin', () => from(Animal).innerJoin(Keeper, nothing)],
  ['onConflict', () => insertInto(Food).values({ name: 'x' }).onConflict(nothing)],
  ['onConflict, update', () => insertInto(Food).values({ name: 'x' }).onConflict(Food.id).update(nothing)],
  ['values', () => insertInto(Food).values(nothing).toSQL(sqlite)],
  ['set', () => update(Food).set(nothing)],
])('%s() refuses undefined', (_, build) => {
  expect(build).toThrow(ValidationError)
})
