// The types of column builders.
import { expectTypeOf, test } from 'vitest'
import * as v from 'valibot'
import * as c from '../../src/model/columns.ts'
import type { AnyColumn } from '../../src/model/column-types.ts'

type Facts<C extends AnyColumn> = [C['~']['kind'], C['~']['out'], C['~']['in']]
type FlagsOf<C extends AnyColumn> = C['~']['flags']

test('each builder has its kind and its values', () => {
  const all = {
    text: c.text(v.trim(), v.nonEmpty()),
    integer: c.integer({ bits: 16 }, v.minValue(0)),
    decimal: c.decimal(10, 2, { storage: 'text' }, v.regex(/^\d/)),
    timestamp: c.timestamp({ storage: 'milliseconds' }, v.maxValue(new Date())),
    uuid: c.uuid({ storage: 'bytes' }),
    json: c.json(v.object({ at: v.pipe(v.string(), v.transform(Number)) })),
    enumOf: c.enumOf('a', 'b'),
    array: c.array(c.integer(), v.maxLength(3)),
    custom: c.custom({
      sqlType: 'point',
      schema: v.tuple([v.number(), v.number()]),
      encode: String,
      decode: raw => raw as [number, number],
    }),
  }
  expectTypeOf<Facts<typeof all.text>>().toEqualTypeOf<['text', string, string]>()
  expectTypeOf<Facts<typeof all.integer>>().toEqualTypeOf<['number', number, number]>()
  expectTypeOf<Facts<typeof all.decimal>>().toEqualTypeOf<['decimal', string, string]>()
  expectTypeOf<Facts<typeof all.timestamp>>().toEqualTypeOf<['plain', Date, Date]>()
  expectTypeOf<Facts<typeof all.uuid>>().toEqualTypeOf<['plain', string, string]>()
  expectTypeOf<Facts<typeof all.json>>().toEqualTypeOf<['json', { at: number }, { at: string }]>()
  expectTypeOf<Facts<typeof all.enumOf>>().toEqualTypeOf<['text', 'a' | 'b', 'a' | 'b']>()
  expectTypeOf<Facts<typeof all.array>>().toEqualTypeOf<['array', number[], number[]]>()
  expectTypeOf<Facts<typeof all.custom>>().toEqualTypeOf<['plain', [number, number], [number, number]]>()
})

test('methods leave their flags', () => {
  const id = c.integer().primaryKey()
  expectTypeOf<FlagsOf<typeof id>>().toEqualTypeOf<'primaryKey' | 'auto'>()
  const code = c.text().primaryKey()
  expectTypeOf<FlagsOf<typeof code>>().toEqualTypeOf<'primaryKey'>()
  const given = c
    .integer()
    .primaryKey()
    .default(() => 1)
  expectTypeOf<FlagsOf<typeof given>>().toEqualTypeOf<'primaryKey' | 'default'>()
  const shared = [c.integer().primaryKey().references('A.id'), c.integer().references('A.id').primaryKey()] as const
  expectTypeOf<FlagsOf<(typeof shared)[0]>>().toEqualTypeOf<'primaryKey'>()
  expectTypeOf<FlagsOf<(typeof shared)[1]>>().toEqualTypeOf<'primaryKey'>()
  const fixed = c.text().default('x').readonly({ insert: true })
  expectTypeOf<FlagsOf<typeof fixed>>().toEqualTypeOf<'default' | 'readonly' | 'fixed'>()
})

test('mistakes do not compile', () => {
  expectTypeOf(() => {
    // @ts-expect-error a rule for text on a number
    c.integer(v.nonEmpty())
    // @ts-expect-error a rule that changes the type
    c.text(v.transform(Number))
    // @ts-expect-error an option of another column
    c.integer({ storage: 'text' })
    // @ts-expect-error not so many bits
    c.integer({ bits: 64 })
    // @ts-expect-error a default of another type
    c.integer().default('x')
    // @ts-expect-error not one of the values
    c.enumOf('a', 'b').default('c')
    // @ts-expect-error set null needs a nullable column
    c.integer().references('Team.id', { onDelete: 'set null' })
    // @ts-expect-error only integers count
    c.text().version()
    // @ts-expect-error a key is never null
    c.integer().nullable().primaryKey()
    // @ts-expect-error an array of what is no column
    c.array(v.string())
  }).toBeFunction()
})
