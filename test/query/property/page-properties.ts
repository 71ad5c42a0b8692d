// Pages against a list in memory, and cursors that nobody wrote.
import fc from 'fast-check'
import { expect } from 'vitest'
import {
  bigint,
  blob,
  boolean,
  decimal,
  defineSchema,
  deleteFrom,
  from,
  insertInto,
  integer,
  interval,
  type Order,
  plainDate,
  plainDateTime,
  plainTime,
  real,
  table,
  text,
  timestamp,
  type TransactionDatabase,
  uuid,
  ValidationError,
} from '../../../src/index.ts'

export const schema = defineSchema({
  Row: table('rows', {
    id: integer().primaryKey(),
    n: integer().nullable(),
    r: real().nullable(),
    t: text().nullable(),
    d: decimal(8, 2).nullable(),
    k: integer(),
  }),
  Kind: table('kinds', {
    id: integer().primaryKey(),
    integer: integer().nullable(),
    bigint: bigint().nullable(),
    real: real().nullable(),
    decimal: decimal(12, 3).nullable(),
    written: decimal(12, 3, { storage: 'text' }).nullable(),
    boolean: boolean().nullable(),
    timestamp: timestamp().nullable(),
    milliseconds: timestamp({ storage: 'milliseconds' }).nullable(),
    plainDate: plainDate().nullable(),
    plainTime: plainTime().nullable(),
    plainDateTime: plainDateTime().nullable(),
    interval: interval().nullable(),
    uuid: uuid().nullable(),
    bytes: uuid({ storage: 'bytes' }).nullable(),
    blob: blob().nullable(),
    text: text().nullable(),
  }),
})
export const { Kind, Row } = schema

type Cell = number | string | null
type Plain = Record<'id' | 'n' | 'r' | 't' | 'd' | 'k', Cell>
interface Term {
  readonly column: keyof Plain
  readonly descending: boolean
  readonly nulls: 'first' | 'last' | undefined
}

const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { freq: 3 })
const row = fc.record({
  n: maybe(fc.integer({ min: -2, max: 2 })),
  r: maybe(fc.constantFrom(0.1, 0.2, 0.30000000000000004, -1e-300)),
  t: maybe(fc.constantFrom('', 'a', 'A', 'é', '😀', "'", '~')),
  d: maybe(fc.constantFrom('-1.50', '-10.00', '2.00', '10.00')),
  k: fc.integer({ min: 0, max: 1 }),
})
const term: fc.Arbitrary<Term> = fc.record({
  column: fc.constantFrom('id', 'n', 'r', 't', 'd', 'k'),
  descending: fc.boolean(),
  nulls: fc.constantFrom('first', 'last', undefined),
})

/** Rows, those that come later, an order, and a size of pages. */
export const walk = fc.tuple(
  fc.array(row, { maxLength: 14 }),
  fc.array(row, { maxLength: 6 }),
  fc.array(term, { maxLength: 4 }),
  fc.integer({ min: 1, max: 6 }),
)
type Walk = typeof walk extends fc.Arbitrary<infer T> ? T : never

const bytes = new TextEncoder()
function compare(a: Cell, b: Cell): number {
  if (typeof a !== 'string' || typeof b !== 'string') return Number(a) - Number(b)
  return Buffer.compare(bytes.encode(a), bytes.encode(b))
}

function place(a: Plain, b: Plain, terms: readonly Term[]): number {
  for (const { column, descending, nulls } of terms) {
    const [left, right] = [a[column], b[column]]
    if (left === right) continue
    const last = nulls ? nulls === 'last' : descending
    if (left === null) return last ? 1 : -1
    if (right === null) return last ? -1 : 1
    const way = column === 'd' ? Number(left) - Number(right) : compare(left, right)
    return descending ? -way : way
  }
  return 0
}

/** The last order decides how the key goes. */
const complete = (terms: readonly Term[]): Term[] => [
  ...terms,
  { column: 'id', descending: terms.at(-1)?.descending ?? false, nulls: undefined },
]

const orderOf = ({ column, descending, nulls }: Term): Order<'Row'> => {
  const expr = Row[column] as typeof Row.n
  return descending ? expr.desc(nulls && { nulls }) : expr.asc(nulls && { nulls })
}

/** All pages have the rows that were there, once and in order, while others come. */
export async function walked(db: TransactionDatabase, [stored, later, terms, size]: Walk): Promise<void> {
  await deleteFrom(Row).everyRow().run(db)
  const rows = stored.map((one, at): Plain => ({ ...one, id: 2 * at + 1 }))
  if (rows.length)
    await insertInto(Row)
      .values(rows as never)
      .run(db)
  const sorted = rows.toSorted((a, b) => place(a, b, complete(terms)))
  const query = from(Row).orderBy(...terms.map(orderOf))
  const known = (found: readonly unknown[]): unknown[] => (found as Plain[]).filter(({ id }) => Number(id) % 2 === 1)

  const coming = [...later]
  const found: unknown[] = []
  let page = await query.page(db, { size })
  found.push(...page.rows)
  while (page.next !== null) {
    const one = coming.pop()
    if (one)
      await insertInto(Row)
        .values({ ...one, id: 2 * coming.length + 2 } as never)
        .run(db)
    page = await query.page(db, { size, after: page.next })
    found.push(...page.rows)
  }
  expect(known(found)).toEqual(sorted)

  let back: unknown[] = page.rows
  while (page.previous !== null) {
    page = await query.page(db, { size, before: page.previous })
    back = [...page.rows, ...back]
  }
  expect(known(back)).toEqual(sorted)
  expect(back).toEqual(await query.orderBy(orderOf(complete(terms).at(-1) as Term)).all(db))
}

