// DESIGN 2, "Meaning": comparisons with one or all of the values of a query, null among them.
import {
  alias,
  allOf,
  and,
  anyOf,
  bigint,
  boolean,
  type Condition,
  count,
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
  max,
  not,
  plainDate,
  real,
  sql,
  table,
  text,
  throws,
  timestamp,
  type Topic,
  type TransactionDatabase,
  UnsupportedError,
  update,
  ValidationError,
  values,
} from '../kit.ts'

const OPERATORS = {
  eq: (a: number, b: number) => a === b,
  ne: (a: number, b: number) => a !== b,
  gt: (a: number, b: number) => a > b,
  gte: (a: number, b: number) => a >= b,
  lt: (a: number, b: number) => a < b,
  lte: (a: number, b: number) => a <= b,
}
type Name = keyof typeof OPERATORS
type Maybe = number | null

/** As SQL has it: one answer decides, and otherwise nobody knows where one is unknown. */
function expected(name: Name, left: Maybe, list: readonly Maybe[], decisive: boolean): boolean | null {
  const answers = list.map(right => (left === null || right === null ? null : OPERATORS[name](left, right)))
  if (answers.includes(decisive)) return decisive
  return answers.includes(null) ? null : !decisive
}

const LEFT = [null, 1, 2, 3]
const LISTS: readonly (readonly Maybe[])[] = [[], [null], [2], [2, null], [1, 3], [3, null, 1], [2, 2]]
const listed = (name: string, list: readonly Maybe[]) =>
  values(
    name,
    { n: integer().nullable() },
    list.map(n => ({ n })),
  )

const KINDS = {
  wide: [integer({ bits: 53 }), 9_007_199_254_740_990, 9_007_199_254_740_991],
  bigint: [bigint(), -9_223_372_036_854_775_808n, 9_223_372_036_854_775_807n],
  real: [real(), 0.1, 0.2],
  decimal: [decimal(10, 2), '-0.10', '9.00'],
  stored: [decimal(10, 2, { storage: 'text' }), '9.00', '10.00'],
  long: [decimal(30, 4), '2345678901234567890123456.7890', '12345678901234567890123456.7890'],
  boolean: [boolean(), false, true],
  timestamp: [timestamp(), new Date('0042-02-03T12:00:00.250Z'), new Date(0)],
  milliseconds: [timestamp({ storage: 'milliseconds' }), new Date(-5), new Date(0)],
  date: [plainDate(), '0001-01-01', '9999-12-31'],
  enum: [enumOf('green', 'red'), 'green', 'red'],
  text: [text(), `Z"'\\`, 'a'],
} as const
const columns = Object.fromEntries(Object.entries(KINDS).map(([name, [column]]) => [name, column])) as {
  [N in keyof typeof KINDS]: (typeof KINDS)[N][0]
}
const schema = defineSchema({
  Kind: table('kinds', { id: integer().primaryKey(), ...columns }),
  Other: table('others', { id: integer().primaryKey(), amount: decimal(12, 3), small: integer({ bits: 16 }) }),
})
const { Kind, Other } = schema
const other = alias(Kind, 'other')

async function kinds(db: TransactionDatabase): Promise<void> {
  await createTables(db, schema)
  for (const at of [1, 2] as const) {
    const row = Object.fromEntries(Object.entries(KINDS).map(([name, list]) => [name, list[at]]))
    await insertInto(Kind)
      .values(row as never)
      .run(db)
  }
  await insertInto(Other)
    .values([
      { amount: '8.999', small: 1 },
      { amount: '-0.100', small: 2 },
    ])
    .run(db)
}

