// The types of what reports ask for: first rows, subtotals, comparisons with all rows of a query.
import { describe, expectTypeOf, test } from 'vitest'
import {
  sample,
  bitAnd,
  bitNot,
  shiftLeft,
  bitXor,
  coalesce,
  dateSeries,
  overlaps,
  alias,
  allOf,
  anyOf,
  count,
  cube,
  distinctOn,
  from,
  grouping,
  groupingSets,
  namedWindow,
  type Query,
  type Readable,
  type Row,
  rank,
  rollup,
  sum,
  type Window,
} from '../../src/index.ts'
import { Animal, Keeper } from './zoo.ts'

type Answer<Q> = Q extends Readable<infer Result, string> ? Result : never
const rowOf = <Q extends Readable<unknown, string>>(query: Q) => expectTypeOf(query as unknown as Answer<Q>)

describe('distinctOn', () => {
  test('answers what the query answers, and goes on as it does', () => {
    const chosen = distinctOn(from(Animal).leftJoin(Animal.keeper), Animal.kind, Keeper.id)
    expectTypeOf(chosen).toEqualTypeOf<Query<Row<typeof Animal>, 'Animal' | 'Keeper', 'Keeper'>>()
    rowOf(
      chosen.orderBy(Animal.kind.asc(), Keeper.id.asc()).select({ id: Animal.id, keeper: Keeper.name }).limit(1),
    ).toEqualTypeOf<{ id: number; keeper: string | null }>()
    rowOf(
      distinctOn(from(Animal).select({ n: count() }).groupBy(Animal.kind), count()).orderBy(count().asc()),
    ).toEqualTypeOf<{ n: number }>()
  })
  test('that is wrong does not compile', () => {
    // @ts-expect-error: a column of another table
    distinctOn(from(Animal), Keeper.id)
    // @ts-expect-error: documents are not compared
    distinctOn(from(Animal), Animal.facts)
    // @ts-expect-error: a model is no query
    distinctOn(Animal, Animal.kind)
  })
})

describe('groups of several sizes', () => {
  test('stand in groupBy(), and grouping() is a number wherever an aggregate may stand', () => {
    const out = grouping(Animal.kind, Animal.tame)
    expectTypeOf(out['~'].value as (typeof out)['~']['value']).toEqualTypeOf<number>()
    rowOf(
      from(Animal)
        .leftJoin(Animal.keeper)
        .select({ kind: Animal.kind, n: count(), out: grouping(Keeper.id) })
        .groupBy(
          Animal.id,
          rollup(Animal.kind, Keeper.id),
          cube(Animal.tame),
          groupingSets([Animal.age, Keeper.id], []),
        )
        .having(out.eq(0))
        .orderBy(out.desc()),
    ).toEqualTypeOf<{ kind: 'bird' | 'fish' | 'mammal'; n: number; out: number }>()
  })
  test('that are wrong do not compile', () => {
    // @ts-expect-error: documents are not compared
    rollup(Animal.facts)
    // @ts-expect-error: the keys of another table
    from(Animal).groupBy(rollup(Keeper.id))
    // @ts-expect-error: it is no value
    from(Animal).select({ kind: rollup(Animal.kind) })
    // @ts-expect-error: it belongs in having()
    from(Animal).where(grouping(Animal.kind).eq(0))
    // @ts-expect-error: a set is a list
    groupingSets(Animal.kind)
  })
})

describe('namedWindow', () => {
  test('is a window that reads the tables of its keys', () => {
    const w = namedWindow('w', { partitionBy: [Animal.kind, Keeper.id], orderBy: Animal.age.desc() })
    expectTypeOf(w).toEqualTypeOf<Window<'Animal' | 'Keeper'>>()
    rowOf(
      from(Animal)
        .leftJoin(Animal.keeper)
        .select({ n: rank().over(w), total: sum(Animal.age).over(w) }),
    ).toEqualTypeOf<{ n: number; total: number | null }>()
    // @ts-expect-error: the keys of another table
    from(Animal).select({ n: rank().over(w) })
    // @ts-expect-error: a misspelled part
    namedWindow('w', { partition: Animal.kind })
  })
})

