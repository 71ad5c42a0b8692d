// Parts and beginnings of times: UTC, whatever form a column stores; weeks are those of ISO 8601.
import {
  createTables,
  dateAdd,
  datePart,
  dateTrunc,
  defineSchema,
  equal,
  from,
  insertInto,
  integer,
  now,
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
  Moment: table('moments', {
    id: integer().primaryKey(),
    at: timestamp().nullable(),
    ms: timestamp({ storage: 'milliseconds' }).nullable(),
    day: plainDate().nullable(),
    time: plainTime().nullable(),
    local: plainDateTime().nullable(),
    iso: plainDateTime({ storage: 'iso' }).nullable(),
    spaced: plainDateTime({ storage: 'space' }).nullable(),
  }),
})
const { Moment } = schema

/** A moment in all columns. */
function row(at: string) {
  const [day = '', time = ''] = at.replace('.000', '').split('T')
  const date = new Date(`${at}Z`)
  const local = `${day}T${time}`
  return { at: date, ms: date, day, time, local, iso: local, spaced: local }
}

async function moments(db: TransactionDatabase, ...all: readonly string[]): Promise<void> {
  await createTables(db, schema)
  await insertInto(Moment).values(all.map(row)).run(db)
}

const MOMENTS = ['at', 'ms', 'local', 'iso', 'spaced'] as const

/** A moment, and its year, quarter, month, day, day of the week and of the year, ISO year and week. */
const DAYS: readonly (readonly [string, readonly number[]])[] = [
  ['0001-01-01T00:00:00.000', [1, 1, 1, 1, 1, 1, 1, 1]],
  ['0100-02-28T00:00:00.000', [100, 1, 2, 28, 7, 59, 100, 8]],
  ['1600-02-29T00:00:00.000', [1600, 1, 2, 29, 2, 60, 1600, 9]],
  ['1900-03-01T23:59:59.999', [1900, 1, 3, 1, 4, 60, 1900, 9]],
  ['1969-12-31T23:59:59.999', [1969, 4, 12, 31, 3, 365, 1970, 1]],
  ['1970-01-01T00:00:00.000', [1970, 1, 1, 1, 4, 1, 1970, 1]],
  ['2004-12-31T00:00:00.000', [2004, 4, 12, 31, 5, 366, 2004, 53]],
  ['2005-01-01T00:00:00.000', [2005, 1, 1, 1, 6, 1, 2004, 53]],
  ['2005-01-02T12:00:00.000', [2005, 1, 1, 2, 7, 2, 2004, 53]],
  ['2005-01-03T00:00:00.000', [2005, 1, 1, 3, 1, 3, 2005, 1]],
  ['2008-12-29T00:00:00.000', [2008, 4, 12, 29, 1, 364, 2009, 1]],
  ['2010-01-03T00:00:00.000', [2010, 1, 1, 3, 7, 3, 2009, 53]],
  ['2024-04-30T23:59:59.999', [2024, 2, 4, 30, 2, 121, 2024, 18]],
  ['2024-07-01T00:00:00.000', [2024, 3, 7, 1, 1, 183, 2024, 27]],
  ['9999-12-31T23:59:59.999', [9999, 4, 12, 31, 5, 365, 9999, 52]],
]
const DAY_PARTS = ['year', 'quarter', 'month', 'day', 'dayOfWeek', 'dayOfYear', 'isoYear', 'week'] as const

/** A time, and its hour, minute, second and millisecond. */
const CLOCKS: readonly (readonly [string, readonly number[]])[] = [
  ['2024-02-29T00:00:00.000', [0, 0, 0, 0]],
  ['0001-01-01T00:00:00.001', [0, 0, 0, 1]],
  ['1969-12-31T12:34:56.789', [12, 34, 56, 789]],
  ['9999-12-31T23:59:59.999', [23, 59, 59, 999]],
  ['2024-02-29T09:07:05.030', [9, 7, 5, 30]],
]
const CLOCK_PARTS = ['hour', 'minute', 'second', 'millisecond'] as const

