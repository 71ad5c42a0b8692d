// A table with a column of every kind, and two rows of it: full and empty.
import type { Schema, SchemaOf } from '../model/model-types.ts'
import {
  array,
  bigint,
  blob,
  boolean,
  createTables,
  custom,
  decimal,
  defineSchema,
  enumOf,
  insertInto,
  insertSchema,
  integer,
  interval,
  json,
  plainDate,
  plainDateTime,
  plainTime,
  real,
  table,
  text,
  timestamp,
  uuid,
  type Row,
  type TransactionDatabase,
} from './kit.ts'

const { Point } = defineSchema({ Point: table('points', { id: integer().primaryKey(), x: real(), y: real() }) })
const POINT = insertSchema(Point)

/** A point as two numbers with a space between them. */
export const place = custom({
  sqlType: 'text',
  schema: POINT,
  encode: ({ x, y }) => `${x} ${y}`,
  decode: raw => {
    const [x = 0, y = 0] = String(raw).split(' ').map(Number)
    return { x, y }
  },
})

const tables = {
  Kind: table('kinds', {
    id: integer().primaryKey(),
    text: text().nullable(),
    integer: integer().nullable(),
    bigint: bigint().nullable(),
    real: real().nullable(),
    decimal: decimal(12, 3).nullable(),
    boolean: boolean().nullable(),
    timestamp: timestamp().nullable(),
    plainDate: plainDate().nullable(),
    plainTime: plainTime().nullable(),
    plainDateTime: plainDateTime().nullable(),
    interval: interval().nullable(),
    uuid: uuid().nullable(),
    json: json(POINT).nullable(),
    blob: blob().nullable(),
    enum: enumOf('red', 'green', "it's").nullable(),
    array: array(text()).nullable(),
    custom: place.nullable(),
  }),
}
interface App extends SchemaOf<typeof tables> {}

export const kindModels: Schema<App> = defineSchema<App>()(tables, {})
export const { Kind } = kindModels
export const UUID = '0189c1f2-7f3e-7abc-8def-00112233aabb'

/** A row with a value of every kind. */
export const FULL = {
  id: 1,
  text: 'ä😀',
  integer: -5,
  bigint: 2n ** 62n,
  real: 0.1,
  decimal: '-1234.500',
  boolean: false,
  timestamp: new Date('2024-02-29T12:00:00.250Z'),
  plainDate: '2024-02-29',
  plainTime: '12:00:00',
  plainDateTime: '2024-02-29T12:00:00',
  interval: 'P1DT2H',
  uuid: UUID,
  json: { x: 1.5, y: -2 },
  blob: new Uint8Array([0, 255, 1]),
  enum: "it's",
  array: ['a', ''],
  custom: { x: 2, y: 3 },
} satisfies Row<typeof Kind>
/** A row with null in every column but its key. */
export const EMPTY: Row<typeof Kind> = {
  ...(Object.fromEntries(Object.keys(FULL).map(key => [key, null])) as unknown as Row<typeof Kind>),
  id: 2,
}

/** Creates the table and inserts both rows. */
export async function seedKinds(db: TransactionDatabase): Promise<void> {
  await createTables(db, kindModels)
  await insertInto(Kind).values([FULL, EMPTY]).run(db)
}