describe('anyOf and allOf', () => {
  const other = alias(Animal, 'other')
  const ids = from(other).select({ id: other.id })
  const ages = from(other).select({ age: other.age })
  const around = ages.outer(Animal).where(other.id.ne(Animal.id))
  test('make conditions, null where a side may be null', () => {
    const row = from(Animal).select({
      sure: Animal.id.gt(allOf(ids)),
      left: Animal.age.eq(anyOf(ids)),
      right: Animal.id.lt(anyOf(ages)),
      around: Animal.age.gte(allOf(around)),
    })
    rowOf(row).toEqualTypeOf<{
      sure: boolean
      left: boolean | null
      right: boolean | null
      around: boolean | null
    }>()
  })
  test('that are wrong do not compile', () => {
    // @ts-expect-error: values of another kind
    Animal.name.eq(anyOf(ids))
    // @ts-expect-error: two columns
    Animal.id.eq(anyOf(from(other).select({ id: other.id, age: other.age })))
    // @ts-expect-error: no query
    Animal.id.eq(anyOf([1, 2]))
    // @ts-expect-error: a table around that is not there
    from(Keeper).where(Keeper.id.gt(allOf(around)))
  })
})

describe('overlaps and dateSeries', () => {
  test('answer null where a time may be null', () => {
    const days = dateSeries('d', '2024-01-01', '2024-01-31', 'day')
    const hours = dateSeries('h', new Date(0), new Date(1), 'hour')
    rowOf(
      from(days)
        .crossJoin(hours)
        .leftJoin(Animal, Animal.arrived.eq(days.day))
        .select({
          day: days.day,
          hour: hours.hour,
          sure: overlaps([days.day, '2024-01-01'], ['2024-01-01', days.day]),
          perhaps: overlaps([days.day, Animal.arrived], ['2024-01-01', '2024-01-02']),
          never: overlaps([days.day, coalesce(Animal.arrived, '9999-12-31')], [days.day, days.day]),
          moment: overlaps([hours.hour, Animal.bornAt], [new Date(0), hours.hour]),
        }),
    ).toEqualTypeOf<{
      day: string
      hour: Date
      sure: boolean
      perhaps: boolean | null
      never: boolean | null
      moment: boolean | null
    }>()
  })
  test('that are wrong do not compile', () => {
    // @ts-expect-error: times of another kind
    overlaps([Animal.arrived, Animal.bornAt], ['2024-01-01', '2024-01-02'])
    // @ts-expect-error: values of another kind
    overlaps([Animal.bornAt, Animal.bornAt], ['2024-01-01', '2024-01-02'])
    // @ts-expect-error: no time
    overlaps([Animal.age, 1], [1, 2])
    // @ts-expect-error: the first is an expression
    overlaps(['2024-01-01', Animal.arrived], ['2024-01-01', '2024-01-02'])
    // @ts-expect-error: days have no hours
    dateSeries('d', '2024-01-01', '2024-01-31', 'hour')
    // @ts-expect-error: both ends are of one kind
    dateSeries('d', '2024-01-01', new Date(0), 'day')
    // @ts-expect-error: the column has the name of the unit
    void dateSeries('d', '2024-01-01', '2024-01-31', 'day').month
  })
})

describe('bits', () => {
  test('are numbers as their operands are', () => {
    rowOf(
      from(Animal).select({
        sure: bitAnd(Animal.id, 1),
        perhaps: bitXor(Animal.id, Animal.age),
        large: bitNot(Animal.chip),
        moved: shiftLeft(Animal.id, 2).plus(1),
        flag: bitAnd(Animal.chip, 4n).ne(0n),
      }),
    ).toEqualTypeOf<{
      sure: number
      perhaps: number | null
      large: bigint | null
      moved: number
      flag: boolean | null
    }>()
  })
  test('that are wrong do not compile', () => {
    // @ts-expect-error: a number beside a bigint
    bitAnd(Animal.chip, 1)
    // @ts-expect-error: a decimal has none
    bitAnd(Animal.price, 1)
    // @ts-expect-error: a text has none
    bitNot(Animal.name)
  })
})

describe('sample', () => {
  test('is a query over a model or an alias', () => {
    expectTypeOf(sample(Animal, { percent: 1 })).toEqualTypeOf(from(Animal))
    rowOf(
      sample(alias(Animal, 'a'), { percent: 0.5, seed: 1 })
        .leftJoin(Keeper, Keeper.id.gt(1))
        .select({ name: Keeper.name }),
    ).toEqualTypeOf<{ name: string | null }>()
    // @ts-expect-error: how much of it
    sample(Animal, {})
    // @ts-expect-error: a number
    sample(Animal, { percent: '10' })
    // @ts-expect-error: a query is no table
    sample(from(Animal), { percent: 10 })
  })
})
