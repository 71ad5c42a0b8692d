// Rows of random queries, against the same query worked out in JavaScript with the logic of three values.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { betterSqlite3 } from '../../../adapters/better-sqlite3/index.ts'
import {
  and,
  connect,
  ConstraintViolation,
  defineSchema,
  from,
  insertInto,
  integer,
  not,
  or,
  real,
  type Row,
  table,
  text,
  type TransactionDatabase,
} from '../../../src/index.ts'
import { createTables } from '../../../src/migrate.ts'
import { answer } from '../features/feature.ts'
import { openZoo } from '../zoo.ts'
import { type Draw, draw, seeds } from './draw.ts'
import { Tree } from './tree.ts'

const schema = defineSchema(
  {
    Thing: table('things', {
      id: integer().primaryKey(),
      n: integer().nullable(),
      x: real().nullable(),
      s: text().nullable(),
    }),
  },
  {},
)
const { Thing } = schema
type Thing = Row<typeof Thing>
type Truth = boolean | null

/** A condition in both worlds. */
interface Both {
  readonly sql: any
  readonly holds: (row: Thing) => Truth
}

const words = ['', 'a', 'b', 'ab', 'B', '%', 'ż', '😀', '\ue000']

/** Texts by code point, numbers by size; null lowest. */
function compare(a: unknown, b: unknown): number {
  if (a === null || b === null) return Number(b === null) - Number(a === null) || 0
  if (typeof a === 'number') return a - (b as number)
  const [left, right] = [Array.from(a as string), Array.from(b as string)]
  for (let at = 0; at < Math.min(left.length, right.length); at++) {
    const order = (left[at]?.codePointAt(0) ?? 0) - (right[at]?.codePointAt(0) ?? 0)
    if (order) return order
  }
  return left.length - right.length
}

const operators = {
  eq: (order: number) => order === 0,
  ne: (order: number) => order !== 0,
  gt: (order: number) => order > 0,
  gte: (order: number) => order >= 0,
  lt: (order: number) => order < 0,
  lte: (order: number) => order <= 0,
}
const known = (values: readonly unknown[], holds: () => boolean): Truth => (values.includes(null) ? null : holds())

function leaf(d: Draw): Both {
  const [name, value] = d.pick<[keyof Thing, number | string]>([
    ['n', d.int(7) - 3],
    ['x', (d.int(7) - 3) / 2],
    ['s', d.pick(words)],
    ['id', d.int(40)],
  ])
  const column = Thing[name] as any
  const operator = d.pick(Object.keys(operators) as (keyof typeof operators)[])
  const ways: (() => Both)[] = [
    () => ({
      sql: column[operator](value),
      holds: row => known([row[name]], () => operators[operator](compare(row[name], value))),
    }),
    () => ({
      sql: (Thing.n as any)[operator](Thing.x),
      holds: row => known([row.n, row.x], () => operators[operator](compare(row.n, row.x))),
    }),
    () => ({ sql: column.isNull(), holds: row => row[name] === null }),
    () => ({ sql: column.isDistinctFrom(value), holds: row => row[name] !== value }),
    () => ({ sql: column.ne(null), holds: row => row[name] !== null }),
    () => {
      const list = d.some(0, 3, () => value)
      const holds = (row: Thing): Truth =>
        list.length ? known([row[name]], () => list.includes(row[name] as never)) : false
      return { sql: column.in(list), holds }
    },
    () => ({
      sql: column.notIn([value]),
      holds: row => known([row[name]], () => row[name] !== value),
    }),
    () => ({
      sql: Thing.x.between(-1, Number(value) || 0),
      holds: row => known([row.x], () => (row.x ?? 0) >= -1 && (row.x ?? 0) <= (Number(value) || 0)),
    }),
    () => ({
      sql: Thing.s.contains(String(value)),
      holds: row => known([row.s], () => (row.s ?? '').includes(String(value))),
    }),
  ]
  return d.pick(ways)()
}

function condition(d: Draw, depth: number): Both {
  if (depth === 0 || d.once(3)) return leaf(d)
  const parts = d.some(0, 3, () => condition(d, depth - 1))
  const truths = (row: Thing): Truth[] => parts.map(part => part.holds(row))
  return d.pick<() => Both>([
    () => ({
      sql: and(...parts.map(part => part.sql)),
      holds: row => (truths(row).includes(false) ? false : truths(row).includes(null) ? null : true),
    }),
    () => ({
      sql: or(...parts.map(part => part.sql)),
      holds: row => (truths(row).includes(true) ? true : truths(row).includes(null) ? null : false),
    }),
    () => {
      const one = condition(d, depth - 1)
      return { sql: not(one.sql), holds: row => (one.holds(row) === null ? null : !one.holds(row)) }
    },
  ])()
}

describe.each(seeds)('seed %i', seed => {
  const numbers = draw(seed)
  const rows: Thing[] = Array.from({ length: 40 }, (_, id) => ({
    id,
    n: numbers.once(5) ? null : numbers.int(7) - 3,
    x: numbers.once(5) ? null : (numbers.int(7) - 3) / 2,
    s: numbers.once(5) ? null : numbers.pick(words),
  }))
  let db: TransactionDatabase
  beforeAll(async () => {
    db = connect(betterSqlite3({ file: ':memory:' }))
    await createTables(db, schema)
    await insertInto(Thing).values(rows).run(db)
  })
  afterAll(() => db.close())

  test('where, order and limit answer what JavaScript answers', async () => {
    for (let round = 0; round < 400; round++) {
      const d = draw(seed + round)
      const conditions = d.some(0, 2, () => condition(d, 3))
      const by = d.some(0, 2, () => [d.pick(['n', 'x', 's'] as const), d.pick([1, -1])] as const)
      const [limit, offset] = [d.int(50), d.int(10)]
      let query = from(Thing).where(...conditions.map(one => one.sql))
      for (const [name, way] of by) query = query.orderBy(way === 1 ? Thing[name].asc() : Thing[name].desc())
      query = query.orderBy(Thing.id.asc()).limit(limit).offset(offset)
      const sorted = rows
        .filter(row => conditions.every(one => one.holds(row) === true))
        .sort((a, b) => by.reduce((order, [name, way]) => order || way * compare(a[name], b[name]), 0) || a.id - b.id)
      const expected = sorted.slice(offset, offset + limit)
      expect(await query.all(db), `round ${round}`).toEqual(expected)
      expect(await query.count(db), `round ${round}`).toBe(expected.length)
      expect(await query.exists(db), `round ${round}`).toBe(expected.length > 0)
      expect(await query.first(db), `round ${round}`).toEqual(expected[0])
    }
  })

  test('conditions are true, false or null as in JavaScript', async () => {
    for (let round = 0; round < 200; round++) {
      const one = condition(draw(seed + round), 3)
      const found = await from(Thing).orderBy(Thing.id.asc()).select({ holds: one.sql }).all(db)
      expect(
        found.map(row => row.holds),
        `round ${round}`,
      ).toEqual(rows.map(row => one.holds(row)))
    }
  })
})

describe.each(seeds)('random statements, seed %i', seed => {
  test('run, and break nothing but constraints', async () => {
    await using db = await openZoo()
    const undo = new Error('undo')
    for (let round = 0; round < 400; round++) {
      const statement = new Tree(draw(seed + round), { draw: draw(round), steady: false }).statement()
      const run = db.transaction(async tx => {
        await answer(statement as never, tx)
        throw undo
      })
      await run.catch((error: unknown) => {
        if (error !== undo) expect(error, `round ${round}`).toBeInstanceOf(ConstraintViolation)
      })
    }
  })
})
