// The types of expressions: what each holds, which tables it reads, and which operators it offers.
import { describe, expectTypeOf, test } from 'vitest'
import {
  abs,
  alias,
  and,
  avg,
  bigint,
  boolean,
  caseWhen,
  cast,
  coalesce,
  concat,
  count,
  decimal,
  excluded,
  exists,
  from,
  length,
  lower,
  max,
  min,
  not,
  now,
  nullIf,
  or,
  round,
  scalar,
  sql,
  sum,
  text,
  timestamp,
} from '../../src/index.ts'
import type { AnyExpr } from '../../src/expression/types.ts'
import { Animal, boss, Food, Keeper } from '../query/zoo.ts'

type Value<E extends AnyExpr> = E['~']['value']
type Reads<E extends AnyExpr> = E['~']['from']
const valueOf = <E extends AnyExpr>(expression: E) => expectTypeOf(expression['~'].value as Value<E>)
const readsOf = <E extends AnyExpr>(expression: E) => expectTypeOf(expression['~'].from as Reads<E>)

interface Facts {
  food: string
  legs: number
  'odd key'?: string | undefined
  places: { x: number; open: boolean }[]
}

describe('columns', () => {
  test('hold what their builders say', () => {
    valueOf(Animal.id).toEqualTypeOf<number>()
    valueOf(Animal.age).toEqualTypeOf<number | null>()
    valueOf(Animal.kind).toEqualTypeOf<'bird' | 'fish' | 'mammal'>()
    valueOf(Animal.price).toEqualTypeOf<string>()
    valueOf(Animal.chip).toEqualTypeOf<bigint | null>()
    valueOf(Animal.bornAt).toEqualTypeOf<Date | null>()
    valueOf(Animal.photo).toEqualTypeOf<Uint8Array | null>()
    valueOf(Animal.tags).toEqualTypeOf<string[] | null>()
    expectTypeOf<Value<typeof Animal.facts>>().toEqualTypeOf<Facts | null>()
  })
  test('read their table, or the alias', () => {
    readsOf(Animal.id).toEqualTypeOf<'Animal'>()
    readsOf(boss.id).toEqualTypeOf<'boss'>()
    readsOf(Animal.keeperId.eq(boss.id)).toEqualTypeOf<'Animal' | 'boss'>()
  })
})

describe('comparisons', () => {
  test('are null only where an operand may be', () => {
    valueOf(Animal.id.gt(1)).toEqualTypeOf<boolean>()
    valueOf(Animal.age.gt(1)).toEqualTypeOf<boolean | null>()
    valueOf(Animal.id.eq(Animal.age)).toEqualTypeOf<boolean | null>()
    valueOf(Animal.id.between(1, 2)).toEqualTypeOf<boolean>()
    valueOf(Animal.age.in([1])).toEqualTypeOf<boolean | null>()
    valueOf(Animal.name.like('a%')).toEqualTypeOf<boolean>()
    valueOf(Animal.tags.has('a')).toEqualTypeOf<boolean | null>()
    valueOf(Animal.age.isNull()).toEqualTypeOf<boolean>()
    valueOf(Animal.age.isDistinctFrom(null)).toEqualTypeOf<boolean>()
  })
  test('are joined by and(), or() and not()', () => {
    valueOf(and(Animal.id.gt(1), Food.id.gt(1))).toEqualTypeOf<boolean>()
    readsOf(and(Animal.id.gt(1), Food.id.gt(1))).toEqualTypeOf<'Animal' | 'Food'>()
    valueOf(or(Animal.id.gt(1), Animal.age.gt(1))).toEqualTypeOf<boolean | null>()
    valueOf(not(Animal.age.gt(1))).toEqualTypeOf<boolean | null>()
    valueOf(and()).toEqualTypeOf<boolean>()
  })
  test('take only what can be equal', () => {
    expectTypeOf(() => {
      Animal.age.eq(null)
      Animal.kind.in(['bird'])
      Animal.bornAt.lt(new Date())
      // @ts-expect-error text for a number
      Animal.age.eq('7')
      // @ts-expect-error a number for a bigint
      Animal.chip.gt(7)
      // @ts-expect-error an enum has no such value
      Animal.kind.eq('alien')
      // @ts-expect-error null is neither more nor less
      Animal.age.gt(null)
      // @ts-expect-error nor is undefined equal to anything
      Animal.age.eq(undefined)
      // @ts-expect-error null in a list
      Animal.age.in([1, null])
      // @ts-expect-error a column of another type
      Animal.keeperId.eq(Keeper.name)
      // @ts-expect-error a document as a whole
      Animal.facts.eq(null)
      // @ts-expect-error nor sorted
      Animal.facts.asc()
      // @ts-expect-error an array has no items of that type
      Animal.tags.has(7)
      // @ts-expect-error a number has no patterns
      Animal.age.like('7')
      // @ts-expect-error an instant has no arithmetic
      Animal.bornAt.plus(1)
      // @ts-expect-error text has none either
      Animal.name.plus('x')
      // @ts-expect-error there is no such column
      Animal.nam
    }).toBeFunction()
  })
})

