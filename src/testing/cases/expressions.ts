// DESIGN 3 and 2: every expression carries its kind, so that aggregates, coalesce, nullIf, caseWhen, casts, subqueries and
// derived columns decode and compare as the values they are; operands of different storage meet in one form.
import { EMPTY, FULL, Kind, seedKinds } from '../kinds.ts'
import { prices, Price } from '../prices.ts'
import {
  avg,
  bigint,
  boolean,
  caseWhen,
  cast,
  coalesce,
  concat,
  count,
  createTables,
  decimal,
  defineSchema,
  equal,
  from,
  insertInto,
  integer,
  max,
  min,
  nullIf,
  plainDateTime,
  real,
  scalar,
  sql,
  table,
  text,
  timestamp,
  type Topic,
} from '../kit.ts'

const schema = defineSchema({
  Mixed: table('mixed', {
    id: integer().primaryKey(),
    iso: timestamp().nullable(),
    ms: timestamp({ storage: 'milliseconds' }).nullable(),
    local: plainDateTime().nullable(),
    spaced: plainDateTime({ storage: 'space' }).nullable(),
    scaled: decimal(10, 2).nullable(),
    numeric: decimal(10, 3, { storage: 'numeric' }).nullable(),
    digits: decimal(10, 1, { storage: 'text' }).nullable(),
  }),
})
const { Mixed } = schema
const AT = new Date('2024-02-29T10:00:00.250Z')

