// The types of functions of documents, lists and patterns: what each answers, reads and takes.
import * as v from 'valibot'
import { describe, expectTypeOf, test } from 'vitest'
import {
  alias,
  arrayContains,
  arrayLength,
  arrayOverlaps,
  bigint,
  defineSchema,
  from,
  integer,
  json,
  jsonAgg,
  jsonArray,
  jsonContains,
  jsonHas,
  jsonObject,
  jsonRemove,
  jsonSet,
  matches,
  table,
  timestamp,
  update,
} from '../../src/index.ts'
import type { Aggregated, AnyExpr } from '../../src/expression/types.ts'
import { Animal, Keeper } from '../query/zoo.ts'

const META = v.object({
  name: v.string(),
  note: v.optional(v.string()),
  city: v.object({ zip: v.string(), area: v.optional(v.number()) }),
  points: v.array(v.object({ x: v.number(), y: v.optional(v.number()) })),
  tags: v.array(v.string()),
})
const { Doc } = defineSchema({
  Doc: table('docs', {
    id: integer().primaryKey(),
    meta: json(META),
    maybe: json(META).nullable(),
    big: bigint().nullable(),
    at: timestamp(),
  }),
})
type Meta = v.InferOutput<typeof META>

const valueOf = <E extends AnyExpr>(expression: E) => expectTypeOf(expression['~'].value as E['~']['value'])
const readsOf = <E extends AnyExpr>(expression: E) => expectTypeOf(expression['~'].from as E['~']['from'])
const kindOf = <E extends AnyExpr>(expression: E) => expectTypeOf(expression['~'].kind as E['~']['kind'])

describe('changes of documents', () => {
  test('a document with another value is of the same type', () => {
    expectTypeOf(jsonSet(Doc.meta, ['name'], 'a')).toEqualTypeOf(Doc.meta)
    expectTypeOf(jsonSet(Doc.maybe, ['points', 0, 'x'], 1)).toEqualTypeOf(Doc.maybe)
    expectTypeOf(jsonSet(Doc.meta, ['points', 0], { x: 1 })).toEqualTypeOf(Doc.meta)
    readsOf(jsonSet(Doc.meta, ['name'], Keeper.name)).toEqualTypeOf<'Doc' | 'Keeper'>()
  })

  test('without a key that it need not have a document is of the same type', () => {
    valueOf(jsonRemove(Doc.meta, ['note'])).toEqualTypeOf<Meta>()
    valueOf(jsonRemove(Doc.maybe, ['city', 'area'])).toEqualTypeOf<Meta | null>()
    valueOf(jsonRemove(Doc.meta, ['points', 0])).toEqualTypeOf<Meta>()
    valueOf(jsonRemove(Doc.meta, ['points', 0, 'y'])).toEqualTypeOf<Meta>()
  })

  test('without a key that it needs it is of another', () => {
    valueOf(jsonRemove(Doc.meta, ['name'])).toEqualTypeOf<Omit<Meta, 'name'>>()
    valueOf(jsonRemove(Doc.maybe, ['name'])).toEqualTypeOf<Omit<Meta, 'name'> | null>()
    const city = jsonRemove(Doc.meta, ['city', 'zip'])
    expectTypeOf<(typeof city)['~']['value']['city']>().toEqualTypeOf<{ area?: number | undefined }>()
    // @ts-expect-error: the column needs the key
    update(Doc).set({ meta: jsonRemove(Doc.meta, ['name']) })
    update(Doc).set({ meta: jsonRemove(Doc.meta, ['note']) })
  })

  test('paths and values that the schema does not have do not compile', () => {
    const wrong = (): void => {
      // @ts-expect-error: there is no such key
      jsonSet(Doc.meta, ['nothing'], 'a')
      // @ts-expect-error: the value is a text
      jsonSet(Doc.meta, ['name'], 1)
      // @ts-expect-error: the value is a text
      jsonSet(Doc.meta, ['name'], Doc.id)
      // @ts-expect-error: the value cannot be null
      jsonSet(Doc.meta, ['name'], null)
      // @ts-expect-error: a path is a list
      jsonSet(Doc.meta, 'name', 'a')
      // @ts-expect-error: a list has positions
      jsonRemove(Doc.meta, ['points', 'x'])
      // @ts-expect-error: a text is no document
      jsonRemove(Keeper.name, ['x'])
    }
    expectTypeOf(wrong).toBeFunction()
  })
})

