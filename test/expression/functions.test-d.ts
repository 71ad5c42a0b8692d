// The types of functions of time and text: what each answers, reads and takes.
import { describe, expectTypeOf, test } from 'vitest'
import {
  ceil,
  dateAdd,
  dateDiff,
  datePart,
  dateTrunc,
  defineSchema,
  floor,
  from,
  integer,
  now,
  plainDate,
  plainDateTime,
  plainTime,
  replace,
  stringAgg,
  substring,
  table,
  timestamp,
} from '../../src/index.ts'
import type { Aggregated, AnyExpr } from '../../src/expression/types.ts'
import { Animal, Keeper } from '../query/zoo.ts'

const { Span } = defineSchema({
  Span: table('spans', {
    id: integer().primaryKey(),
    at: timestamp(),
    day: plainDate().nullable(),
    time: plainTime(),
    local: plainDateTime({ storage: 'space' }),
    n: integer().nullable(),
  }),
})

const valueOf = <E extends AnyExpr>(expression: E) => expectTypeOf(expression['~'].value as E['~']['value'])
const readsOf = <E extends AnyExpr>(expression: E) => expectTypeOf(expression['~'].from as E['~']['from'])
const kindOf = <E extends AnyExpr>(expression: E) => expectTypeOf(expression['~'].kind as E['~']['kind'])

describe('functions of time', () => {
  test('parts are numbers, null where the time may be', () => {
    valueOf(datePart('year', Span.at)).toEqualTypeOf<number>()
    valueOf(datePart('week', Span.day)).toEqualTypeOf<number | null>()
    valueOf(datePart('millisecond', Span.time)).toEqualTypeOf<number>()
    kindOf(datePart('hour', now())).toEqualTypeOf<'number'>()
    readsOf(datePart('hour', now())).toEqualTypeOf<never>()
    readsOf(datePart('dayOfWeek', Span.local)).toEqualTypeOf<'Span'>()
  })

  test('beginnings are of the same kind', () => {
    valueOf(dateTrunc('month', Span.at)).toEqualTypeOf<Date>()
    valueOf(dateTrunc('week', Span.day)).toEqualTypeOf<string | null>()
    kindOf(dateTrunc('week', Span.day)).toEqualTypeOf<'plainDate'>()
    kindOf(dateTrunc('hour', Span.time)).toEqualTypeOf<'plainTime'>()
    kindOf(dateTrunc('hour', Span.local)).toEqualTypeOf<'plainDateTime'>()
    expectTypeOf(dateTrunc('hour', Span.local)).toEqualTypeOf(Span.local)
  })

  test('sums are of the same kind and may be null', () => {
    valueOf(dateAdd(Span.at, { years: 1, hours: -1 })).toEqualTypeOf<Date | null>()
    valueOf(dateAdd(Span.time, { hours: 1 })).toEqualTypeOf<string | null>()
    kindOf(dateAdd(Span.day, { months: Span.n })).toEqualTypeOf<'plainDate'>()
    readsOf(dateAdd(Span.at, { months: 1 })).toEqualTypeOf<'Span'>()
    readsOf(dateAdd(now(), { months: Animal.age, days: Keeper.id })).toEqualTypeOf<'Animal' | 'Keeper'>()
    valueOf(datePart('year', dateAdd(Span.day, { days: 1 }))).toEqualTypeOf<number | null>()
  })

  test('differences are numbers, null where one of the times may be', () => {
    valueOf(dateDiff('day', Span.at, new Date())).toEqualTypeOf<number>()
    valueOf(dateDiff('day', new Date(), Span.at)).toEqualTypeOf<number>()
    valueOf(dateDiff('day', Span.at, Animal.bornAt)).toEqualTypeOf<number | null>()
    valueOf(dateDiff('day', Span.day, '2024-01-01')).toEqualTypeOf<number | null>()
    readsOf(dateDiff('year', Animal.bornAt, now())).toEqualTypeOf<'Animal'>()
    readsOf(dateDiff('year', Animal.arrived, Span.day)).toEqualTypeOf<'Animal' | 'Span'>()
  })

  test('what a kind has not does not compile', () => {
    // @ts-expect-error: a day has no hours
    datePart('hour', Span.day)
    // @ts-expect-error: a time of day has no year
    datePart('year', Span.time)
    // @ts-expect-error: there is no such part
    datePart('century', Span.at)
    // @ts-expect-error: a number is no time
    datePart('year', Span.id)
    // @ts-expect-error: text is no time
    datePart('year', Animal.name)
    // @ts-expect-error: a boolean is no time
    datePart('year', Animal.tame)
    // @ts-expect-error: nothing is smaller than a day
    dateTrunc('minute', Span.day)
    // @ts-expect-error: milliseconds are what all times have
    dateTrunc('millisecond', Span.at)
    // @ts-expect-error: a day has no hours
    dateAdd(Span.day, { hours: 1 })
    // @ts-expect-error: a time of day has no months
    dateAdd(Span.time, { months: 1 })
    // @ts-expect-error: there is no such amount
    dateAdd(Span.at, { fortnights: 1 })
    // @ts-expect-error: text is no amount
    dateAdd(Span.at, { days: Animal.name })
    // @ts-expect-error: the times are of two kinds
    dateDiff('day', Span.at, Span.day)
    // @ts-expect-error: text is no Date
    dateDiff('day', Span.at, '2024-01-01')
    // @ts-expect-error: a day has no hours
    dateDiff('hour', Span.day, Span.day)
    // @ts-expect-error: the times of another table are not in the query
    from(Span).where(datePart('year', Animal.bornAt).eq(1))
  })
})