export const quantifiers: Topic = {
  name: 'anyOf and allOf',
  cases: [
    {
      name: 'every operator over lists with and without null, and over none',
      run: async ({ db }) => {
        const left = listed('l', LEFT)
        for (const list of LISTS) {
          const right = listed('r', list)
          const query = from(right).select({ n: right.n })
          const selection: Record<string, unknown> = { left: left.n }
          for (const name of Object.keys(OPERATORS) as Name[]) {
            selection[`${name} any`] = left.n[name](anyOf(query))
            selection[`${name} all`] = left.n[name](allOf(query))
          }
          const rows = (await from(left)
            .select(selection as { left: typeof left.n })
            .orderBy(left.n.asc())
            .all(db)) as unknown as Record<string, unknown>[]
          for (const [at, value] of LEFT.entries()) {
            const row: Record<string, unknown> = { left: value }
            for (const name of Object.keys(OPERATORS) as Name[]) {
              row[`${name} any`] = expected(name, value, list, true)
              row[`${name} all`] = expected(name, value, list, false)
            }
            equal(rows[at], row, `${String(value)} and ${JSON.stringify(list)}`)
          }
        }
      },
    },
    {
      name: 'values of every kind, and those of one kind in two forms',
      run: async ({ db }) => {
        await kinds(db)
        for (const name of Object.keys(KINDS) as (keyof typeof KINDS)[]) {
          const [here, there] = [Kind[name] as typeof Kind.text, other[name] as typeof other.text]
          const query = from(other).select({ v: there })
          const ids = (condition: Condition<'Kind'>) =>
            from(Kind).where(condition).select({ id: Kind.id }).orderBy(Kind.id.asc()).all(db)
          equal(await ids(here.gte(allOf(query))), [{ id: 2 }], name)
          equal(await ids(here.lt(anyOf(query))), [{ id: 1 }], name)
          equal(await ids(here.eq(anyOf(query.where(other.id.eq(2))))), [{ id: 2 }], name)
          equal(await ids(here.ne(allOf(query.where(other.id.eq(2))))), [{ id: 1 }], name)
        }
        const amounts = from(Other).select({ amount: Other.amount })
        equal(
          await from(Kind)
            .where(Kind.decimal.lte(anyOf(amounts)))
            .count(db),
          1,
        )
        equal(
          await from(Kind)
            .where(Kind.stored.gt(allOf(amounts)))
            .count(db),
          2,
        )
        equal(
          await from(Kind)
            .where(Kind.decimal.eq(anyOf(amounts)))
            .count(db),
          1,
        )
        equal(
          await from(Kind)
            .where(Kind.real.lt(allOf(from(Other).select({ small: Other.small }))))
            .count(db),
          2,
        )
        equal(
          await from(Other)
            .where(Other.small.gt(anyOf(from(Kind).select({ real: Kind.real }))))
            .count(db),
          2,
        )
      },
    },
    {
      name: 'queries around, limits, unions of conditions, and statements that write',
      run: async ({ db }) => {
        await kinds(db)
        const others = from(other).select({ id: other.id }).outer(Kind).where(other.id.ne(Kind.id))
        const highest = Kind.id.gt(allOf(others))
        equal(await from(Kind).where(highest).select({ id: Kind.id }).all(db), [{ id: 2 }])
        equal(
          await from(Kind)
            .where(and(not(highest), Kind.id.ne(9)))
            .select({ id: Kind.id })
            .all(db),
          [{ id: 1 }],
        )
        const last = from(other).select({ id: other.id }).orderBy(other.id.desc()).limit(1)
        equal(
          await from(Kind)
            .where(Kind.id.lt(anyOf(last)))
            .count(db),
          1,
        )
        equal(
          await from(Kind)
            .select({ n: count() })
            .where(sql<number>`${Kind.id} + ${1}`.gt(allOf(last)))
            .one(db),
          { n: 1 },
        )
        const constant = from(other).select({ one: sql<number>`${1}`.returns(integer()) })
        equal(
          await from(Kind)
            .where(Kind.id.gt(allOf(constant)))
            .select({ id: Kind.id })
            .all(db),
          [{ id: 2 }],
        )
        equal(
          await from(Kind)
            .where(Kind.id.ne(anyOf(constant.where(other.id.gt(9)))))
            .count(db),
          0,
        )
        const seven = from(Other).select({ id: max(Other.id) })
        equal(
          await update(Kind)
            .set({ real: 7 })
            .where(Kind.id.gte(allOf(seven)))
            .run(db),
          1,
        )
        equal(await from(Kind).where(Kind.real.eq(7)).select({ id: Kind.id }).all(db), [{ id: 2 }])
      },
    },
    {
      name: 'beside an aggregate they are answered or refused, and elsewhere they are refused',
      run: async ({ db }) => {
        await kinds(db)
        const ids = from(other).select({ id: other.id })
        const groups = from(Kind).select({ n: count() })
        for (const condition of [count().eq(anyOf(ids)), count().gte(allOf(ids))]) {
          const found = await groups
            .having(condition)
            .all(db)
            .catch((error: unknown) => error)
          if (!(found instanceof UnsupportedError)) equal(found as unknown[], [{ n: 2 }])
        }
        await fails(
          from(Kind)
            .where(Kind.id.isDistinctFrom(anyOf(ids)))
            .all(db),
          DefinitionError,
        )
        await fails(
          from(Kind)
            .select({ id: Kind.id.plus(anyOf(ids)) })
            .all(db),
          DefinitionError,
        )
        await fails(
          from(Kind)
            .select({ id: allOf(ids) })
            .all(db),
          DefinitionError,
        )
        await fails(
          from(Kind)
            .where(Kind.id.eq(anyOf(from(other).select({ t: other.text })) as never))
            .all(db),
          DefinitionError,
        )
        for (const wrong of [undefined, null, [1], Kind, { op: 48, selection: null }])
          throws(() => anyOf(wrong as never), ValidationError)
        throws(() => allOf(from(Kind) as never), DefinitionError)
      },
    },
  ],
}
