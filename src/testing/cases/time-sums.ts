// Times and amounts: the last day of a month where it has no such day, complete units, and null outside of the years 1 to
// 9999.
import {
  createTables,
  dateAdd,
  dateDiff,
  defineSchema,
  equal,
  from,
  insertInto,
  integer,
  plainDate,
  plainDateTime,
  plainTime,
  table,
  throws,
  timestamp,
  type Topic,
  type TransactionDatabase,
  ValidationError,
} from '../kit.ts'

const schema = defineSchema({
  Span: table('spans', {
    id: integer().primaryKey(),
    start: timestamp(),
    finish: timestamp({ storage: 'milliseconds' }),
    day: plainDate(),
    last: plainDate(),
    time: plainTime(),
    local: plainDateTime(),
    spaced: plainDateTime({ storage: 'space' }),
    n: integer().nullable(),
  }),
})
const { Span } = schema

/** Rows of two moments each: columns of both. */
async function spans(db: TransactionDatabase, ...all: readonly (readonly [string, string?, number?])[]): Promise<void> {
  await createTables(db, schema)
  const rows = all.map(([start, finish = start, n]) => ({
    start: new Date(`${start}Z`),
    finish: new Date(`${finish}Z`),
    day: start.slice(0, 10),
    last: finish.slice(0, 10),
    time: start.slice(11),
    local: start,
    spaced: finish,
    n: n ?? null,
  }))
  await insertInto(Span).values(rows).run(db)
}

type Amounts = Parameters<typeof dateAdd<typeof Span.start>>[1]

/** A moment, amounts, and their sum. */
const SUMS: readonly (readonly [string, Amounts, string | null])[] = [
  ['2023-01-31T10:00:00', { months: 1 }, '2023-02-28T10:00:00'],
  ['2024-01-31T10:00:00', { months: 1 }, '2024-02-29T10:00:00'],
  ['2024-03-31T10:00:00', { months: -1 }, '2024-02-29T10:00:00'],
  ['2024-02-29T23:59:59.999', { years: 1 }, '2025-02-28T23:59:59.999'],
  ['2024-02-29T00:00:00', { years: -4 }, '2020-02-29T00:00:00'],
  ['2024-02-29T00:00:00', { years: -124 }, '1900-02-28T00:00:00'],
  ['2024-05-31T00:00:00', { months: 13 }, '2025-06-30T00:00:00'],
  ['2024-01-31T00:00:00', { years: 1, months: 1, days: 1 }, '2025-03-01T00:00:00'],
  ['2024-01-31T00:00:00', { months: 1, milliseconds: -1 }, '2024-02-28T23:59:59.999'],
  ['2024-12-31T23:59:59.999', { milliseconds: 1 }, '2025-01-01T00:00:00'],
  ['1970-01-01T00:00:00', { milliseconds: -1 }, '1969-12-31T23:59:59.999'],
  ['2024-02-28T12:00:00', { weeks: 1, days: -6, hours: 12 }, '2024-03-01T00:00:00'],
  ['2024-03-01T00:00:00', { seconds: -1 }, '2024-02-29T23:59:59'],
  ['2024-01-01T00:00:00', { minutes: 527_040 }, '2025-01-01T00:00:00'],
  ['0001-01-01T00:00:00', { years: 9998, months: 11, days: 30 }, '9999-12-31T00:00:00'],
  ['9999-12-31T23:59:59.999', { milliseconds: -315_537_897_599_999 }, '0001-01-01T00:00:00'],
  ['9999-12-31T23:59:59.999', { milliseconds: 1 }, null],
  ['0001-01-01T00:00:00', { milliseconds: -1 }, null],
  ['9999-12-01T00:00:00', { months: 1 }, null],
  ['0001-12-31T00:00:00', { years: -1 }, null],
  ['0001-01-15T00:00:00', { months: -1, days: 60 }, null],
  ['9999-12-15T00:00:00', { months: 1, days: -60 }, null],
  ['2024-01-01T00:00:00', { years: 1_000_000 }, null],
  ['2024-01-01T00:00:00', { weeks: -1_000_000 }, null],
]

/** A day, amounts, and their sum. */
const DAYS: readonly (readonly [
  string,
  { years?: number; months?: number; weeks?: number; days?: number },
  string | null,
])[] = [
  ['2024-01-31', { months: 1 }, '2024-02-29'],
  ['2023-12-31', { days: 1 }, '2024-01-01'],
  ['2024-02-29', { years: 1, weeks: 1 }, '2025-03-07'],
  ['9999-12-31', { days: 1 }, null],
  ['0001-01-01', { days: -1 }, null],
  ['0001-01-31', { months: 119_987 }, '9999-12-31'],
]

