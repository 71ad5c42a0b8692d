// Rows to objects: in place where the driver made them, built where it answers arrays.
import { describe, expect, test } from 'vitest'
import type { BuildObject, ColumnPlan, ResultPlan } from '../../src/ast/shape.ts'
import { ALL } from '../../src/ast/executor.ts'
import { createCache, findShape } from '../../src/compile/shape.ts'
import { sqlite } from '../../src/dialects.ts'
import { DecodeError, defineSchema, from, integer, json, custom, table, text, timestamp } from '../../src/index.ts'
import { decodeArrays, decodeObjects } from '../../src/result/decode.ts'
import { rawRows } from '../../src/result/raw.ts'
import * as v from 'valibot'

const { Log } = defineSchema(
  {
    Log: table(
      'logs',
      {
        id: integer().primaryKey(),
        text: text().nullable(),
        at: timestamp().nullable(),
        data: json(v.object({ n: v.number() })).nullable(),
        odd: custom({
          sqlType: 'text',
          schema: v.string(),
          encode: String,
          decode: raw => {
            throw new Error(`cannot read ${String(raw)}`)
          },
        }).nullable(),
      },
      { computed: { short: row => row.text?.slice(0, 2) ?? '-' } },
    ),
  },
  {},
)
const planOf = (query: unknown): ResultPlan => findShape(createCache(sqlite), query as never, ALL).result as ResultPlan
const at = '2024-05-01T10:00:00.000Z'

describe('objects of the driver', () => {
  test('stay the same objects, and only what differs is written', () => {
    const text = Object.freeze({ id: 1, text: 'hello' })
    const plan = planOf(from(Log).select({ id: Log.id, text: Log.text }))
    expect(decodeObjects(plan, [text])[0]).toBe(text)
    const row = { at, data: '{"n":1}' }
    const [decoded] = decodeObjects(planOf(from(Log).select({ at: Log.at, data: Log.data })), [row])
    expect(decoded).toBe(row)
    expect(decoded).toEqual({ at: new Date(at), data: { n: 1 } })
  })
  test('keep null, and get their computed fields', () => {
    const row = () => ({ id: 1, text: 'hello', at: null, data: null, odd: null })
    const whole = { ...row(), short: 'he' }
    expect(decodeObjects(planOf(from(Log)), [row(), { ...row(), text: null } as never])).toEqual([
      whole,
      { ...whole, text: null, short: '-' },
    ])
  })
})

describe('arrays of the driver', () => {
  test('become flat objects with Object.prototype', () => {
    const rows = decodeArrays(planOf(from(Log)), [[1, 'hello', at, null, null]])
    expect(rows).toEqual([{ id: 1, text: 'hello', at: new Date(at), data: null, odd: null, short: 'he' }])
    expect(Object.getPrototypeOf(rows[0])).toBe(Object.prototype)
  })
  test('become nested objects, and null where a join found nothing', () => {
    const column = (name: string, decode: ColumnPlan['decode'] = null): ColumnPlan => ({
      name,
      label: `Log.${name}`,
      decode,
    })
    const part: BuildObject = {
      keys: ['b'],
      parts: [1],
      missing: 2,
      computed: new Map([['twice', (row: { b: number }) => row.b * 2]]) as never,
    }
    const columns = [column('c0'), column('c1', Number as never), column('c2')]
    const plan = {
      columns,
      decoders: [{ column: columns[1], at: 1 }],
      build: { keys: ['a', 'part'], parts: [0, part], missing: -1, computed: null },
      computed: null,
    } as unknown as ResultPlan
    expect(
      decodeArrays(plan, [
        [1, '7', 1],
        [2, null, null],
      ]),
    ).toEqual([
      { a: 1, part: { b: 7, twice: 14 } },
      { a: 2, part: null },
    ])
  })
})

describe('values that cannot be read', () => {
  const cases: [what: string, selection: object, raw: unknown, message: string][] = [
    ['an integer', { n: Log.id }, 1.5, 'the value of Log.id is no 32-bit integer'],
    ['a time', { n: Log.at }, 'yesterday', 'the value of Log.at is no time'],
    ['a time that is a number', { n: Log.at }, 7, 'the value of Log.at is no time'],
    ['a document', { n: Log.data }, '{', 'the value of Log.data is no JSON'],
    ['a custom value', { n: Log.odd }, 'secret', 'the value of Log.odd cannot be read'],
  ]
  test.each(cases)('%s: a DecodeError names the column and tells no value', (_, selection, raw, message) => {
    const plan = planOf(from(Log).select(selection as never))
    for (const decode of [() => decodeObjects(plan, [{ n: raw }]), () => decodeArrays(plan, [[raw]])]) {
      expect(decode).toThrow(DecodeError)
      expect(decode).toThrow(message)
      expect(decode).not.toThrow(/secret/)
    }
  })
})

test('rows of SQL by hand have the names of the database, of which the last counts', () => {
  expect(rawRows(['a', 'b', 'a'], [[1, 2, 3]])).toEqual([{ a: 3, b: 2 }])
  expect(rawRows(['constructor'], [[1]])).toEqual([Object.fromEntries([['constructor', 1]])])
  expect(() => rawRows(['__proto__'], [[1]])).toThrow('no column of a result may be called __proto__')
})