describe('functions of text and numbers', () => {
  test('parts and replaced texts are texts, null where an argument may be', () => {
    valueOf(substring(Animal.name, 1, 2)).toEqualTypeOf<string>()
    valueOf(substring(Animal.name, Animal.age)).toEqualTypeOf<string | null>()
    valueOf(substring(Animal.kind, 1)).toEqualTypeOf<string>()
    readsOf(substring(Animal.name, Keeper.id, 1)).toEqualTypeOf<'Animal' | 'Keeper'>()
    valueOf(replace(Animal.name, 'a', 'b')).toEqualTypeOf<string>()
    readsOf(replace(Animal.name, Keeper.name, 'b')).toEqualTypeOf<'Animal' | 'Keeper'>()
    kindOf(replace(Animal.name, 'a', 'b')).toEqualTypeOf<'text'>()
  })

  test('whole numbers are of the same kind', () => {
    expectTypeOf(floor(Animal.weight)).toEqualTypeOf(Animal.weight)
    expectTypeOf(ceil(Animal.price)).toEqualTypeOf(Animal.price)
    valueOf(floor(Animal.chip)).toEqualTypeOf<bigint | null>()
  })

  test('joined texts are an aggregate, which may be null', () => {
    valueOf(stringAgg(Animal.name, ',')).toEqualTypeOf<string | null>()
    readsOf(stringAgg(Animal.name, ',')).toEqualTypeOf<'Animal' | Aggregated>()
    readsOf(stringAgg(Animal.name, ',', { orderBy: [Keeper.id.desc()] })).toEqualTypeOf<
      'Animal' | 'Keeper' | Aggregated
    >()
    kindOf(stringAgg(Animal.name, ',')).toEqualTypeOf<'text'>()
  })

  test('what is of another kind does not compile', () => {
    // @ts-expect-error: a number is no text
    substring(Animal.age, 1)
    // @ts-expect-error: text is no place
    substring(Animal.name, '1')
    // @ts-expect-error: a pattern is no text
    replace(Animal.name, /a/, 'b')
    // @ts-expect-error: text is no number
    floor(Animal.name)
    // @ts-expect-error: a moment is no number
    ceil(Animal.bornAt)
    // @ts-expect-error: a number is no separator
    stringAgg(Animal.name, 1)
    // @ts-expect-error: a column is no order
    stringAgg(Animal.name, ',', { orderBy: Animal.age })
    // @ts-expect-error: aggregates do not stand in where()
    from(Animal).where(stringAgg(Animal.name, ',').eq('a'))
  })
})