export const expressions: Topic = {
  name: 'expressions',
  cases: [
    {
      name: 'min and max answer the kind of their column',
      run: async ({ db }) => {
        await seedKinds(db)
        const { timestamp, plainDate, bigint, decimal, text, interval, real } = Kind
        const row = await from(Kind)
          .select({
            a: max(timestamp),
            b: min(plainDate),
            c: max(bigint),
            d: min(decimal),
            e: max(text),
            f: min(interval),
            g: max(real),
          })
          .one(db)
        const { text: e, plainDate: b, interval: f, real: g } = FULL
        equal(row, { a: FULL.timestamp, b, c: FULL.bigint, d: FULL.decimal, e, f, g })
      },
    },
    {
      name: 'coalesce, nullIf and caseWhen answer the kind of their values',
      run: async ({ db }) => {
        await seedKinds(db)
        const rows = await from(Kind)
          .select({
            a: coalesce(Kind.timestamp, AT),
            b: coalesce(Kind.bigint, 5n),
            c: coalesce(Kind.decimal, '0.5'),
            d: coalesce(Kind.boolean, true),
            e: nullIf(Kind.bigint, 2n ** 62n),
            f: nullIf(Kind.timestamp, FULL.timestamp),
            g: caseWhen(Kind.id.eq(1), Kind.timestamp).end(),
            h: caseWhen(Kind.id.eq(1), Kind.bigint).else(7n),
            i: coalesce(Kind.blob, new Uint8Array([9])),
          })
          .orderBy(Kind.id.asc())
          .all(db)
        const { timestamp: at, bigint: big, blob } = FULL
        equal(rows, [
          { a: at, b: big, c: '-1234.500', d: false, e: null, f: null, g: at, h: big, i: blob },
          { a: AT, b: 5n, c: '0.500', d: true, e: null, f: null, g: null, h: 7n, i: new Uint8Array([9]) },
        ])
      },
    },
    {
      name: 'subqueries and derived columns keep their kind',
      run: async ({ db }) => {
        await seedKinds(db)
        const one = scalar(from(Kind).select({ at: Kind.timestamp }).where(Kind.id.eq(1)))
        const big = scalar(from(Kind).select({ n: Kind.bigint }).where(Kind.id.eq(1)))
        const rows = from(Kind)
          .select({ at: Kind.timestamp, n: Kind.bigint, json: Kind.json, flag: Kind.boolean })
          .as('rows')
        equal(await from(rows).where(rows.n.gt(0n)).all(db), [
          { at: FULL.timestamp, n: FULL.bigint, json: FULL.json, flag: false },
        ])
        equal(
          await from(rows)
            .select({ one, big, at: max(rows.at) })
            .limit(1)
            .one(db),
          {
            one: FULL.timestamp,
            big: FULL.bigint,
            at: FULL.timestamp,
          },
        )
      },
    },
    {
      name: 'times of different storage meet in one form',
      run: async ({ db }) => {
        await createTables(db, schema)
        await insertInto(Mixed)
          .values([
            { iso: AT, ms: AT, local: '2024-02-29T10:00:00', spaced: '2024-02-29T10:00:00' },
            { ms: AT, spaced: '2024-02-29T10:00:00' },
          ])
          .run(db)
        const rows = await from(Mixed)
          .select({
            at: coalesce(Mixed.iso, Mixed.ms),
            or: coalesce(Mixed.ms, Mixed.iso),
            local: coalesce(Mixed.local, Mixed.spaced),
          })
          .orderBy(Mixed.id.asc())
          .all(db)
        equal(rows, [
          { at: AT, or: AT, local: '2024-02-29T10:00:00' },
          { at: AT, or: AT, local: '2024-02-29T10:00:00' },
        ])
        equal(
          await from(Mixed)
            .where(Mixed.iso.in(from(Mixed).select({ ms: Mixed.ms })))
            .count(db),
          1,
        )
        equal(
          await from(Mixed)
            .where(Mixed.spaced.in(from(Mixed).select({ l: Mixed.local })))
            .count(db),
          2,
        )
      },
    },
    {
      name: 'decimals of different storage and scale meet in one form',
      run: async ({ db }) => {
        await createTables(db, schema)
        await insertInto(Mixed)
          .values([
            { scaled: '1.50', numeric: '1.5', digits: '1.5' },
            { numeric: '2.125', digits: '2.5' },
          ])
          .run(db)
        const rows = await from(Mixed)
          .select({
            a: coalesce(Mixed.scaled, Mixed.numeric),
            b: coalesce(Mixed.scaled, Mixed.digits),
            c: Mixed.numeric.plus(Mixed.digits),
            d: caseWhen(Mixed.id.eq(1), Mixed.scaled).else(Mixed.numeric),
          })
          .orderBy(Mixed.id.asc())
          .all(db)
        equal(rows, [
          { a: '1.500', b: '1.50', c: '3.000', d: '1.500' },
          { a: '2.125', b: '2.50', c: '4.625', d: '2.125' },
        ])
        equal(
          await from(Mixed)
            .where(Mixed.scaled.in(from(Mixed).select({ d: Mixed.digits })))
            .count(db),
          1,
        )
      },
    },
    {
      name: 'casts go between texts, numbers and booleans',
      run: async ({ db }) => {
        await prices(db, { amount: '12.50' })
        const row = await from(Price)
          .select({
            a: cast(Price.id, text()),
            b: cast(sql<string>`${'42'}`, integer()),
            c: cast(sql<string>`${'1.5'}`, real()),
            d: cast(Price.amount, real()),
            e: cast(Price.amount, integer()),
            f: cast(Price.id, decimal(10, 2)),
            g: cast(Price.id, bigint()),
            h: cast(Price.id, boolean()),
            i: cast(Price.rate, text()),
            j: cast(Price.amount, decimal(10, 1)),
          })
          .one(db)
        equal(row, { a: '1', b: 42, c: 1.5, d: 12.5, e: 13, f: '1.00', g: 1n, h: true, i: null, j: '12.5' })
      },
    },
    {
      name: 'concat writes numbers and decimals with their digits',
      run: async ({ db }) => {
        await prices(db, { amount: '12.50', whole: '-7' })
        const row = await from(Price)
          .select({ a: concat('a', Price.id, ' ', Price.amount, ' ', Price.whole), b: concat(Price.rate, 'x') })
          .one(db)
        equal(row, { a: 'a1 12.50 -7', b: null as never })
      },
    },
    {
      name: 'aggregates of expressions and of expressions of aggregates keep their kind',
      run: async ({ db }) => {
        await prices(db, { amount: '1.25', rate: '0.5' }, { amount: '2.25', rate: '0.25' })
        const row = await from(Price)
          .select({
            a: max(Price.amount.times(Price.rate)),
            b: avg(Price.amount.plus(Price.rate)),
            c: max(Price.amount).minus(min(Price.amount)),
            d: coalesce(max(Price.wide), '0'),
            e: count().plus(1),
          })
          .one(db)
        equal(row, { a: '0.625000', b: '2.12500000', c: '1.00', d: '0.000000', e: 3 })
      },
    },
    {
      name: 'a selection that looks like a row of another table decodes by its own kinds',
      run: async ({ db }) => {
        await seedKinds(db)
        const renamed = from(Kind).select({ text: Kind.timestamp, timestamp: Kind.text, id: Kind.bigint })
        equal(await renamed.where(Kind.id.eq(1)).one(db), {
          text: FULL.timestamp,
          timestamp: FULL.text,
          id: FULL.bigint,
        })
        equal(await from(Kind).where(Kind.id.eq(2)).one(db), EMPTY)
      },
    },
  ],
}
