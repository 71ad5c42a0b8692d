import { describe, expect, test } from 'vitest'
import type { TableSchema, TypeSchema } from '../../../src/ast/schema.ts'
import { databases } from '../adapters.ts'
import { contents, make, rebuild, rows, schemaOf, ways } from './kit.ts'
import { id, key } from './tables.ts'

const [integer, bigint, real, text]: TypeSchema[] = [
  { type: 'integer' },
  { type: 'bigint' },
  { type: 'real' },
  { type: 'text' },
]
const decimal = (precision: number, scale: number, storage?: string): TypeSchema => ({
  type: 'decimal',
  precision,
  scale,
  ...(storage !== undefined && { storage }),
})
const timestamp: TypeSchema = { type: 'timestamp' }
const milliseconds: TypeSchema = { type: 'timestamp', storage: 'milliseconds' }
const [day, time, dayTime]: TypeSchema[] = [{ type: 'plainDate' }, { type: 'plainTime' }, { type: 'plainDateTime' }]
const spaced: TypeSchema = { type: 'plainDateTime', storage: 'space' }
const boolean: TypeSchema = { type: 'boolean' }
const uuid = (storage?: string): TypeSchema => ({ type: 'uuid', ...(storage !== undefined && { storage }) })
const [blob, interval]: TypeSchema[] = [{ type: 'blob' }, { type: 'interval' }]
const dashed = `'01234567-89ab-cdef-0123-456789abcdef'`
const digits = `'0123456789abcdef0123456789abcdef'`
const bytes = `X'0123456789ABCDEF0123456789ABCDEF'`

/** The type, the type that it becomes, and stored values before and after. null: the value stands in the way. */
const cases: [
  from: TypeSchema,
  to: TypeSchema,
  values: readonly (readonly [before: string, after: string | null])[],
][] = [
  [integer as TypeSchema, bigint as TypeSchema, [['7', '7']]],
  [
    integer as TypeSchema,
    text as TypeSchema,
    [
      ['7', `'7'`],
      ['-3', `'-3'`],
    ],
  ],
  [
    integer as TypeSchema,
    decimal(10, 2),
    [
      ['5', '500'],
      ['-3', '-300'],
      ['0', '0'],
    ],
  ],
  [
    bigint as TypeSchema,
    decimal(18, 4),
    [
      ['5', '50000'],
      ['9223372036854775807', null],
    ],
  ],
  [
    bigint as TypeSchema,
    real as TypeSchema,
    [
      ['9007199254740992', '9007199254740992.0'],
      ['9007199254740993', null],
    ],
  ],
  [
    real as TypeSchema,
    integer as TypeSchema,
    [
      ['7.0', '7'],
      ['7.5', null],
      ['1e300', null],
    ],
  ],
  [
    real as TypeSchema,
    decimal(10, 2),
    [
      ['0.1', '10'],
      ['-2.5', '-250'],
      ['0.123', null],
    ],
  ],
  [real as TypeSchema, text as TypeSchema, [['0.1', `'0.1'`]]],
  [
    decimal(10, 2),
    decimal(12, 4),
    [
      ['550', '55000'],
      ['-1', '-100'],
    ],
  ],
  [
    decimal(12, 4),
    decimal(10, 2),
    [
      ['55000', '550'],
      ['55001', null],
    ],
  ],
  [decimal(10, 2), decimal(12, 2), [['550', '550']]],
  [
    decimal(10, 2),
    decimal(10, 2, 'text'),
    [
      ['550', `'5.50'`],
      ['-5', `'-0.05'`],
    ],
  ],
  [
    decimal(10, 2, 'text'),
    decimal(10, 3),
    [
      [`'5.50'`, '5500'],
      [`'-0.05'`, '-50'],
    ],
  ],
  [
    decimal(10, 2),
    decimal(10, 2, 'numeric'),
    [
      ['550', '5.5'],
      ['7', '0.07'],
    ],
  ],
  [
    decimal(10, 2),
    integer as TypeSchema,
    [
      ['500', '5'],
      ['550', null],
    ],
  ],
  [decimal(10, 2), real as TypeSchema, [['550', '5.5']]],
  [
    decimal(10, 2),
    text as TypeSchema,
    [
      ['550', `'5.50'`],
      ['-5', `'-0.05'`],
    ],
  ],
  [
    text as TypeSchema,
    integer as TypeSchema,
    [
      [`'12'`, '12'],
      [`'abc'`, null],
      [`'1.5'`, null],
      [`''`, null],
    ],
  ],
  [
    text as TypeSchema,
    real as TypeSchema,
    [
      [`'1.5'`, '1.5'],
      [`'abc'`, null],
    ],
  ],
  [
    text as TypeSchema,
    decimal(10, 2),
    [
      [`'1.5'`, '150'],
      [`'-12'`, '-1200'],
      [`'abc'`, null],
      [`'1.555'`, null],
      [`''`, null],
    ],
  ],
  [
    text as TypeSchema,
    boolean,
    [
      [`'true'`, '1'],
      [`'0'`, '0'],
      [`'yes'`, null],
    ],
  ],
  [
    boolean,
    text as TypeSchema,
    [
      ['1', `'true'`],
      ['0', `'false'`],
    ],
  ],
  [boolean, integer as TypeSchema, [['1', '1']]],
  [
    integer as TypeSchema,
    boolean,
    [
      ['1', '1'],
      ['2', null],
    ],
  ],
  [timestamp, milliseconds, [[`'2024-05-01T10:00:00.250Z'`, '1714557600250']]],
  [milliseconds, timestamp, [['1714557600250', `'2024-05-01T10:00:00.250Z'`]]],
  [milliseconds, text as TypeSchema, [['1714557600250', `'2024-05-01T10:00:00.250Z'`]]],
  [
    text as TypeSchema,
    timestamp,
    [
      [`'2024-05-01 10:00:00'`, `'2024-05-01T10:00:00.000Z'`],
      [`'soon'`, null],
    ],
  ],
  [
    timestamp,
    day as TypeSchema,
    [
      [`'2024-05-01T00:00:00.000Z'`, `'2024-05-01'`],
      [`'2024-05-01T10:00:00.000Z'`, null],
    ],
  ],
  [day as TypeSchema, timestamp, [[`'2024-05-01'`, `'2024-05-01T00:00:00.000Z'`]]],
  [dayTime as TypeSchema, spaced, [[`'2024-05-01T10:00:00.5'`, `'2024-05-01 10:00:00.5'`]]],
  [
    text as TypeSchema,
    spaced,
    [
      [`'2024-05-01T10:00:00.5'`, `'2024-05-01 10:00:00.5'`],
      [`'2024-02-30T10:00:00'`, null],
    ],
  ],
  [
    text as TypeSchema,
    day as TypeSchema,
    [
      [`'2024-02-29'`, `'2024-02-29'`],
      [`'2024-02-30'`, null],
      [`'now'`, null],
    ],
  ],
  [
    text as TypeSchema,
    time as TypeSchema,
    [
      [`'10:00:00.500'`, `'10:00:00.500'`],
      [`'25:00:00'`, null],
    ],
  ],
  [uuid(), uuid('hex'), [[dashed, digits]]],
  [uuid('hex'), uuid('bytes'), [[digits, bytes]]],
  [uuid('bytes'), uuid(), [[bytes, dashed]]],
  [uuid('bytes'), text as TypeSchema, [[bytes, dashed]]],
  [
    text as TypeSchema,
    uuid('bytes'),
    [
      [dashed.toUpperCase(), bytes],
      [`'no'`, null],
    ],
  ],
]

