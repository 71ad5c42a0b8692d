// Decimals in SQL against whole numbers of JavaScript: no digit may be lost.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { betterSqlite3 } from '../../../adapters/better-sqlite3/index.ts'
import {
  avg,
  connect,
  decimal,
  defineSchema,
  from,
  insertInto,
  integer,
  max,
  min,
  round,
  type Row,
  sum,
  table,
  type TransactionDatabase,
} from '../../../src/index.ts'
import { createTables } from '../../../src/migrate.ts'
import { type Draw, draw, seeds } from './draw.ts'

const schema = defineSchema(
  {
    Sum: table('sums', {
      id: integer().primaryKey(),
      a: decimal(9, 2),
      b: decimal(9, 4),
      text: decimal(9, 3, { storage: 'text' }),
      number: decimal(9, 3, { storage: 'numeric' }),
    }),
  },
  {},
)
const { Sum } = schema
type Sum = Row<typeof Sum>
const columns = ['a', 'b', 'text', 'number'] as const
const scales = { a: 2, b: 4, text: 3, number: 3 } as const

/** A number as units of 10^-scale. */
interface Exact {
  readonly units: bigint
  readonly scale: number
}
const size = (units: bigint): bigint => (units < 0n ? -units : units)
const power = (scale: number): bigint => 10n ** BigInt(scale)

function exact(text: string): Exact {
  const [whole = '', fraction = ''] = text.split('.')
  return { units: BigInt(whole + fraction), scale: fraction.length }
}
const scaled = ({ units, scale }: Exact, to: number): bigint => units * power(to - scale)
function shown(units: bigint, scale: number): string {
  const digits = String(size(units)).padStart(scale + 1, '0')
  const point = digits.length - scale
  return `${units < 0n ? '-' : ''}${digits.slice(0, point)}${scale ? '.' : ''}${digits.slice(point)}`
}
/** Halves away from zero. */
function quotient(a: bigint, b: bigint): bigint {
  const rounded = (2n * size(a) + size(b)) / (2n * size(b))
  return a < 0n === b < 0n ? rounded : -rounded
}

const plus = (a: Exact, b: Exact, sign: bigint): string => {
  const scale = Math.max(a.scale, b.scale)
  return shown(scaled(a, scale) + sign * scaled(b, scale), scale)
}
const times = (a: Exact, b: Exact): string => shown(a.units * b.units, a.scale + b.scale)
const over = (a: Exact, b: Exact, scale: number): string | null =>
  b.units === 0n ? null : shown(quotient(a.units * power(scale + b.scale), b.units * power(a.scale)), scale)
const rounded = (a: Exact, digits: number): string =>
  digits >= a.scale
    ? shown(a.units, a.scale)
    : shown(quotient(a.units, power(a.scale - digits)) * power(a.scale - digits), a.scale)

const number = (d: Draw, scale: number): string =>
  shown(BigInt(d.int(d.pick([10, 1000, 1_000_000])) * d.pick([1, -1])), scale)

describe.each(seeds)('seed %i', seed => {
  const d = draw(seed)
  const rows: Sum[] = Array.from({ length: 25 }, (_, id) => ({
    id,
    a: number(d, 2),
    b: number(d, 4),
    text: number(d, 3),
    number: number(d, 3),
  }))
  let db: TransactionDatabase
  beforeAll(async () => {
    db = connect(betterSqlite3({ file: ':memory:' }))
    await createTables(db, schema)
    await insertInto(Sum).values(rows).run(db)
  })
  afterAll(() => db.close())

  /** What an expression is in each row. */
  const values = async (expression: any): Promise<unknown[]> => {
    const found = await from(Sum).orderBy(Sum.id.asc()).select({ value: expression }).all(db)
    return found.map(row => row.value)
  }
  const each = (work: (row: Sum) => unknown): unknown[] => rows.map(work)

  test('rows come back as they were written', async () => {
    expect(await from(Sum).orderBy(Sum.id.asc()).all(db)).toEqual(rows)
  })

  test.each(columns)('%s with other columns and with literals', async name => {
    const column = Sum[name]
    for (const operand of [...columns, ...d.some(6, 6, () => number(d, d.int(5)))]) {
      const isColumn = (columns as readonly string[]).includes(operand)
      const other = isColumn ? (Sum[operand as 'a'] as never) : operand
      const right = (row: Sum): Exact => exact(isColumn ? row[operand as 'a'] : operand)
      const left = (row: Sum): Exact => exact(row[name])
      expect(await values(column.plus(other)), operand).toEqual(each(row => plus(left(row), right(row), 1n)))
      expect(await values(column.minus(other)), operand).toEqual(each(row => plus(left(row), right(row), -1n)))
      expect(await values(column.times(other)), operand).toEqual(each(row => times(left(row), right(row))))
      for (const scale of [0, 3]) {
        expect(await values(column.dividedBy(other, scale)), operand).toEqual(
          each(row => over(left(row), right(row), scale)),
        )
      }
      const order = (row: Sum): bigint => scaled(left(row), 8) - scaled(right(row), 8)
      expect(await values(column.lt(other)), operand).toEqual(each(row => order(row) < 0n))
      expect(await values(column.gte(other)), operand).toEqual(each(row => order(row) >= 0n))
      expect(await values(column.eq(other)), operand).toEqual(each(row => order(row) === 0n))
      expect(await values(column.ne(other)), operand).toEqual(each(row => order(row) !== 0n))
      if (!isColumn) expect(await values(column.in([operand])), operand).toEqual(each(row => order(row) === 0n))
    }
  })

  test.each(columns)('%s rounded, summed and sorted', async name => {
    const column = Sum[name]
    const scale = scales[name]
    const units = rows.map(row => exact(row[name]).units)
    for (const digits of [0, 1, 2, 3, 4]) {
      expect(await values(round(column, digits))).toEqual(each(row => rounded(exact(row[name]), digits)))
    }
    const total = units.reduce((all, one) => all + one, 0n)
    const sorted = [...units].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
    expect(
      await from(Sum)
        .select({ sum: sum(column), avg: avg(column), min: min(column), max: max(column) })
        .one(db),
    ).toEqual({
      sum: shown(total, scale),
      avg: shown(quotient(total * 10_000n, BigInt(rows.length)), scale + 4),
      min: shown(sorted[0] ?? 0n, scale),
      max: shown(sorted.at(-1) ?? 0n, scale),
    })
    const found = await from(Sum).orderBy(column.asc()).select({ value: column }).all(db)
    expect(found.map(row => row.value)).toEqual(sorted.map(one => shown(one, scale)))
  })
})
