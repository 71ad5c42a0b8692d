import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import type { ColumnDescription } from '../../../src/ast/column.ts'
import { ddl } from '../../../src/dialect/sqlite/ddl.ts'
import { sqlite } from '../../../src/dialect/sqlite/index.ts'
import { catalogue } from '../../migrate/catalogue.ts'

const kinds = catalogue.Kinds.$.table.columns
const database = new DatabaseSync(':memory:')

const types: Record<string, string[]> = {
  INTEGER: [
    'id',
    'small',
    'integer',
    'large',
    'bigint',
    'decimal',
    'exact',
    'whole',
    'scaled',
    'boolean',
    'milliseconds',
    'interval',
  ],
  REAL: ['real', 'numeric'],
  BLOB: ['bytesUuid', 'blob'],
  text: ['point'],
}
const expected = (key: string) => Object.keys(types).find(type => types[type]?.includes(key)) ?? 'TEXT'

test.each(kinds.map(column => [column.key, column] as const))(
  '%s has the type that its codec writes',
  (key, column) => {
    expect(ddl.column(column as ColumnDescription & { collate: null; indexed: false }, sqlite.quote)).toBe(
      expected(key),
    )
  },
)

const literals: [value: unknown, sql: string, type: string][] = [
  [null, 'NULL', 'null'],
  [0, '0', 'integer'],
  [-12, '-12', 'integer'],
  [0.1, '0.1', 'real'],
  [1e21, '1e+21', 'real'],
  [5e-324, '5e-324', 'real'],
  [Number.MAX_SAFE_INTEGER, '9007199254740991', 'integer'],
  [2n ** 63n - 1n, '9223372036854775807', 'integer'],
  [-(2n ** 63n), '-9223372036854775808', 'integer'],
  ['', `''`, 'text'],
  [`it's "quoted"`, `'it''s "quoted"'`, 'text'],
  [`'); drop table x; --`, `'''); drop table x; --'`, 'text'],
  ['back\\slash\n? :a $1', `'back\\slash\n? :a $1'`, 'text'],
  ['naïve 🦄', `'naïve 🦄'`, 'text'],
  ['nul \0 inside', `CAST(x'6e756c200020696e73696465' AS TEXT)`, 'text'],
  [new Uint8Array(0), `x''`, 'blob'],
  [new Uint8Array([0, 1, 171, 255]), `x'0001abff'`, 'blob'],
]

test.each(literals)('%o is a literal that SQLite reads as the same value', (value, text, type) => {
  expect(ddl.literal(value)).toBe(text)
  const statement = database.prepare(`select ${text} as value, typeof(${text}) as type`)
  statement.setReadBigInts(typeof value === 'bigint' || (type === 'integer' && Math.abs(value as number) > 2 ** 31))
  const row = statement.get() as { value: unknown; type: string }
  expect(row.type).toBe(type)
  const read = typeof row.value === 'bigint' && typeof value === 'number' ? Number(row.value) : row.value
  expect(read).toEqual(value)
})

test('a table is strict unless a custom type is none that strict tables know', () => {
  const type = (sqlType: string) => ({ ...(kinds.at(-1) as ColumnDescription).type, sqlType })
  expect(ddl.tableOptions([type('text'), type('Blob'), type('ANY')])).toBe(' STRICT')
  expect(ddl.tableOptions([type('text'), type('varchar(10)')])).toBe('')
  expect(ddl.tableOptions([])).toBe(' STRICT')
})