const INVERSE = 0xbdef7bdfn
const sumOf = (data: string): bigint => {
  let sum = 0n
  for (const character of data) sum = BigInt.asUintN(32, sum * 31n + BigInt(character.codePointAt(0) as number))
  return sum
}

/** A cursor of the same order with these items: its checksum is right. */
export function forged(cursor: string, items: readonly unknown[]): string {
  const [, sum, own] = JSON.parse(decodeURIComponent(atob(cursor))) as [number, number, unknown[]]
  const json = JSON.stringify(own)
  let order = BigInt(sum) - sumOf(json)
  for (const _ of json) order *= INVERSE
  const data = JSON.stringify(items)
  let next = order
  for (const character of data) next = next * 31n + BigInt(character.codePointAt(0) as number)
  const made = `[1,${BigInt.asIntN(32, next)},${data}]`
  return btoa(encodeURIComponent(made).replaceAll('~', '%7E')).replaceAll('=', '')
}

/** What stands in a cursor, and what could. */
const item = fc.oneof(
  fc.constantFrom<unknown>(null, [], ['1'], ['-1.5'], ['9223372036854775807'], ['9'.repeat(40)], ['NaN'], ['Infinity']),
  fc.constantFrom<unknown>('t', 'true', '1', '0x10', '1e400', 'NaN', 'infinity', '\\x00', '\\xzz', '{1}', '\0', "'--"),
  fc.constantFrom<unknown>('2024-02-30', '2024-02-29 10:00:00+00', '2024-13-01 00:00:00', '24:00:00', '-838:59:59'),
  fc.constantFrom<unknown>('2024-02-29 10:00:00.123456+00', '1 day', '1 day 02:00:00', '12 mons', '10:00:00.123456'),
  fc.constantFrom<unknown>('2024-02-29T10:00:00.000Z', '2024-02-29 10:00:00.5', '00000000-0000-4000-8000-000000000000'),
  fc.string({ unit: 'binary' }).filter(value => value.isWellFormed()),
  fc.array(fc.integer({ min: 0, max: 255 }), { maxLength: 20 }),
  fc.double().map(value => [String(value)]),
  fc.bigInt().map(value => [String(value)]),
  fc.jsonValue({ maxDepth: 2 }).filter(value => JSON.stringify(value).isWellFormed()),
)
export const forging = fc.tuple(
  fc.constantFrom(...(Object.keys(Kind.$.columns).filter(name => name !== 'id') as (keyof typeof Kind.$.columns)[])),
  fc.array(item, { minLength: 1, maxLength: 3 }),
  fc.boolean(),
)
type Forging = typeof forging extends fc.Arbitrary<infer T> ? T : never

export async function seedKinds(db: TransactionDatabase): Promise<void> {
  await insertInto(Kind)
    .values(Array.from({ length: 4 }, () => ({})) as never)
    .run(db)
}

/** A cursor with any values is refused, or is one. */
export async function judged(db: TransactionDatabase, [name, items, back]: Forging): Promise<void> {
  const query = from(Kind).orderBy((Kind[name as 'integer'] as typeof Kind.integer).asc())
  const { next } = await query.page(db, { size: 2 })
  const cursor = forged(next as string, items)
  try {
    const page = await query.page(db, back ? { size: 2, before: cursor } : { size: 2, after: cursor })
    expect(page.rows.length).toBeLessThanOrEqual(2)
  } catch (error) {
    expect(error).toBeInstanceOf(ValidationError)
    expect((error as Error).message).toBe('page() of Kind takes a cursor of its own')
  }
}

const edit = fc.tuple(fc.nat(), fc.constantFrom(0, 1, 2), fc.string({ maxLength: 2 }))
export const edits = fc.array(edit, { minLength: 1, maxLength: 3 })

/** A cursor that was changed on its way is refused. */
export async function spoilt(
  db: TransactionDatabase,
  changes: readonly (readonly [number, number, string])[],
): Promise<void> {
  const query = from(Kind).orderBy(Kind.text.desc())
  const { next } = await query.page(db, { size: 2 })
  let cursor = next as string
  for (const [place, cut, put] of changes) {
    const at = place % (cursor.length + 1)
    cursor = cursor.slice(0, at) + put + cursor.slice(at + cut)
  }
  if (cursor === next || cursor === '') return
  await expect(query.page(db, { size: 2, after: cursor })).rejects.toThrow(ValidationError)
}
