// DESIGN 2, "Meaning": the bits of whole numbers, of which there are 64 everywhere.
import {
  bigint,
  bitAnd,
  bitNot,
  bitOr,
  bitXor,
  createTables,
  DecodeError,
  defineSchema,
  equal,
  fails,
  from,
  insertInto,
  integer,
  real,
  shiftLeft,
  shiftRight,
  table,
  throws,
  type Topic,
  update,
  ValidationError,
  values,
} from '../kit.ts'

const schema = defineSchema({
  Flag: table('flags', {
    id: integer().primaryKey(),
    small: integer({ bits: 16 }),
    plain: integer(),
    wide: integer({ bits: 53 }).nullable(),
    big: bigint().nullable(),
    real: real(),
  }),
})
const { Flag } = schema

const LARGE = 2n ** 63n
const BIGS = [0n, 1n, -1n, 5n, -8n, 2n ** 40n + 3n, -(2n ** 53n), LARGE - 1n, -LARGE]
const INTEGERS = [0, 1, -1, 6, -7, 2 ** 31, 2 ** 52 + 5, -(2 ** 52), 2 ** 53 - 2]
const PLACES = [0, 1, 7, 31, 32, 52, 62, 63]
const kept = (value: bigint): bigint => BigInt.asIntN(64, value)

export const bits: Topic = {
  name: 'bits',
  cases: [
    {
      name: 'of bigints are those of two complements, in every pair',
      run: async ({ db }) => {
        const list = <N extends string>(name: N) =>
          values(
            name,
            { n: bigint() },
            BIGS.map(n => ({ n })),
          )
        const [a, b] = [list('a'), list('b')]
        const rows = await from(a)
          .crossJoin(b)
          .select({
            a: a.n,
            b: b.n,
            and: bitAnd(a.n, b.n),
            or: bitOr(a.n, b.n),
            xor: bitXor(a.n, b.n),
            not: bitNot(a.n),
          })
          .all(db)
        equal(rows.length, BIGS.length ** 2)
        for (const row of rows) {
          const { a: left, b: right } = row
          equal(
            row,
            { a: left, b: right, and: left & right, or: left | right, xor: left ^ right, not: ~left },
            `${left} and ${right}`,
          )
        }
      },
    },
    {
      name: 'of integers are the same, whatever their width',
      run: async ({ db }) => {
        const list = <N extends string>(name: N) =>
          values(
            name,
            { n: integer({ bits: 53 }) },
            INTEGERS.map(n => ({ n })),
          )
        const [a, b] = [list('a'), list('b')]
        const rows = await from(a)
          .crossJoin(b)
          .select({ a: a.n, b: b.n, and: bitAnd(a.n, b.n), or: bitOr(a.n, b.n), xor: bitXor(a.n, b.n) })
          .all(db)
        for (const row of rows) {
          const [left, right] = [BigInt(row.a), BigInt(row.b)]
          equal(
            [row.and, row.or, row.xor],
            [left & right, left | right, left ^ right].map(Number),
            `${left} and ${right}`,
          )
        }
        await createTables(db, schema)
        await insertInto(Flag)
          .values({ small: -3, plain: 2 ** 31 - 1, wide: 2 ** 40 + 1, big: null, real: 1 })
          .run(db)
        const row = await from(Flag)
          .select({
            mixed: bitAnd(Flag.small, Flag.wide),
            value: bitOr(Flag.small, 2 ** 45),
            not: bitNot(Flag.plain),
            up: shiftLeft(Flag.small, 20),
            over: shiftLeft(Flag.plain, 4),
            none: bitAnd(Flag.big, 1n),
          })
          .one(db)
        equal(row, {
          mixed: 2 ** 40 + 1,
          value: -3,
          not: -(2 ** 31),
          up: -3 * 2 ** 20,
          over: (2 ** 31 - 1) * 16,
          none: null,
        })
      },
    },
    {
      name: 'move up and down by 0 to 63 places, and keep the sign',
      run: async ({ db }) => {
        const list = values(
          'list',
          { n: bigint() },
          BIGS.map(n => ({ n })),
        )
        for (const places of PLACES) {
          const rows = await from(list)
            .select({ n: list.n, up: shiftLeft(list.n, places), down: shiftRight(list.n, places) })
            .all(db)
          const at = BigInt(places)
          for (const { n, up, down } of rows) equal([up, down], [kept(n << at), n >> at], `${n} by ${places}`)
        }
      },
    },
    {
      name: 'are conditions, are written, and are refused for what has none',
      run: async ({ db }) => {
        await createTables(db, schema)
        await insertInto(Flag)
          .values([5, 2, 12].map(plain => ({ small: 1, plain, wide: plain, big: -8n, real: 1 })))
          .run(db)
        const four = bitAnd(Flag.plain, 4).ne(0)
        equal(await from(Flag).where(four).select({ id: Flag.id }).orderBy(Flag.id.asc()).all(db), [
          { id: 1 },
          { id: 3 },
        ])
        equal(
          await update(Flag)
            .set({ plain: bitXor(Flag.plain, 7), big: bitNot(Flag.big), wide: shiftRight(bitNot(Flag.wide), 1) })
            .where(four)
            .run(db),
          2,
        )
        equal(
          await from(Flag).select({ plain: Flag.plain, wide: Flag.wide, big: Flag.big }).orderBy(Flag.id.asc()).all(db),
          [
            { plain: 2, wide: -3, big: 7n },
            { plain: 2, wide: 2, big: -8n },
            { plain: 11, wide: -7, big: 7n },
          ],
        )
        await fails(
          from(Flag)
            .select({ n: shiftLeft(Flag.small, 60) })
            .all(db),
          DecodeError,
        )
        const loose = bitAnd as (...args: unknown[]) => unknown
        const wrong = [1.5, '1', null, undefined, 1n, Number.NaN, 2 ** 53, Flag.real, Flag.big]
        for (const value of wrong) throws(() => loose(Flag.plain, value), ValidationError)
        for (const value of [1, LARGE, '1', null]) throws(() => loose(Flag.big, value), ValidationError)
        throws(() => loose(Flag.real, 1), ValidationError)
        throws(() => loose(1, 1), ValidationError)
        for (const places of [-1, 64, 1.5, '1', '1); --', undefined])
          throws(() => shiftLeft(Flag.plain, places as never), ValidationError)
      },
    },
  ],
}
