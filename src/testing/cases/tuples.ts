// DESIGN 2, "Meaning": several columns looked up together in lists of rows, of every kind and length.
import {
  bigint,
  blob,
  boolean,
  createTables,
  decimal,
  DefinitionError,
  defineSchema,
  enumOf,
  equal,
  fails,
  from,
  insertInto,
  integer,
  interval,
  plainDate,
  plainDateTime,
  plainTime,
  real,
  table,
  text,
  throws,
  timestamp,
  type Topic,
  type TransactionDatabase,
  tuple,
  UnsupportedError,
  uuid,
  ValidationError,
} from '../kit.ts'

const AT = new Date('0042-02-03T12:00:00.250Z')
const UUID = '0189c1f2-7f3e-7abc-8def-00112233aabb'

/** Each kind with a value that is there, and one that is not. */
const KINDS = {
  integer: [integer(), -2_147_483_648, 1],
  wide: [integer({ bits: 53 }), 9_007_199_254_740_991, 9_007_199_254_740_990],
  bigint: [bigint(), -9_223_372_036_854_775_808n, 9_223_372_036_854_775_807n],
  real: [real(), 0.1, 0.2],
  decimal: [decimal(10, 2), '-0.10', '0.10'],
  long: [decimal(30, 4), '12345678901234567890123456.7890', '12345678901234567890123456.7891'],
  boolean: [boolean(), true, false],
  timestamp: [timestamp(), AT, new Date(0)],
  milliseconds: [timestamp({ storage: 'milliseconds' }), AT, new Date(0)],
  plainDate: [plainDate(), '0001-01-01', '9999-12-31'],
  plainTime: [plainTime(), '23:59:59.999', '23:59:59'],
  plainDateTime: [plainDateTime(), '2024-02-29T10:00:00', '2024-02-29T10:00:01'],
  interval: [interval(), 'PT1.500S', 'PT1S'],
  uuid: [uuid(), UUID, UUID.replace('0', '1')],
  bytes: [uuid({ storage: 'bytes' }), UUID, UUID.replace('0', '1')],
  enum: [enumOf('red', 'green'), 'red', 'green'],
  text: [text(), `it's "q" \\ {é} 😀, NULL`, 'It'],
} as const

const columns = Object.fromEntries(Object.entries(KINDS).map(([name, [column]]) => [name, column])) as {
  [N in keyof typeof KINDS]: (typeof KINDS)[N][0]
}
const schema = defineSchema({
  Kind: table('kinds', { id: integer().primaryKey(), ...columns }),
  Bytes: table('bytes', { id: integer().primaryKey(), bytes: blob() }),
  Pair: table('pairs', { id: integer().primaryKey(), a: integer().nullable(), b: text().nullable() }),
})
const { Bytes, Kind, Pair } = schema

async function pairs(db: TransactionDatabase): Promise<void> {
  await createTables(db, schema)
  await insertInto(Pair)
    .values([
      { a: 1, b: 'x' },
      { a: 1, b: 'y' },
      { a: 2, b: null },
      { a: null, b: 'x' },
    ])
    .run(db)
}
const ids = from(Pair).select({ id: Pair.id }).orderBy(Pair.id.asc())
const pair = tuple(Pair.a, Pair.b)

export const tuples: Topic = {
  name: 'tuples',
  cases: [
    {
      name: 'values of every kind are found beside each other',
      run: async ({ db }) => {
        await createTables(db, schema)
        const values = Object.fromEntries(Object.entries(KINDS).map(([name, [, value]]) => [name, value]))
        await insertInto(Kind)
          .values(values as never)
          .run(db)
        for (const [name, [, value, other]] of Object.entries(KINDS)) {
          const both = tuple(Kind.id, Kind[name as keyof typeof KINDS] as typeof Kind.text)
          const count = (rows: [number, unknown][]) =>
            from(Kind)
              .where(both.in(rows as never))
              .count(db)
          equal(
            [
              await count([[1, value]]),
              await count([
                [1, other],
                [2, value],
              ]),
              await count([
                [1, other],
                [1, value],
              ]),
            ],
            [1, 0, 1],
            name,
          )
        }
      },
    },
    {
      name: 'bytes are found beside a number, or refused',
      run: async ({ db }) => {
        await createTables(db, schema)
        const [there, other] = [new Uint8Array([0, 255]), new Uint8Array([0])]
        await insertInto(Bytes).values({ bytes: there }).run(db)
        const both = tuple(Bytes.id, Bytes.bytes)
        const count = (rows: [number, Uint8Array][]) => from(Bytes).where(both.in(rows)).count(db)
        // Which of two databases answers is known once one is open.
        const found = await count([[1, there]]).catch((error: unknown) => error)
        if (found instanceof UnsupportedError) return
        equal(
          [
            found,
            await count([
              [1, other],
              [2, there],
            ]),
          ],
          [1, 0],
        )
      },
    },
    {
      name: 'a row is in a list, is not, or nobody knows: a null may be anything',
      run: async ({ db }) => {
        await pairs(db)
        equal(
          await ids
            .where(
              pair.in([
                [1, 'y'],
                [2, 'z'],
                [3, 'x'],
              ]),
            )
            .all(db),
          [{ id: 2 }],
        )
        equal(
          await ids
            .where(
              pair.notIn([
                [1, 'y'],
                [2, 'z'],
                [3, 'y'],
              ]),
            )
            .all(db),
          [{ id: 1 }, { id: 4 }],
        )
        const answers = from(Pair)
          .select({
            found: pair.in([
              [1, 'y'],
              [2, 'z'],
            ]),
          })
          .orderBy(Pair.id.asc())
        equal(
          (await answers.all(db)).map(({ found }) => found),
          [false, true, null, false],
        )
      },
    },
    {
      name: 'lists are as long as they are: none, one, ten thousand',
      run: async ({ db }) => {
        await pairs(db)
        const many = Array.from({ length: 10_000 }, (_, at): [number, string] => [at, at % 2 ? 'y' : 'x'])
        equal(await ids.where(pair.in([])).all(db), [])
        equal((await ids.where(pair.notIn([])).all(db)).length, 4)
        equal(await ids.where(pair.in(many)).all(db), [{ id: 2 }])
      },
    },
    {
      name: 'decimals with digits that the column has none for are found nowhere, and rows of others are refused',
      run: async ({ db }) => {
        await createTables(db, schema)
        equal(
          await from(Kind)
            .where(tuple(Kind.id, Kind.decimal).in([[1, '0.101']]))
            .count(db),
          0,
        )
        const wrong: readonly unknown[] = ['x', [1], [[1]], [[1, 'x', 2]], [['1', 'x']], [[1, null]], [[1, undefined]]]
        for (const rows of wrong) throws(() => pair.in(rows as never), ValidationError)
        throws(() => (tuple as (one: unknown) => unknown)(Pair.a), ValidationError)
        const elsewhere = tuple(Kind.id, Kind.text).in([[1, 'x']])
        await fails(ids.where(elsewhere as never).all(db), DefinitionError)
      },
    },
  ],
}
