// Models as JSON Schema: every kind of column, rules with and without a form, and the three uses.
import { describe, expect, test } from 'vitest'
import * as v from 'valibot'
import { jsonSchema } from '../../../integrations/json-schema/index.ts'
import * as i from '../../../src/index.ts'

const { Thing } = i.defineSchema({
  Thing: i.table(
    'things',
    {
      id: i.integer().primaryKey(),
      text: i.text(v.trim(), v.nonEmpty(), v.maxLength(80)),
      mail: i.text(v.email(), v.description('where to write')),
      small: i.integer({ bits: 16 }, v.minValue(0)),
      large: i.integer({ bits: 53 }),
      huge: i.bigint(v.minValue(0n)),
      real: i.real(v.gtValue(0)),
      price: i.decimal(10, 2, v.regex(/^\d/)),
      share: i.decimal(2, 2),
      flag: i.boolean().default(false),
      at: i.timestamp(v.minValue(new Date(0))).nullable(),
      day: i.plainDate().default('2024-02-29'),
      time: i.plainTime(),
      moment: i.plainDateTime(),
      span: i.interval(),
      key: i.uuid(),
      bytes: i.blob(),
      kind: i.enumOf('a', 'b').default('a'),
      tags: i.array(i.text(), v.maxLength(3)).default([]),
      dates: i.array(i.timestamp()),
      doc: i.json(v.object({ n: v.optional(v.number()), s: v.pipe(v.string(), v.regex(/x/i), v.minLength(2)) })),
      size: i.json(v.pipe(v.string(), v.transform(Number))),
      custom: i.custom({ sqlType: 'x', schema: v.tuple([v.number()]), encode: String, decode: raw => [Number(raw)] }),
      odd: i.text(
        v.check(() => true),
        v.regex(/x/i),
      ),
      secret: i.text().private(),
      made: i
        .timestamp()
        .default(() => new Date())
        .readonly(),
      version: i.integer().version(),
    },
    { computed: { label: row => row.text } },
  ),
})

const [insert, update, row] = (['insert', 'update', 'row'] as const).map(use => jsonSchema(Thing, use)) as [
  Json,
  Json,
  Json,
]
type Json = ReturnType<typeof jsonSchema>
const properties = insert.properties as Record<string, Record<string, unknown>>

describe('kinds of columns', () => {
  const forms: Record<string, object> = {
    text: { type: 'string', minLength: 1, maxLength: 80 },
    mail: { type: 'string', format: 'email', description: 'where to write' },
    small: { type: 'integer', minimum: 0, maximum: 32_767 },
    large: { type: 'integer', minimum: Number.MIN_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER },
    huge: { type: 'string', pattern: '^-?\\d{1,19}$' },
    real: { type: 'number', exclusiveMinimum: 0 },
    price: { type: 'string', pattern: '^-?0*\\d{1,8}(\\.\\d{1,2}0*)?$' },
    share: { type: 'string', pattern: '^-?0+(\\.\\d{1,2}0*)?$' },
    flag: { type: 'boolean', default: false },
    at: { anyOf: [{ type: 'string', format: 'date-time' }, { type: 'null' }] },
    day: { type: 'string', format: 'date', default: '2024-02-29' },
    key: { type: 'string', format: 'uuid' },
    bytes: { type: 'string', contentEncoding: 'base64' },
    kind: { type: 'string', enum: ['a', 'b'], default: 'a' },
    tags: { type: 'array', items: { type: 'string' }, maxItems: 3, default: [] },
    dates: { type: 'array', items: { type: 'string', format: 'date-time' } },
    doc: {
      type: 'object',
      properties: { n: { type: 'number' }, s: { type: 'string', minLength: 2 } },
      required: ['s'],
    },
    size: { type: 'string' },
    custom: { type: 'array', items: [{ type: 'number' }], minItems: 1 },
    odd: { type: 'string' },
    secret: { type: 'string' },
    made: { type: 'string', format: 'date-time' },
  }
  test.each(Object.entries(forms))('%s', (key, form) => {
    expect(properties[key]).toEqual(form)
  })

  const patterns: Record<string, [right: string[], wrong: string[]]> = {
    price: [
      ['0', '-12345678.90', '1.500'],
      ['123456789', '1.234', '1.', '.5', '1e3'],
    ],
    share: [
      ['0.99', '-0.1'],
      ['1', '0.999'],
    ],
    time: [
      ['10:30', '10:30:00.250'],
      ['24:00', '10:30Z'],
    ],
    moment: [['2024-02-29T10:30:00'], ['2024-02-29 10:30', '2024-13-01T00:00']],
    span: [
      ['P1DT2H', '-PT0.5S', 'P2W'],
      ['P', 'P1M', 'PT'],
    ],
  }
  test.each(Object.entries(patterns))('%s as a pattern', (key, [right, wrong]) => {
    const pattern = new RegExp(properties[key]!.pattern as string)
    expect(right.filter(text => !pattern.test(text))).toEqual([])
    expect(wrong.filter(text => pattern.test(text))).toEqual([])
  })
})

describe('uses', () => {
  test('an insert takes what the database does not make', () => {
    expect(insert).toMatchObject({ type: 'object', additionalProperties: false })
    expect(Object.keys(properties)).not.toContain('id')
    expect(Object.keys(properties)).not.toContain('version')
    expect(insert.required).toContain('text')
    expect(insert.required).not.toContain('at')
    expect(insert.required).not.toContain('kind')
  })
  test('an update needs nothing', () => {
    expect(update.required).toEqual([])
    expect(Object.keys(update.properties!)).toContain('id')
    expect(Object.keys(update.properties!)).not.toContain('made')
  })
  test('a row has everything that is not private', () => {
    expect(row.required).toEqual(Object.keys(row.properties!))
    expect(row.required).toContain('label')
    expect(row.required).not.toContain('secret')
    expect(row.properties).toMatchObject({ label: {}, size: {}, version: { type: 'integer' } })
    expect(row.properties!.size).toEqual({})
  })
  test('other versions of JSON Schema', () => {
    expect(insert.$schema).toBe('http://json-schema.org/draft-07/schema#')
    expect(jsonSchema(Thing, 'row', { target: 'draft-2020-12' }).$schema).toContain('2020-12')
    const { at } = jsonSchema(Thing, 'insert', { target: 'openapi-3.0' }).properties as Record<string, unknown>
    expect(at).toEqual({ type: 'string', format: 'date-time', nullable: true })
  })
})