describe('arithmetic', () => {
  test('keeps the kind, and null', () => {
    valueOf(Animal.id.plus(1)).toEqualTypeOf<number>()
    valueOf(Animal.id.plus(Animal.age)).toEqualTypeOf<number | null>()
    valueOf(Animal.chip.minus(1n)).toEqualTypeOf<bigint | null>()
    valueOf(Animal.price.times('1.1')).toEqualTypeOf<string>()
    valueOf(Animal.price.plus(Animal.tax)).toEqualTypeOf<string | null>()
    valueOf(abs(Animal.age)).toEqualTypeOf<number | null>()
    valueOf(round(Animal.price, 1)).toEqualTypeOf<string>()
  })
  test('division may be null', () => {
    valueOf(Animal.id.dividedBy(2)).toEqualTypeOf<number | null>()
    valueOf(Animal.price.dividedBy(2, 2)).toEqualTypeOf<string | null>()
    expectTypeOf(() => {
      // @ts-expect-error a decimal needs the digits of the quotient
      Animal.price.dividedBy(2)
      // @ts-expect-error text is no number
      Animal.id.plus('1')
      // @ts-expect-error a number is no bigint
      Animal.chip.plus(1)
    }).toBeFunction()
  })
})

describe('functions', () => {
  test('of text', () => {
    valueOf(lower(Animal.name)).toEqualTypeOf<string>()
    valueOf(length(Animal.name)).toEqualTypeOf<number>()
    valueOf(concat(Animal.name, ' ', Animal.id)).toEqualTypeOf<string>()
    valueOf(concat(Animal.name, Animal.age)).toEqualTypeOf<string | null>()
    valueOf(Animal.name.concat('!')).toEqualTypeOf<string>()
  })
  test('that choose', () => {
    valueOf(coalesce(Animal.age, 0)).toEqualTypeOf<number>()
    valueOf(coalesce(Animal.age, Animal.keeperId)).toEqualTypeOf<number | null>()
    valueOf(coalesce(Animal.price, Animal.tax)).toEqualTypeOf<string | null>()
    valueOf(nullIf(Animal.id, 0)).toEqualTypeOf<number | null>()
    valueOf(caseWhen(Animal.tame, 'a').when(Animal.age.gt(1), 'b').else('c')).toEqualTypeOf<'a' | 'b' | 'c'>()
    valueOf(caseWhen(Animal.tame, Animal.name).end()).toEqualTypeOf<string | null>()
    valueOf(caseWhen(Animal.tame, 1).else(null)).toEqualTypeOf<1 | null>()
    readsOf(caseWhen(Animal.tame, Keeper.name).else(Food.name)).toEqualTypeOf<'Animal' | 'Keeper' | 'Food'>()
  })
  test('that convert', () => {
    valueOf(cast(Animal.age, text())).toEqualTypeOf<string | null>()
    valueOf(cast(Animal.id, bigint())).toEqualTypeOf<bigint>()
    valueOf(now()).toEqualTypeOf<Date>()
    expectTypeOf(cast(Animal.age, text()).like('7%')).toHaveProperty('isNull')
  })
  test('over rows', () => {
    valueOf(count()).toEqualTypeOf<number>()
    valueOf(count(Animal.age).distinct()).toEqualTypeOf<number>()
    valueOf(sum(Animal.id)).toEqualTypeOf<number | null>()
    valueOf(sum(Animal.chip)).toEqualTypeOf<bigint | null>()
    valueOf(sum(Animal.price).filter(Animal.tame)).toEqualTypeOf<string | null>()
    valueOf(avg(Animal.chip)).toEqualTypeOf<number | null>()
    valueOf(avg(Animal.price)).toEqualTypeOf<string | null>()
    valueOf(min(Animal.bornAt)).toEqualTypeOf<Date | null>()
    readsOf(max(Animal.id)).toEqualTypeOf<'Animal' | 'an aggregate'>()
    expectTypeOf(() => {
      // @ts-expect-error text has no sum, although a decimal is a string too
      sum(Animal.name)
      // @ts-expect-error nor has an instant a mean
      avg(Animal.bornAt)
    }).toBeFunction()
  })
  test('of conflicts', () => {
    readsOf(excluded(Food.name)).toEqualTypeOf<'Food' | 'excluded() belongs in onConflict()'>()
    valueOf(excluded(Animal.age)).toEqualTypeOf<number | null>()
  })
})

