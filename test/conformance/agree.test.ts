// Random rows of every kind, written and read through each adapter: all answer the very same.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connect, from, insertInto, sql, type Row, type TransactionDatabase } from 'isomodel'
import { betterSqlite3 } from 'isomodel/better-sqlite3'
import { createTables } from 'isomodel/migrate'
import { nodeSqlite } from 'isomodel/node-sqlite'
import { sqliteWasm } from 'isomodel/sqlite-wasm'
import { Kind, kindModels } from '../../src/testing/kinds.ts'
import { difference } from '../../src/testing/difference.ts'
import { type Draw, draw, seeds } from '../query/property/draw.ts'

type Kind = Row<typeof Kind>
const adapters = [
  betterSqlite3({ file: ':memory:' }),
  nodeSqlite({ file: ':memory:' }),
  sqliteWasm({ storage: 'memory' }),
]
const databases: TransactionDatabase[] = adapters.map(adapter => connect(adapter))
const characters = ['a', 'Z', ' ', '"', "'", '\\', 'ä', '😀', '\u0301', '\n', '\ue000', '\0', '%']

const digits = (d: Draw, most: number): string => d.some(1, most, () => String(d.int(10))).join('')
const text = (d: Draw): string => d.some(0, 12, () => d.pick(characters)).join('')
const bytes = (d: Draw): Uint8Array => Uint8Array.from(d.some(0, 20, () => d.int(256)))
const hex = (d: Draw, size: number): string => d.some(size, size, () => d.int(16).toString(16)).join('')
const signed = (d: Draw, value: string): string => (d.once(2) && /[1-9]/.test(value) ? `-${value}` : value)
const whole = (value: string): string => value.replace(/^(-?)0+(?=\d)/, '$1')

function moment(d: Draw): Date {
  const span = 253_402_300_799_999 + 62_135_596_800_000
  return new Date(Math.floor((d.int(1_000_000) / 1_000_000) * span) - 62_135_596_800_000 + d.int(1000))
}

/** A value of every kind, in the form in which it is read. */
function row(d: Draw, id: number): Kind {
  const at = moment(d).toISOString()
  const full: Kind = {
    id,
    text: text(d),
    integer: d.int(2 ** 32) - 2 ** 31,
    bigint: BigInt.asIntN(64, BigInt(`0x${hex(d, 16)}`)),
    real: (d.int(2 ** 31) - 2 ** 30) / 2 ** d.int(40) || 0,
    decimal: signed(d, `${whole(digits(d, 9))}.${digits(d, 3).padEnd(3, '0')}`),
    boolean: d.once(2),
    timestamp: moment(d),
    plainDate: at.slice(0, 10),
    plainTime: at.slice(11, 19),
    plainDateTime: at.slice(0, 19),
    interval: `PT${1 + d.int(59)}S`,
    uuid: `${hex(d, 8)}-${hex(d, 4)}-${hex(d, 4)}-${hex(d, 4)}-${hex(d, 12)}`,
    json: { x: d.int(1000) / 8, y: 1 - d.int(1000) },
    blob: bytes(d),
    enum: d.pick(['red', 'green', "it's"] as const),
    array: d.some(0, 4, () => text(d)),
    custom: { x: d.int(1000), y: d.int(1000) / 4 },
  }
  const cells = Object.entries(full).map(([key, value]) => [key, key !== 'id' && d.once(5) ? null : value])
  return Object.fromEntries(cells) as Kind
}

/** What each adapter answers; the first is compared with the others so that prototypes and signs of zero count. */
async function agreed(ask: (db: TransactionDatabase) => Promise<unknown>): Promise<unknown> {
  const [first, ...others] = await Promise.all(databases.map(ask))
  for (const other of others) expect(difference(other, first)).toBeUndefined()
  return first
}

beforeAll(() => Promise.all(databases.map(db => createTables(db, kindModels))))
afterAll(() => Promise.all(databases.map(db => db.close())))

describe.each(seeds)('rows drawn from seed %i', seed => {
  const d = draw(seed)
  const rows = Array.from({ length: 300 }, (_, at) => row(d, at + 1))

  test('come back from every adapter as they were given', async () => {
    await agreed(db => sql`delete from kinds`.run(db))
    expect(await agreed(db => insertInto(Kind).values(rows).run(db))).toBe(rows.length)
    expect(difference(await agreed(db => from(Kind).orderBy(Kind.id.asc()).all(db)), rows)).toBeUndefined()
  })

  test('are the same in raw SQL and in nested selections', async () => {
    await agreed(db => sql`select * from kinds order by id`.all(db))
    await agreed(db =>
      from(Kind)
        .select({ a: { b: Kind, c: Kind.blob }, d: Kind.json })
        .orderBy(Kind.id.asc())
        .all(db),
    )
  })

  test('sort alike by every column that can be sorted, and are found by their values', async () => {
    for (const name of Object.keys(rows[0] ?? {})) {
      if (['json', 'array', 'custom'].includes(name)) continue
      const column = Kind[name as 'text']
      const ids = from(Kind).select({ id: Kind.id })
      await agreed(db => ids.orderBy(column.asc(), Kind.id.asc()).all(db))
      const { [name as 'text']: value, id } = d.pick(rows)
      const found = await agreed(db => ids.where(column.eq(value)).all(db))
      expect(found).toContainEqual({ id })
    }
  })
})
