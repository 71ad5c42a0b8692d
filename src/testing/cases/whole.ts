// The whole numbers below and above a number: of the same kind, and exact.
import {
  bigint,
  ceil,
  createTables,
  decimal,
  defineSchema,
  equal,
  floor,
  from,
  insertInto,
  integer,
  real,
  table,
  text,
  throws,
  type Topic,
  ValidationError,
} from '../kit.ts'

const schema = defineSchema({
  Sum: table('sums', {
    id: integer().primaryKey(),
    real: real().nullable(),
    decimal: decimal(10, 3).nullable(),
    text: decimal(12, 2, { storage: 'text' }).nullable(),
    whole: integer().nullable(),
    big: bigint().nullable(),
    word: text().nullable(),
  }),
})
const { Sum } = schema

/** Numbers: as they are, below and above. */
const WHOLE: readonly (readonly [number, number, number])[] = [
  [1.5, 1, 2],
  [-1.5, -2, -1],
  [-0.5, -1, 0],
  [0.5, 0, 1],
  [2, 2, 2],
  [-2, -2, -2],
  [1e300, 1e300, 1e300],
  [4_503_599_627_370_495.5, 4_503_599_627_370_495, 4_503_599_627_370_496],
]
const DECIMALS: readonly (readonly [string, string, string])[] = [
  ['1.500', '1.000', '2.000'],
  ['-1.500', '-2.000', '-1.000'],
  ['-0.001', '-1.000', '0.000'],
  ['0.001', '0.000', '1.000'],
  ['3.000', '3.000', '3.000'],
  ['-3.000', '-3.000', '-3.000'],
  ['1234567.999', '1234567.000', '1234568.000'],
]

export const whole: Topic = {
  name: 'whole numbers',
  cases: [
    {
      name: 'floor() and ceil() of numbers, without a negative zero',
      run: async ({ db }) => {
        await createTables(db, schema)
        await insertInto(Sum)
          .values(WHOLE.map(([one]) => ({ real: one, whole: 7, big: -(2n ** 63n) })))
          .run(db)
        const rows = await from(Sum)
          .select({ below: floor(Sum.real), above: ceil(Sum.real), whole: floor(Sum.whole), big: ceil(Sum.big) })
          .orderBy(Sum.id.asc())
          .all(db)
        equal(
          rows,
          WHOLE.map(([, below, above]) => ({ below, above, whole: 7, big: -(2n ** 63n) })),
        )
      },
    },
    {
      name: 'floor() and ceil() of decimals are exact and keep the digits after the point',
      run: async ({ db }) => {
        await createTables(db, schema)
        await insertInto(Sum)
          .values(DECIMALS.map(([one]) => ({ decimal: one, text: one.slice(0, -1) })))
          .run(db)
        const rows = await from(Sum)
          .select({ below: floor(Sum.decimal), above: ceil(Sum.decimal), text: ceil(Sum.text.plus('0.00')) })
          .orderBy(Sum.id.asc())
          .all(db)
        const sums = DECIMALS.map(([one, below, above]) => ({
          below,
          above,
          text: /^-?0\.00/.test(one) ? '0.00' : above.slice(0, -1),
        }))
        equal(rows, sums)
        const none = await from(Sum)
          .where(Sum.real.isNotNull())
          .select({ n: floor(Sum.real) })
          .all(db)
        equal(none, [])
      },
    },
    {
      name: 'of what is no number are refused before anything is sent',
      run: async () => {
        throws(() => floor('1.5' as never), ValidationError)
        throws(() => floor(undefined as never), ValidationError)
        throws(() => ceil(Sum.word as never), ValidationError)
      },
    },
  ],
}
