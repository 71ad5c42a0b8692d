// Every kind of column, through a table that createTables() made: what is written is read, found and stored as meant.
import { from, insertInto, sql } from 'isomodel'
import { createTables } from 'isomodel/migrate'
import { beforeAll, describe, expect, test } from 'vitest'
import { databases } from './adapters.ts'
import { catalogue } from './catalogue.ts'

const { Kinds } = catalogue
type Key = Exclude<keyof typeof Kinds.$.columns, 'id'>

const date = (text: string) => new Date(text)
const times = [date('0001-01-01T00:00:00.000Z'), date('1970-01-01T00:00:00.000Z'), date('9999-12-31T23:59:59.999Z')]
const texts = ['', 'plain', `it's "quoted"`, '12', '1e3', '  ', 'naïve 🦄', '￿', 'a\nb', 'x'.repeat(10_000)]
const uuids = ['00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-4fff-bfff-ffffffffffff']
const dateTimes = ['0001-01-01T00:00:00', '2024-02-29T10:30:00', '9999-12-31T23:59:59.999']
const decimals = ['0.00', '0.01', '-0.01', '99999999.99', '-99999999.99', '12.50']
const bytes = [new Uint8Array(0), new Uint8Array([0]), new Uint8Array([255, 0, 39, 34])]

const cases: [column: Key, stored: string, values: readonly unknown[]][] = [
  ['text', 'text', texts],
  ['short', 'text', ['', '0123456789']],
  ['small', 'integer', [0, 1, -32_768, 32_767]],
  ['integer', 'integer', [0, -1, 2_147_483_647, -2_147_483_648]],
  ['large', 'integer', [0, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER, 2 ** 52 + 1]],
  ['bigint', 'integer', [0n, -1n, 2n ** 53n + 1n, 2n ** 63n - 1n, -(2n ** 63n)]],
  ['real', 'real', [0, 1, -1.5, 0.1, 5e-324, Number.MAX_VALUE, 2 ** 53, 1e21]],
  ['decimal', 'integer', decimals],
  ['exact', 'integer', ['0.0000', '99999999999999.9999', '-99999999999999.9999', '90071992547409.9201']],
  ['whole', 'integer', ['0', '-99999', '99999']],
  ['long', 'text', ['0.0000000000', '99999999999999999999.9999999999', '-99999999999999999999.9999999999']],
  ['scaled', 'integer', decimals],
  ['numeric', 'real', decimals],
  ['written', 'text', [...decimals, '99999999999999999999999999999999999999.99']],
  ['boolean', 'integer', [true, false]],
  ['timestamp', 'text', times],
  ['textTime', 'text', times],
  ['milliseconds', 'integer', times],
  ['plainDate', 'text', ['0001-01-01', '2024-02-29', '9999-12-31']],
  ['plainTime', 'text', ['00:00:00', '23:59:59.999']],
  ['plainDateTime', 'text', dateTimes],
  ['isoTime', 'text', dateTimes],
  ['spaceTime', 'text', dateTimes],
  ['interval', 'integer', ['PT0S', 'P1DT2H', '-PT1M', 'PT0.5S', 'P10000D']],
  ['uuid', 'text', uuids],
  ['textUuid', 'text', uuids],
  ['hexUuid', 'text', uuids],
  ['bytesUuid', 'blob', uuids],
  ['json', 'text', [{ a: [] }, { a: [1, '1', 0.5, "it's"] }]],
  ['blob', 'blob', bytes],
  ['enum', 'text', ['human', `o'droid`]],
  ['texts', 'text', [[], ['', 'a', '"']]],
  ['bigints', 'text', [[], [0n, 2n ** 63n - 1n]]],
  ['times', 'text', [times]],
  ['blobs', 'text', [bytes]],
  ['point', 'text', [{ x: 0, y: -1.5 }]],
]
const documents = new Set<Key>(['json', 'texts', 'bigints', 'times', 'blobs', 'point'])

test('each kind of column has its case', () => {
  const keys = Object.keys(Kinds.$.columns).filter(key => key !== 'id')
  expect(cases.map(([key]) => key)).toEqual(keys)
})

describe.each(databases)('on %s', (_, open) => {
  const db = open()
  beforeAll(async () => {
    await createTables(db, catalogue)
    return () => db.close()
  })

  test.each(cases)('%s keeps its values, stored as %s', async (key, stored, values) => {
    const column = Kinds[key]
    const rows = [...values, null].map(value => ({ [key]: value }))
    const made = await insertInto(Kinds)
      .values(rows as never)
      .returning({ id: Kinds.id, value: column } as never)
      .all(db)
    const written = made as unknown as { id: number; value: unknown }[]
    expect(written.map(({ value }) => value)).toEqual([...values, null])

    const ids = written.map(({ id }) => id)
    const read = await from(Kinds).where(Kinds.id.in(ids)).orderBy(Kinds.id.asc()).all(db)
    expect(read.map(row => row[key])).toEqual([...values, null])

    const name = sql.name(Kinds.$.columns[key].name)
    const types = await sql<{ type: string }>`
      select distinct typeof(${name}) as type from kinds where id in (${sql.join(ids)}) order by type = 'null'`.all(db)
    expect(types).toEqual([{ type: stored }, { type: 'null' }])

    if (documents.has(key)) return
    for (const [at, value] of values.entries()) {
      const found = from(Kinds).where((column as unknown as { eq(other: unknown): never }).eq(value), Kinds.id.in(ids))
      expect((await found.all(db)).map(row => row.id)).toEqual([ids[at]])
    }
  })
})