describe('questions about documents, lists and texts', () => {
  test('they are conditions, null where what is asked may be', () => {
    valueOf(jsonContains(Doc.meta, { name: 'a', city: { area: 1 }, tags: ['x'] })).toEqualTypeOf<boolean>()
    valueOf(jsonContains(Doc.maybe, { name: 'a' })).toEqualTypeOf<boolean | null>()
    valueOf(jsonContains(Doc.meta.at('tags'), 'x')).toEqualTypeOf<boolean>()
    valueOf(jsonHas(Doc.maybe, 'note')).toEqualTypeOf<boolean | null>()
    valueOf(arrayContains(Animal.tags, ['a'])).toEqualTypeOf<boolean | null>()
    readsOf(arrayOverlaps(Animal.tags, alias(Animal, 'other').tags)).toEqualTypeOf<'Animal' | 'other'>()
    valueOf(arrayLength(Animal.tags)).toEqualTypeOf<number | null>()
    valueOf(matches(Animal.name, '^R')).toEqualTypeOf<boolean>()
    valueOf(matches(Animal.kind, Keeper.name, { caseInsensitive: true })).toEqualTypeOf<boolean>()
    readsOf(matches(Animal.name, Keeper.name)).toEqualTypeOf<'Animal' | 'Keeper'>()
  })

  test('what is of another kind does not compile', () => {
    const wrong = (): void => {
      // @ts-expect-error: the value is a text
      jsonContains(Doc.meta, { name: 1 })
      // @ts-expect-error: there is no such key
      jsonContains(Doc.meta, { nothing: 1 })
      // @ts-expect-error: the items are texts
      jsonContains(Doc.meta.at('tags'), 1)
      // @ts-expect-error: objects in lists cannot be looked for
      jsonContains(Doc.meta, { points: [{ x: 1 }] })
      // @ts-expect-error: there is no such key
      jsonHas(Doc.meta, 'nothing')
      // @ts-expect-error: a list has no keys
      jsonHas(Doc.meta.at('tags'), 'length')
      // @ts-expect-error: the items are texts
      arrayContains(Animal.tags, [1])
      // @ts-expect-error: a text is no list
      arrayLength(Animal.name)
      // @ts-expect-error: a number is no text
      matches(Animal.age, '1')
      // @ts-expect-error: a pattern is a text
      matches(Animal.name, /a/)
      // @ts-expect-error: the documents of another table are not in the query
      from(Animal).where(jsonHas(Doc.meta, 'note'))
    }
    expectTypeOf(wrong).toBeFunction()
  })
})

describe('documents made of expressions', () => {
  test('their parts have the types of the expressions', () => {
    const made = jsonObject({ id: Doc.id, big: Doc.big, at: Doc.at, one: 1, inner: jsonArray(Keeper.name, true) })
    valueOf(made).toEqualTypeOf<{ id: number; big: bigint | null; at: Date; one: 1; inner: [string, true] }>()
    readsOf(made).toEqualTypeOf<'Doc' | 'Keeper'>()
    kindOf(made).toEqualTypeOf<'json'>()
  })

  test('a list of them is an aggregate, without null, and null over no rows', () => {
    valueOf(jsonAgg(Doc.big)).toEqualTypeOf<bigint[] | null>()
    valueOf(jsonAgg(jsonObject({ at: Doc.at }))).toEqualTypeOf<{ at: Date }[] | null>()
    readsOf(jsonAgg(Doc.id, { orderBy: Keeper.id.asc() })).toEqualTypeOf<'Doc' | 'Keeper' | Aggregated>()
  })

  test('a document of a table that a left join may miss may be null, and a list of them has none', () => {
    const joined = from(Animal).leftJoin(Keeper, Keeper.id.eq(Animal.keeperId))
    const one = jsonObject({ id: Keeper.id })
    type Rows = Awaited<ReturnType<(typeof rows)['all']>>
    const rows = joined.select({ keeper: one, all: jsonAgg(one) })
    expectTypeOf<Rows[number]>().toEqualTypeOf<{ keeper: { id: number } | null; all: { id: number }[] | null }>()
  })

  test('they offer neither comparisons nor fields, and what is no expression does not compile', () => {
    const made = jsonObject({ id: Doc.id })
    const wrong = (): void => {
      // @ts-expect-error: made documents are not compared
      made.eq({ id: 1 })
      // @ts-expect-error: made documents have no fields in the database
      made.at('id')
      // @ts-expect-error: an object is no expression
      jsonObject({ a: { b: 1 } })
      // @ts-expect-error: a column is no order
      jsonAgg(Doc.id, { orderBy: Doc.id })
      // @ts-expect-error: aggregates do not stand in where()
      from(Doc).where(jsonAgg(Doc.id).isNull())
      // @ts-expect-error: a moment is no text in a document
      update(Doc).set({ meta: jsonObject({ name: Doc.at, city: Doc.meta, points: 1, tags: 2 }) })
    }
    expectTypeOf(wrong).toBeFunction()
  })
})
