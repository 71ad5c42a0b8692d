// The small schema that random queries ask, and random rows of it.
import * as v from 'valibot'
import fc from 'fast-check'
import { boolean, decimal, defineSchema, integer, one, plainDate, real, table, text, timestamp } from 'isomodel'

export const shelf = defineSchema(
  {
    Box: table('boxes', { id: integer().primaryKey(), label: text(v.maxLength(20)), size: integer().nullable() }),
    Item: table('items', {
      id: integer().primaryKey(),
      n: integer().nullable(),
      x: real().nullable(),
      price: decimal(10, 2).nullable(),
      name: text(v.maxLength(20)).nullable(),
      sold: boolean().nullable(),
      at: timestamp().nullable(),
      day: plainDate().nullable(),
      boxId: integer().nullable().references('Box.id'),
    }),
  },
  { Item: { box: one('boxId') } },
)
export const { Box, Item } = shelf

/** Texts in which letters, cases, wildcards, quotes and code points beyond 16 bits meet. */
export const words = fc.oneof(
  fc.constantFrom(
    '',
    'a',
    'A',
    'ab',
    'Ab',
    'b',
    'a%',
    '%',
    '_',
    '\\',
    "'",
    '"',
    ' a',
    'a ',
    'ä',
    'Ä',
    'z',
    '😀',
    '\ue000',
  ),
  fc.string({ maxLength: 4, unit: fc.constantFrom('a', 'B', '%', '_', '[', '*', '😀', 'ß', ' ') }),
)
export const whole = fc.integer({ min: -9, max: 30 })
/** Numbers with halves and quarters: sums of them are exact. */
export const fraction = fc.integer({ min: -40, max: 40 }).map(n => n / 4 || 0)
export const money = fc
  .integer({ min: -2000, max: 9999 })
  .map(cents => (cents / 100).toFixed(2).replace('-0.00', '0.00'))
export const moment = fc
  .constantFrom(0, 951_782_400_000, 1_709_164_799_999, -62_135_596_800_000, 253_402_300_799_999, 1_704_067_200_000)
  .map(time => new Date(time))
export const days = fc.constantFrom('0001-01-01', '2023-12-31', '2024-01-01', '2024-02-29', '9999-12-31')

const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { freq: 4 })

const box = fc.record({ label: words, size: maybe(whole) })
const item = fc.record({
  n: maybe(whole),
  x: maybe(fraction),
  price: maybe(money),
  name: maybe(words),
  sold: maybe(fc.boolean()),
  at: maybe(moment),
  day: maybe(days),
  box: maybe(fc.nat(5)),
})

/** Boxes and what lies in them; keys are the places in the list, from 1 on. */
export const contents = fc
  .record({ boxes: fc.array(box, { maxLength: 4 }), items: fc.array(item, { maxLength: 12 }) })
  .map(({ boxes, items }) => ({
    boxes: boxes.map((one, at) => ({ id: at + 1, ...one })),
    items: items.map(({ box, ...one }, at) => ({
      id: at + 1,
      ...one,
      boxId: box === null || box >= boxes.length ? null : box + 1,
    })),
  }))
export type Contents = typeof contents extends fc.Arbitrary<infer T> ? T : never