describe('paths', () => {
  test('lead to what the schema says', () => {
    valueOf(Animal.facts.at('food')).toEqualTypeOf<string | null>()
    valueOf(Animal.facts.at('odd key')).toEqualTypeOf<string | null>()
    valueOf(Animal.facts.at('places')).toEqualTypeOf<{ x: number; open: boolean }[] | null>()
    valueOf(Animal.facts.at('places', 0)).toEqualTypeOf<{ x: number; open: boolean } | null>()
    valueOf(Animal.facts.at('places', 0, 'open')).toEqualTypeOf<boolean | null>()
    expectTypeOf(Animal.facts.at('legs').plus(1)).toHaveProperty('gt')
    expectTypeOf(() => {
      // @ts-expect-error there is no such key
      Animal.facts.at('foot')
      // @ts-expect-error an array has positions
      Animal.facts.at('places', 'x')
      // @ts-expect-error text has no keys
      Animal.facts.at('food', 'length')
    }).toBeFunction()
  })
})

describe('subqueries as values', () => {
  const ages = from(Animal).select({ age: max(Animal.age) })
  const theirs = from(Animal).outer(Keeper).where(Animal.keeperId.eq(Keeper.id))

  test('may be null, and read the tables outside', () => {
    valueOf(scalar(ages)).toEqualTypeOf<number | null>()
    readsOf(scalar(ages)).toEqualTypeOf<never>()
    readsOf(scalar(theirs.select({ n: count() }))).toEqualTypeOf<'Keeper'>()
    readsOf(exists(theirs)).toEqualTypeOf<'Keeper'>()
    readsOf(Food.id.in(theirs.select({ id: Animal.id }))).toEqualTypeOf<'Food' | 'Keeper'>()
    expectTypeOf(() => {
      // @ts-expect-error two columns
      scalar(from(Animal).select({ a: Animal.id, b: Animal.age }))
      // @ts-expect-error two columns
      Food.id.in(from(Animal).select({ a: Animal.id, b: Animal.age }))
      // @ts-expect-error a column of another type
      Food.id.in(from(Animal).select({ name: Animal.name }))
    }).toBeFunction()
  })
})

describe('SQL by hand', () => {
  test('is what it is told to be', () => {
    valueOf(sql<number>`1`).toEqualTypeOf<number>()
    valueOf(sql<boolean | null>`null`).toEqualTypeOf<boolean | null>()
    valueOf(sql`1`.returns(decimal(10, 2))).toEqualTypeOf<string>()
    valueOf(sql`1`.returns(timestamp())).toEqualTypeOf<Date>()
    valueOf(sql`1`.returns(boolean())).toEqualTypeOf<boolean>()
    expectTypeOf(sql<{ n: number }>`select 1 as n`.all).returns.resolves.toEqualTypeOf<{ n: number }[]>()
    expectTypeOf(sql<number>`1`.plus(1)).toHaveProperty('gt')
    expectTypeOf(sql<string>`'a'`.like('a')).toHaveProperty('isNull')
  })
  test('stands in any query, because its tables are not known', () => {
    readsOf(sql<number>`${Animal.age}`).toEqualTypeOf<never>()
    expectTypeOf(from(Food).where(sql<boolean>`1 = 1`)).toHaveProperty('all')
  })
})

test('an alias has the columns of its model', () => {
  const other = alias(Animal, 'other')
  expectTypeOf<Value<typeof other.age>>().toEqualTypeOf<number | null>()
  readsOf(other.facts.at('food')).toEqualTypeOf<'other'>()
})