const refused: [from: TypeSchema, to: TypeSchema][] = [
  [blob as TypeSchema, text as TypeSchema],
  [interval as TypeSchema, integer as TypeSchema],
  [integer as TypeSchema, timestamp],
  [time as TypeSchema, timestamp],
  [decimal(30, 10), decimal(32, 10)],
  [decimal(30, 10), integer as TypeSchema],
]

const said = ({ type, storage, precision, scale }: TypeSchema): string =>
  [type, storage, precision && `(${precision}, ${scale})`].filter(Boolean).join(' ')

const tableOf = (type: TypeSchema): TableSchema => ({
  name: 'things',
  columns: [id, { name: 'it', nullable: true, ...type, ...(type.type === 'boolean' && { typeCheck: 'it_type' }) }],
  ...key('things'),
})

describe.each(databases)('on %s', (_, open) => {
  const change = async (from: TypeSchema, to: TypeSchema, values: readonly string[]) => {
    const db = open()
    const [before, after] = [tableOf(from), tableOf(to)]
    await make(
      db,
      [before],
      [`INSERT INTO things (it) VALUES ${['NULL', ...values].map(one => `(${one})`).join(', ')}`],
    )
    const column = after.columns[1] as (typeof after.columns)[number]
    const done = rebuild(
      db,
      [{ kind: 'changeColumn', table: 'things', column }],
      schemaOf(before),
      schemaOf(after),
      ways[2] as (typeof ways)[number],
    )
    return { db, done }
  }

  test.each(cases.map(([from, to, values]) => [said(from), said(to), from, to, values] as const))(
    '%s becomes %s',
    async (__, ___, from, to, values) => {
      const kept = values.filter(([, after]) => after !== null)
      const { db, done } = await change(
        from,
        to,
        kept.map(([before]) => before),
      )
      await done
      const found = await rows(db, 'SELECT quote(it) AS it FROM things ORDER BY id')
      expect(found.map(({ it: one }) => one)).toEqual(['NULL', ...kept.map(([, after]) => after)])
      await db.close()
      for (const [before, after] of values) {
        if (after !== null) continue
        const other = await change(from, to, [before])
        await expect(other.done).rejects.toThrow(/would lose something as|do not fit its new definition/)
        expect((await contents(other.db)).rows['things']?.length).toBe(2)
        await other.db.close()
      }
    },
  )

  test.each(refused.map(([from, to]) => [said(from), said(to), from, to] as const))(
    '%s does not become %s without being told how',
    async (__, ___, from, to) => {
      const { db, done } = await change(from, to, [])
      await expect(done).rejects.toMatchObject({
        name: 'MigrationError',
        message: expect.stringContaining('say by using what its values become'),
      })
      await db.close()
    },
  )
})