/** Two moments, and the complete years, quarters, months, weeks, days, hours, minutes, seconds, milliseconds. */
const DIFFERENCES: readonly (readonly [string, string, readonly number[]])[] = [
  ['2024-01-01T00:00:00', '2024-01-01T00:00:00', [0, 0, 0, 0, 0, 0, 0, 0, 0]],
  ['2024-01-31T00:00:00', '2024-02-29T23:59:59.999', [0, 0, 0, 4, 29, 719, 43_199, 2_591_999, 2_591_999_999]],
  ['2024-01-31T00:00:00', '2024-03-31T00:00:00', [0, 0, 2, 8, 60, 1440, 86_400, 5_184_000, 5_184_000_000]],
  ['2024-02-29T00:00:00', '2025-02-28T00:00:00', [0, 3, 11, 52, 365, 8760, 525_600, 31_536_000, 31_536_000_000]],
  ['2024-02-29T00:00:00', '2025-03-01T00:00:00', [1, 4, 12, 52, 366, 8784, 527_040, 31_622_400, 31_622_400_000]],
  ['2023-12-31T23:59:59.999', '2024-01-01T00:00:00', [0, 0, 0, 0, 0, 0, 0, 0, 1]],
  ['1969-12-31T23:59:59.500', '1970-01-01T00:00:01.499', [0, 0, 0, 0, 0, 0, 0, 1, 1999]],
  [
    '0001-01-01T00:00:00',
    '9999-12-31T23:59:59.999',
    [9998, 39_995, 119_987, 521_722, 3_652_058, 87_649_415, 5_258_964_959, 315_537_897_599, 315_537_897_599_999],
  ],
]
const UNITS = ['year', 'quarter', 'month', 'week', 'day', 'hour', 'minute', 'second', 'millisecond'] as const

const date = (text: string | null): Date | null => (text === null ? null : new Date(`${text}Z`))

