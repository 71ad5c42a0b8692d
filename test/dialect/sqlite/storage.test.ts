// One value in several stored forms: compared, chosen between, written and shown as text.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { betterSqlite3 } from '../../../adapters/better-sqlite3/index.ts'
import {
  array,
  bigint,
  blob,
  boolean,
  caseWhen,
  cast,
  coalesce,
  concat,
  connect,
  decimal,
  defineSchema,
  from,
  insertInto,
  integer,
  interval,
  max,
  nullIf,
  plainDateTime,
  sum,
  table,
  text,
  timestamp,
  type TransactionDatabase,
  UnsupportedError,
  update,
  uuid,
} from '../../../src/index.ts'
import { createTables } from '../../../src/migrate.ts'

const schema = defineSchema(
  {
    Form: table('forms', {
      id: integer().primaryKey(),
      iso: timestamp(),
      ms: timestamp({ storage: 'milliseconds' }),
      t: plainDateTime(),
      space: plainDateTime({ storage: 'space' }),
      dashed: uuid(),
      bytes: uuid({ storage: 'bytes' }),
      span: interval(),
      flag: boolean().nullable(),
      small: decimal(10, 2),
      large: decimal(30, 2),
    }),
    List: table('lists', {
      id: integer().primaryKey(),
      bigints: array(bigint()),
      decimals: array(decimal(30, 2)),
      instants: array(timestamp()),
      blobs: array(blob()),
      uuids: array(uuid({ storage: 'bytes' })),
      flags: array(boolean()),
    }),
  },
  {},
)
const { Form, List } = schema
const at = new Date('2024-01-02T03:04:05.006Z')
const key = '00000000-0000-4000-8000-0000000000aa'
const form = {
  iso: at,
  ms: at,
  t: '2024-01-02T03:04:05',
  space: '2024-01-02T03:04:05',
  dashed: key,
  bytes: key,
  span: 'PT1H',
  flag: true,
  small: '1.50',
  large: '123456789012345678901234.50',
}
const list = {
  bigints: [1n, 2n ** 60n],
  decimals: ['1.50', '123456789012345678901234.10'],
  instants: [at],
  blobs: [new Uint8Array([0, 7])],
  uuids: [key],
  flags: [true],
}

let db: TransactionDatabase
beforeAll(async () => {
  db = connect(betterSqlite3({ file: ':memory:' }))
  await createTables(db, schema)
  await insertInto(Form).values(form).run(db)
  await insertInto(List).values(list).run(db)
})
afterAll(() => db.close())

test('items of arrays come back as they were', async () => {
  expect(await from(List).one(db)).toEqual({ id: 1, ...list })
})

test.each([
  ['bigints', () => List.bigints.has(2n ** 60n), () => List.bigints.has(2n)],
  ['decimals', () => List.decimals.has('1.5'), () => List.decimals.has('1.51')],
  ['large decimals', () => List.decimals.has('123456789012345678901234.1'), () => List.decimals.has('1.1')],
  ['instants', () => List.instants.has(at), () => List.instants.has(new Date(0))],
  ['bytes', () => List.blobs.has(new Uint8Array([0, 7])), () => List.blobs.has(new Uint8Array([7]))],
  ['uuids', () => List.uuids.has(key.toUpperCase()), () => List.uuids.has(key.replace('a', 'b'))],
  ['flags', () => List.flags.has(true), () => List.flags.has(false)],
])('an array of %s is searched by value', async (_, there, missing) => {
  expect(await from(List).select({ there: there(), missing: missing() }).one(db)).toEqual({
    there: true,
    missing: false,
  })
})

test('forms of one kind are compared as what they mean', async () => {
  const same = from(Form).where(
    Form.iso.eq(Form.ms),
    Form.ms.lte(Form.iso),
    Form.t.eq(Form.space),
    Form.space.gte(Form.t),
  )
  expect(await same.count(db)).toBe(1)
  expect(
    await from(Form)
      .where(Form.ms.in(from(Form).select({ iso: Form.iso })))
      .count(db),
  ).toBe(1)
})

test('of several forms the first decides how the result is read', async () => {
  const row = await from(Form)
    .select({
      a: coalesce(Form.iso, Form.ms),
      b: coalesce(Form.ms, Form.iso),
      c: coalesce(Form.t, Form.space),
      d: caseWhen(Form.flag, Form.space).else(Form.t),
      e: caseWhen(Form.flag, Form.ms).else(at),
      f: nullIf(Form.ms, Form.iso),
      g: max(Form.span),
    })
    .one(db)
  expect(row).toEqual({ a: at, b: at, c: form.t, d: form.t, e: at, f: null, g: 'PT1H' })
})

test('what is written takes the form of its column', async () => {
  const swap = { iso: Form.ms, ms: Form.iso, t: Form.space, space: Form.t }
  expect(await update(Form).set(swap).everyRow().returning().one(db)).toEqual({ id: 1, ...form })
})

test('as text they look as they do in JavaScript', async () => {
  const row = await from(Form)
    .select({
      iso: cast(Form.iso, text()),
      ms: cast(Form.ms, text()),
      space: cast(Form.space, text()),
      dashed: cast(Form.dashed, text()),
      flag: cast(Form.flag, text()),
      small: concat(cast(Form.small, text()), '/', cast(Form.ms, text())),
    })
    .one(db)
  const iso = at.toISOString()
  expect(row).toEqual({ iso, ms: iso, space: form.space, dashed: key, flag: 'true', small: `1.50/${iso}` })
})

test.each([
  ['an interval as text', () => cast(Form.span, text())],
  ['bytes of a uuid as text', () => cast(Form.bytes, text())],
  ['a sum of decimals of more than 18 digits', () => sum(Form.large)],
  ['a choice between decimals of 30 and of 10 digits', () => coalesce(Form.large, Form.small)],
  ['arithmetic of such', () => Form.large.plus('1')],
])('%s is refused, because SQLite could not do it exactly', async (_, build) => {
  await expect(
    from(Form)
      .select({ value: build() as typeof Form.small })
      .all(db),
  ).rejects.toThrow(UnsupportedError)
})

test('decimals of more than 18 digits are compared, sorted and chosen between', async () => {
  const query = from(Form)
    .where(Form.large.gt('123456789012345678901234.49'), Form.large.eq('123456789012345678901234.5000'))
    .orderBy(Form.large.desc())
    .select({ large: Form.large, top: max(Form.large), either: coalesce(Form.large, '1') })
  expect(await query.all(db)).toEqual([{ large: form.large, top: form.large, either: form.large }])
})