const column = (rows: readonly (readonly [string, readonly number[]])[], at: number): number[] =>
  rows.map(([, numbers]) => numbers[at] as number)

/** A moment, and the beginning of each unit that it is in. */
const STARTS: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
  [
    '2024-05-31T23:59:59.999',
    {
      year: '2024-01-01T00:00:00',
      quarter: '2024-04-01T00:00:00',
      month: '2024-05-01T00:00:00',
      week: '2024-05-27T00:00:00',
      day: '2024-05-31T00:00:00',
      hour: '2024-05-31T23:00:00',
      minute: '2024-05-31T23:59:00',
      second: '2024-05-31T23:59:59',
    },
  ],
  [
    '1969-12-31T12:34:56.789',
    {
      year: '1969-01-01T00:00:00',
      quarter: '1969-10-01T00:00:00',
      month: '1969-12-01T00:00:00',
      week: '1969-12-29T00:00:00',
      day: '1969-12-31T00:00:00',
      hour: '1969-12-31T12:00:00',
      minute: '1969-12-31T12:34:00',
      second: '1969-12-31T12:34:56',
    },
  ],
  ['0001-01-03T00:00:00.001', { year: '0001-01-01T00:00:00', week: '0001-01-01T00:00:00' }],
  ['9999-12-31T23:59:59.999', { quarter: '9999-10-01T00:00:00', week: '9999-12-27T00:00:00' }],
  ['2021-01-03T00:00:00.000', { week: '2020-12-28T00:00:00', second: '2021-01-03T00:00:00' }],
]

