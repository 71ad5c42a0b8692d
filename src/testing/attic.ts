// Boxes of things: a table with a column of every kind of value and relations that lead to it, there and back.
import { place } from './kinds.ts'
import {
  array,
  bigint,
  blob,
  boolean,
  concat,
  createTables,
  decimal,
  defineSchema,
  enumOf,
  expression,
  insertInto,
  insertSchema,
  integer,
  interval,
  json,
  many,
  manyThrough,
  one,
  plainDate,
  plainDateTime,
  plainTime,
  real,
  table,
  text,
  timestamp,
  type TransactionDatabase,
  uuid,
} from './kit.ts'

const { Shape } = defineSchema({
  Shape: table('shapes', {
    id: integer().primaryKey(),
    n: real().nullable(),
    words: array(text()),
    by: text().nullable(),
  }),
})
const SHAPE = insertSchema(Shape)

const attic = defineSchema(
  {
    Box: table(
      'boxes',
      { id: integer().primaryKey(), name: text(), key: uuid().private() },
      { computed: { loud: row => `${row.name}!`, label: expression(t => concat(t.name, '?')) } },
    ),
    Thing: table('things', {
      id: integer().primaryKey(),
      boxId: integer().nullable().references('Box.id').private(),
      text: text().nullable(),
      bigint: bigint().nullable(),
      real: real().nullable(),
      decimal: decimal(30, 10).nullable(),
      money: decimal(12, 2).nullable(),
      boolean: boolean().nullable(),
      timestamp: timestamp().nullable(),
      plainDate: plainDate().nullable(),
      plainTime: plainTime().nullable(),
      plainDateTime: plainDateTime().nullable(),
      interval: interval().nullable(),
      uuid: uuid().nullable(),
      json: json(SHAPE).nullable(),
      blob: blob().nullable(),
      enum: enumOf('red', "it's", 'a "b" \\ c').nullable(),
      texts: array(text()).nullable(),
      bigints: array(bigint()).nullable(),
      decimals: array(decimal(20, 5)).nullable(),
      moments: array(timestamp()).nullable(),
      blobs: array(blob()).nullable(),
      flags: array(boolean()).nullable(),
      reals: array(real()).nullable(),
    }),
    Tie: table('ties', {
      id: integer().primaryKey(),
      thingId: integer().references('Thing.id'),
      boxId: integer().references('Box.id'),
      since: timestamp(),
      worth: decimal(20, 5),
      cells: bigint(),
    }),
    Spot: table('spots', {
      id: integer().primaryKey(),
      boxId: integer().references('Box.id'),
      place: place.nullable(),
      at: timestamp(),
    }),
  },
  {
    Box: {
      things: many('Thing.boxId'),
      tied: manyThrough('Tie.boxId', 'Tie.thingId'),
      spots: many('Spot.boxId', { orderBy: '-id' }),
    },
    Thing: { box: one('boxId'), boxes: manyThrough('Tie.thingId', 'Tie.boxId') },
    Spot: { box: one('boxId') },
  },
)
export const { Box, Thing, Tie, Spot } = attic

export const ODD = `'"\\ \n\t\u2028 ä😀 \u007f </script> {"a":[null]} %s ? :1 $1 \${x}`
const MOMENT = new Date('2024-02-29T12:00:00.250Z')

/** A value of every kind. */
export const usual = {
  text: ODD,
  bigint: 9_007_199_254_740_993n,
  real: 0.1,
  decimal: '12345678901234567890.0123456789',
  money: '-0.10',
  boolean: true,
  timestamp: MOMENT,
  plainDate: '2024-02-29',
  plainTime: '23:59:59',
  plainDateTime: '2024-02-29T12:00:00',
  interval: 'P1DT2H',
  uuid: '0189c1f2-7f3e-7abc-8def-00112233aabb',
  json: { n: null, words: [ODD, ''], by: 'x' },
  blob: new Uint8Array([0, 255, 1]),
  enum: "it's",
  texts: [ODD, '', 'null', 'NULL'],
  bigints: [2n ** 63n - 1n, -1n],
  decimals: ['123456789012345.67890', '-0.00001'],
  moments: [MOMENT, new Date('1969-12-31T23:59:59.999Z')],
  blobs: [new Uint8Array([0]), new Uint8Array()],
  flags: [true, false],
  reals: [0.1, -1e-300],
} as const
/** The emptiest and the farthest. */
export const edge = {
  ...usual,
  text: '',
  bigint: -(2n ** 63n),
  real: 1.7976931348623157e308,
  decimal: '-0.0000000001',
  money: '9999999999.99',
  boolean: false,
  timestamp: new Date('0001-01-01T00:00:00.001Z'),
  plainDate: '0001-01-01',
  plainTime: '00:00:00',
  plainDateTime: '9999-12-31T23:59:59',
  interval: 'PT0S',
  json: { n: 1.5, words: [] },
  blob: new Uint8Array(),
  enum: 'a "b" \\ c',
  texts: [],
  bigints: [],
  decimals: [],
  moments: [],
  blobs: [],
  flags: [],
  reals: [],
} as const
const nothing = Object.fromEntries(Object.keys(usual).map(name => [name, null]))
const KEY = '00000000-0000-4000-8000-0000000000aa'

/** Creates the tables and fills them with two boxes; all things but the last are in the first. */
export async function fillAttic(db: TransactionDatabase): Promise<void> {
  await createTables(db, attic)
  await insertInto(Box)
    .values([
      { id: 1, name: ODD, key: KEY },
      { id: 2, name: 'b', key: KEY },
    ])
    .run(db)
  await insertInto(Thing)
    .values([
      { id: 1, boxId: 1, ...usual } as never,
      { id: 2, boxId: 1, ...edge } as never,
      { id: 3, boxId: 1, ...nothing } as never,
      { id: 4, boxId: null, ...usual } as never,
    ])
    .run(db)
  await insertInto(Tie)
    .values([
      { id: 1, thingId: 1, boxId: 2, since: MOMENT, worth: '99.90000', cells: 2n ** 60n + 1n },
      { id: 2, thingId: 3, boxId: 2, since: edge.timestamp, worth: '-0.00001', cells: -(2n ** 63n) },
    ])
    .run(db)
  await insertInto(Spot)
    .values([
      { id: 1, boxId: 1, place: { x: 0.5, y: -1 }, at: MOMENT },
      { id: 2, boxId: 1, place: null, at: MOMENT },
      { id: 3, boxId: 2, place: { x: 2, y: 3 }, at: MOMENT },
    ])
    .run(db)
}
