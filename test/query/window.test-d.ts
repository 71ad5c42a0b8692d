// The types of windows: what each function answers, which tables it reads, and where it may stand.
import { describe, expectTypeOf, test } from 'vitest'
import {
  avg,
  count,
  cumeDist,
  denseRank,
  firstValue,
  from,
  lag,
  lastValue,
  lead,
  max,
  nthValue,
  ntile,
  percentRank,
  rank,
  type Readable,
  rowNumber,
  stringAgg,
  sum,
} from '../../src/index.ts'
import type { AnyExpr, Windowed } from '../../src/expression/types.ts'
import { Animal, Keeper } from './zoo.ts'

const valueOf = <E extends AnyExpr>(expression: E) => expectTypeOf(expression['~'].value as E['~']['value'])
const readsOf = <E extends AnyExpr>(expression: E) => expectTypeOf(expression['~'].from as E['~']['from'])
const kindOf = <E extends AnyExpr>(expression: E) => expectTypeOf(expression['~'].kind as E['~']['kind'])
type Answer<Q> = Q extends Readable<infer Result, string> ? Result : never
const rowOf = <Q extends Readable<unknown, string>>(query: Q) => expectTypeOf(query as unknown as Answer<Q>)

const byAge = { partitionBy: Animal.kind, orderBy: Animal.age.desc() }

describe('windows', () => {
  test('answer numbers for ranks, which are never null', () => {
    rowOf(
      from(Animal).select({
        n: rowNumber().over(byAge),
        rank: rank().over({ orderBy: [Animal.age.asc(), Animal.id.asc()] }),
        dense: denseRank().over(),
        percent: percentRank().over({}),
        dist: cumeDist().over(byAge),
        half: ntile(2).over(byAge),
      }),
    ).toEqualTypeOf<{ n: number; rank: number; dense: number; percent: number; dist: number; half: number }>()
  })
  test('answer the value of another row, null unless there is a default', () => {
    valueOf(lag(Animal.name).over(byAge)).toEqualTypeOf<string | null>()
    valueOf(lag(Animal.name, { offset: 2 }).over(byAge)).toEqualTypeOf<string | null>()
    valueOf(lead(Animal.name, { default: '-' }).over(byAge)).toEqualTypeOf<string>()
    valueOf(lead(Animal.age, { default: 0 }).over(byAge)).toEqualTypeOf<number | null>()
    valueOf(lead(Animal.id, { default: Animal.age }).over(byAge)).toEqualTypeOf<number | null>()
    valueOf(lag(Animal.kind, { default: 'fish' }).over()).toEqualTypeOf<'bird' | 'fish' | 'mammal'>()
    valueOf(firstValue(Animal.id).over()).toEqualTypeOf<number | null>()
    valueOf(lastValue(Animal.bornAt).over()).toEqualTypeOf<Date | null>()
    valueOf(nthValue(Animal.chip, 2).over()).toEqualTypeOf<bigint | null>()
    kindOf(lag(Animal.price).over()).toEqualTypeOf<'decimal'>()
    kindOf(rowNumber().over()).toEqualTypeOf<'number'>()
  })
  test('keep what aggregates answer, and are aggregates no more', () => {
    valueOf(sum(Animal.price).over(byAge)).toEqualTypeOf<string | null>()
    kindOf(sum(Animal.price).over(byAge)).toEqualTypeOf<'decimal'>()
    valueOf(count().over()).toEqualTypeOf<number>()
    valueOf(avg(Animal.price).filter(Animal.tame).over()).toEqualTypeOf<string | null>()
    valueOf(stringAgg(Animal.name, ',').over()).toEqualTypeOf<string | null>()
    readsOf(max(Animal.age).over(byAge)).toEqualTypeOf<'Animal' | Windowed>()
    readsOf(stringAgg(Animal.name, ',').over()).toEqualTypeOf<'Animal' | Windowed>()
  })
  test('read the tables of their keys', () => {
    readsOf(rowNumber().over({ partitionBy: Keeper.id, orderBy: Animal.id.asc() })).toEqualTypeOf<
      'Animal' | 'Keeper' | Windowed
    >()
    readsOf(count().over({ partitionBy: [Keeper.id, Animal.id] })).toEqualTypeOf<'Animal' | 'Keeper' | Windowed>()
    readsOf(lag(Animal.id, { default: Keeper.id }).over()).toEqualTypeOf<'Animal' | 'Keeper' | Windowed>()
  })
  test('are null where a left join missed their value, and not for their keys', () => {
    const byKeeper = { partitionBy: Keeper.id }
    rowOf(
      from(Animal)
        .leftJoin(Animal.keeper)
        .select({
          n: rowNumber().over(byKeeper),
          peers: count().over(byKeeper),
          name: lag(Keeper.name, { default: '-' }).over(byKeeper),
          own: lag(Animal.name, { default: '-' }).over(byKeeper),
        }),
    ).toEqualTypeOf<{ n: number; peers: number; name: string | null; own: string }>()
  })
  test('can be computed with, ordered by, and shared as plain objects', () => {
    const window = { ...byAge, frame: { rows: [-2, 0] } } as const
    const place = rank().over(window)
    rowOf(
      from(Animal)
        .select({ next: place.plus(1), first: place.eq(1), total: sum(Animal.age).over(window) })
        .orderBy(place.asc(), count().over(window).desc()),
    ).toEqualTypeOf<{ next: number; first: boolean; total: number | null }>()
    const ranked = from(Animal).select({ id: Animal.id, place }).as('ranked')
    rowOf(from(ranked).where(ranked.place.lte(3))).toEqualTypeOf<{ id: number; place: number }>()
  })
  test('that are wrong do not compile', () => {
    // @ts-expect-error: a column is no order
    rowNumber().over({ orderBy: Animal.id })
    // @ts-expect-error: documents are not compared
    rowNumber().over({ partitionBy: Animal.facts })
    // @ts-expect-error: a misspelled part
    rowNumber().over({ partition: Animal.id })
    // @ts-expect-error: a frame has one unit
    count().over({ frame: { rows: [0, 1], range: [0, 1] } })
    // @ts-expect-error: a frame has two ends
    count().over({ frame: { rows: [0] } })
    // @ts-expect-error: nothing else can be left out
    count().over({ frame: { rows: [0, 1], exclude: 'rows' } })
    // @ts-expect-error: the default is of another type
    lag(Animal.age, { default: 'x' })
    // @ts-expect-error: null needs no default
    lag(Animal.age, { default: null })
    // @ts-expect-error: no database takes each different value once in a window
    count(Animal.id).distinct().over()
    // @ts-expect-error: the keys of another table are not in the query
    from(Animal).select({ n: rowNumber().over({ partitionBy: Keeper.id }) })
    // @ts-expect-error: it has no value without over()
    rowNumber().gt(1)
  })
})