export const timeFunctions: Topic = {
  name: 'parts of time',
  cases: [
    ...MOMENTS.map(name => ({
      name: `of a moment, as it is stored in ${name}`,
      run: async ({ db }: { db: TransactionDatabase }): Promise<void> => {
        await moments(db, ...[...DAYS, ...CLOCKS].map(([at]) => at))
        const ids = from(Moment).orderBy(Moment.id.asc())
        for (const part of DAY_PARTS) {
          const rows = await ids
            .select({ n: datePart(part, Moment[name]) })
            .limit(DAYS.length)
            .all(db)
          equal(
            rows.map(one => one.n),
            column(DAYS, DAY_PARTS.indexOf(part)),
          )
        }
        for (const part of CLOCK_PARTS) {
          const rows = await ids
            .select({ n: datePart(part, Moment[name]) })
            .offset(DAYS.length)
            .all(db)
          equal(
            rows.map(one => one.n),
            column(CLOCKS, CLOCK_PARTS.indexOf(part)),
          )
        }
      },
    })),
    {
      name: 'of days and of times of day',
      run: async ({ db }) => {
        await moments(db, ...DAYS.map(([at]) => at), ...CLOCKS.map(([at]) => at))
        for (const [at, part] of DAY_PARTS.entries()) {
          const rows = await from(Moment)
            .select({ n: datePart(part, Moment.day) })
            .orderBy(Moment.id.asc())
            .limit(DAYS.length)
            .all(db)
          equal(
            rows.map(one => one.n),
            column(DAYS, at),
          )
        }
        for (const [at, part] of CLOCK_PARTS.entries()) {
          const rows = await from(Moment)
            .select({ n: datePart(part, Moment.time) })
            .orderBy(Moment.id.asc())
            .offset(DAYS.length)
            .all(db)
          equal(
            rows.map(one => one.n),
            column(CLOCKS, at),
          )
        }
      },
    },
    {
      name: 'the beginning of a unit is of the same kind and in the form of its column',
      run: async ({ db }) => {
        await moments(db, ...STARTS.map(([at]) => at))
        for (const [index, [, starts]] of STARTS.entries()) {
          for (const [unit, start] of Object.entries(starts)) {
            const selection = Object.fromEntries(MOMENTS.map(name => [name, dateTrunc(unit as 'year', Moment[name])]))
            const found = await from(Moment)
              .where(Moment.id.eq(index + 1))
              .select(selection as { at: typeof Moment.at })
              .one(db)
            const { at, ms, local, iso, spaced } = row(`${start}.000`)
            equal(found as unknown, { at, ms, local, iso, spaced })
          }
        }
      },
    },
    {
      name: 'the beginning of a unit of days and of times of day',
      run: async ({ db }) => {
        await moments(db, '2024-05-31T23:59:59.999', '2023-01-01T00:00:00.001')
        const rows = await from(Moment)
          .select({
            year: dateTrunc('year', Moment.day),
            quarter: dateTrunc('quarter', Moment.day),
            month: dateTrunc('month', Moment.day),
            week: dateTrunc('week', Moment.day),
            day: dateTrunc('day', Moment.day),
            hour: dateTrunc('hour', Moment.time),
            minute: dateTrunc('minute', Moment.time),
            second: dateTrunc('second', Moment.time),
          })
          .orderBy(Moment.id.asc())
          .all(db)
        const [late, early] = [
          { hour: '23:00:00', minute: '23:59:00', second: '23:59:59' },
          { hour: '00:00:00', minute: '00:00:00', second: '00:00:00' },
        ]
        equal(rows, [
          {
            year: '2024-01-01',
            quarter: '2024-04-01',
            month: '2024-05-01',
            week: '2024-05-27',
            day: '2024-05-31',
            ...late,
          },
          {
            year: '2023-01-01',
            quarter: '2023-01-01',
            month: '2023-01-01',
            week: '2022-12-26',
            day: '2023-01-01',
            ...early,
          },
        ])
      },
    },
    {
      name: 'are found by, grouped by and sorted by',
      run: async ({ db }) => {
        await moments(db, '2024-05-31T23:59:59.999', '2024-05-01T00:00:00.000', '2024-06-01T00:00:00.000')
        for (const name of MOMENTS) {
          const month = dateTrunc('month', Moment[name])
          const months = await from(Moment).select({ month }).groupBy(month).orderBy(month.desc()).all(db)
          const form = (day: string): unknown => row(`${day}T00:00:00.000`)[name]
          equal(
            months.map(one => one.month as unknown),
            [form('2024-06-01'), form('2024-05-01')],
          )
          equal(
            await from(Moment)
              .where(month.eq(form('2024-05-01') as never))
              .count(db),
            2,
          )
          equal(await from(Moment).where(datePart('month', Moment[name]).gt(5)).count(db), 1)
        }
      },
    },
    {
      name: 'of null are null, of now() as of any moment',
      run: async ({ db }) => {
        await createTables(db, schema)
        await insertInto(Moment).values({}).run(db)
        const found = await from(Moment)
          .select({
            year: datePart('year', Moment.at),
            week: datePart('week', Moment.ms),
            millisecond: datePart('millisecond', Moment.time),
            month: dateTrunc('month', Moment.spaced),
            sum: dateAdd(Moment.day, { months: 1 }),
            current: datePart('year', now()).gt(2000),
            started: dateTrunc('year', now()).lte(now()),
          })
          .one(db)
        const none = { year: null, week: null, millisecond: null, month: null, sum: null }
        equal(found, { ...none, current: true, started: true })
      },
    },
    {
      name: 'that a kind has not are refused before anything is sent',
      run: async () => {
        throws(() => datePart('hour' as never, Moment.day), ValidationError)
        throws(() => datePart('year' as never, Moment.time), ValidationError)
        throws(() => datePart('century' as never, Moment.at), ValidationError)
        throws(() => datePart(`year' FROM now()) --` as never, Moment.at), ValidationError)
        throws(() => dateTrunc('minute' as never, Moment.day), ValidationError)
        throws(() => dateTrunc('toString' as never, Moment.at), ValidationError)
        throws(() => datePart('year' as never, Moment.id as never), ValidationError)
      },
    },
  ],
}