export const timeSums: Topic = {
  name: 'sums of time',
  cases: [
    {
      name: 'dateAdd() of moments, in every form',
      run: async ({ db }) => {
        await spans(db, ...SUMS.map(([at]) => [at] as const))
        for (const [index, [, amounts, sum]] of SUMS.entries()) {
          const found = await from(Span)
            .where(Span.id.eq(index + 1))
            .select({
              start: dateAdd(Span.start, amounts),
              finish: dateAdd(Span.finish, amounts),
              local: dateAdd(Span.local, amounts),
              spaced: dateAdd(Span.spaced, amounts),
            })
            .one(db)
          equal(found, { start: date(sum), finish: date(sum), local: sum, spaced: sum })
        }
      },
    },
    {
      name: 'dateAdd() of days',
      run: async ({ db }) => {
        await spans(db, ...DAYS.map(([day]) => [`${day}T12:00:00`] as const))
        for (const [index, [, amounts, sum]] of DAYS.entries()) {
          const found = await from(Span)
            .where(Span.id.eq(index + 1))
            .select({ sum: dateAdd(Span.day, amounts) })
            .one(db)
          equal(found, { sum })
        }
      },
    },
    {
      name: 'dateAdd() of times of day goes round at midnight',
      run: async ({ db }) => {
        await spans(db, ['2024-01-01T23:30:00'])
        const found = await from(Span)
          .select({
            later: dateAdd(Span.time, { hours: 1 }),
            earlier: dateAdd(Span.time, { hours: -49, minutes: 30, milliseconds: -1 }),
            days: dateAdd(Span.time, { seconds: 86_400 * 1000 + 1 }),
          })
          .one(db)
        equal(found, { later: '00:30:00', earlier: '22:59:59.999', days: '23:30:01' })
      },
    },
    {
      name: 'dateAdd() takes expressions, and is null where one is',
      run: async ({ db }) => {
        await spans(db, ['2024-01-31T00:00:00', '2024-01-31T00:00:00', 1], ['2024-01-31T00:00:00'])
        const rows = await from(Span)
          .select({
            months: dateAdd(Span.start, { months: Span.n }),
            days: dateAdd(Span.finish, { days: Span.n.plus(1), hours: -1 }),
            both: dateAdd(Span.local, { years: Span.n, weeks: Span.n }),
            found: dateAdd(Span.start, { months: Span.n }).gt(Span.finish),
          })
          .orderBy(Span.id.asc())
          .all(db)
        equal(rows, [
          {
            months: date('2024-02-29T00:00:00'),
            days: date('2024-02-01T23:00:00'),
            both: '2025-02-07T00:00:00',
            found: true,
          },
          { months: null, days: null, both: null, found: null },
        ])
      },
    },
    {
      name: 'dateDiff() counts complete units, the same in both directions',
      run: async ({ db }) => {
        await spans(db, ...DIFFERENCES.map(([start, finish]) => [start, finish] as const))
        for (const [index, [, , numbers]] of DIFFERENCES.entries()) {
          for (const [at, unit] of UNITS.entries()) {
            const found = await from(Span)
              .where(Span.id.eq(index + 1))
              .select({
                there: dateDiff(unit, Span.start, Span.finish),
                back: dateDiff(unit, Span.finish, Span.start),
                local: dateDiff(unit, Span.local, Span.spaced),
              })
              .one(db)
            const n = numbers[at] as number
            equal(found, { there: n, back: -n || 0, local: n })
          }
        }
      },
    },
    {
      name: 'dateDiff() of days, of times of day, and with values',
      run: async ({ db }) => {
        await spans(db, ['2024-02-29T10:30:00', '2025-02-28T09:00:00'])
        const found = await from(Span)
          .select({
            years: dateDiff('year', Span.day, Span.last),
            days: dateDiff('day', Span.day, Span.last),
            since: dateDiff('month', '2024-01-31', Span.day),
            hours: dateDiff('hour', Span.time, '09:00'),
            minutes: dateDiff('minute', '12:00:00.001', Span.time),
            until: dateDiff('week', Span.finish, new Date('2025-03-07T09:00:00Z')),
            from: dateDiff('second', new Date('2024-02-29T10:29:59.001Z'), Span.start),
          })
          .one(db)
        equal(found, { years: 0, days: 365, since: 0, hours: -1, minutes: -90, until: 1, from: 0 })
      },
    },
    {
      name: 'sums are compared, and stored by updates',
      run: async ({ db }) => {
        await spans(db, ['2024-01-31T00:00:00', '2024-02-29T00:00:00'], ['2024-01-30T00:00:00', '2024-03-01T00:00:00'])
        const month = dateAdd(Span.start, { months: 1 })
        equal(await from(Span).where(month.eq(Span.finish)).count(db), 1)
        equal(
          await from(Span)
            .where(month.lt(new Date('2024-03-01T00:00:00Z')))
            .count(db),
          2,
        )
        equal(
          await from(Span)
            .where(dateAdd(Span.local, { days: 30 }).eq(Span.spaced))
            .count(db),
          0,
        )
        equal(
          await from(Span)
            .where(dateAdd(Span.local, { days: 31 }).eq(Span.spaced))
            .count(db),
          1,
        )
      },
    },
    {
      name: 'what is no amount, unit or time is refused before anything is sent',
      run: async () => {
        throws(() => dateAdd(Span.start, {}), ValidationError)
        throws(() => dateAdd(Span.start, undefined as never), ValidationError)
        throws(() => dateAdd(Span.start, { days: 1.5 }), ValidationError)
        throws(() => dateAdd(Span.start, { days: NaN }), ValidationError)
        throws(() => dateAdd(Span.start, { days: '1' as never }), ValidationError)
        throws(() => dateAdd(Span.start, { days: undefined as never }), ValidationError)
        throws(() => dateAdd(Span.start, { days: null as never }), ValidationError)
        throws(() => dateAdd(Span.start, { weeks: Number.MAX_SAFE_INTEGER }), ValidationError)
        throws(() => dateAdd(Span.start, { fortnights: 1 } as never), ValidationError)
        throws(() => dateAdd(Span.day, { hours: 1 } as never), ValidationError)
        throws(() => dateAdd(Span.time, { days: 1 } as never), ValidationError)
        throws(() => dateAdd(Span.id as never, { days: 1 } as never), ValidationError)
        throws(() => dateDiff('day', Span.start, Span.day as never), ValidationError)
        throws(() => dateDiff('day', Span.day, '2023-02-29'), ValidationError)
        throws(() => dateDiff('day', Span.start, new Date(NaN)), ValidationError)
        throws(() => dateDiff('day', Span.start, null as never), ValidationError)
        throws(() => dateDiff('hour' as never, Span.day, Span.day), ValidationError)
        throws(() => dateDiff('day' as never, new Date(0) as never, new Date(0) as never), ValidationError)
      },
    },
  ],
}
