// Issue 5: ranges of dates: periods that overlap, and days one after another.
import {
  alias,
  coalesce,
  count,
  createTables,
  dateAdd,
  dateSeries,
  DefinitionError,
  defineSchema,
  equal,
  fails,
  from,
  insertInto,
  integer,
  not,
  overlaps,
  plainDate,
  plainDateTime,
  plainTime,
  sum,
  table,
  throws,
  timestamp,
  type Topic,
  ValidationError,
} from '../kit.ts'

const KINDS = {
  date: [plainDate(), ['0001-01-01', '2024-02-29', '2024-03-01', '9999-12-31']],
  time: [plainTime(), ['00:00:00', '10:00', '10:00:00.500', '23:59:59.999']],
  dateTime: [
    plainDateTime(),
    ['0001-01-01T00:00:00', '2024-02-29T10:00:00', '2024-02-29T10:00:00.500', '9999-12-31T23:00'],
  ],
  spaced: [
    plainDateTime({ storage: 'space' }),
    ['0001-01-01T00:00:00', '2024-02-29T10:00:00', '2024-02-29T10:00:00.500', '9999-12-31T23:00'],
  ],
  moment: [timestamp(), [-62_135_596_800_000, -1, 0, 253_402_300_799_999].map(time => new Date(time))],
  counted: [
    timestamp({ storage: 'milliseconds' }),
    [-62_135_596_800_000, -1, 0, 253_402_300_799_999].map(time => new Date(time)),
  ],
} as const
type Kind = keyof typeof KINDS

const columns = Object.fromEntries(Object.entries(KINDS).map(([name, [column]]) => [name, column.nullable()])) as {
  [N in Kind]: (typeof KINDS)[N][0]
}
const schema = defineSchema({
  Time: table('times', { id: integer().primaryKey(), ...columns }),
  Sale: table('sales', { id: integer().primaryKey(), day: plainDate(), at: timestamp(), n: integer() }),
})
const { Time, Sale } = schema
const [a, b, c, d] = [alias(Time, 'a'), alias(Time, 'b'), alias(Time, 'c'), alias(Time, 'd')]

/** As SQL has it, of places in a list. */
function expected(one: readonly number[], other: readonly number[]): boolean {
  const [from, to, start, end] = [Math.min(...one), Math.max(...one), Math.min(...other), Math.max(...other)]
  return from === start || (from < end && start < to)
}

export const periods: Topic = {
  name: 'periods of time',
  cases: [
    {
      name: 'overlaps() of every four times of every kind, in any order',
      run: async ({ db }) => {
        await createTables(db, schema)
        for (const at of [0, 1, 2, 3]) {
          const row = Object.fromEntries(Object.entries(KINDS).map(([name, [, values]]) => [name, values[at]]))
          await insertInto(Time)
            .values({ id: at + 1, ...row } as never)
            .run(db)
        }
        await insertInto(Time)
          .values({ id: 9 } as never)
          .run(db)
        const all = from(a).crossJoin(b).crossJoin(c).crossJoin(d)
        for (const name of Object.keys(KINDS) as Kind[]) {
          const [w, x, y, z] = [a, b, c, d].map(one => one[name]) as unknown as (typeof Time.date)[]
          const rows = await all
            .select({ a: a.id, b: b.id, c: c.id, d: d.id, is: overlaps([w!, x!] as never, [y!, z!] as never) as never })
            .all(db)
          equal(rows.length, 625, name)
          for (const row of rows as { a: number; b: number; c: number; d: number; is: boolean | null }[]) {
            const ids = [row.a, row.b, row.c, row.d]
            const answer = ids.includes(9) ? null : expected(ids.slice(0, 2), ids.slice(2))
            equal(row.is, answer, `${name} ${ids.join()}`)
          }
        }
      },
    },
    {
      name: 'overlaps() takes values, other forms, and expressions, as a condition too',
      run: async ({ db }) => {
        await createTables(db, schema)
        await insertInto(Time)
          .values([
            {
              date: '2024-05-01',
              moment: new Date(1000),
              counted: new Date(2000),
              dateTime: '2024-05-01T10:00',
              spaced: '2024-05-01T11:00',
            },
            { date: null, moment: null, counted: null, dateTime: null, spaced: null },
          ] as never)
          .run(db)
        const week = [Time.date, dateAdd(Time.date, { days: 7 })] as const
        const of = (condition: ReturnType<typeof overlaps>) =>
          from(Time)
            .where(condition as never)
            .count(db)
        equal(await of(overlaps(week, ['2024-05-07', '2024-05-09'])), 1)
        equal(await of(overlaps(week, ['2024-05-08', '2024-05-09'])), 0)
        equal(await of(overlaps(week, ['2024-05-09', '2024-05-07'])), 1)
        equal(await of(not(overlaps(week, ['2024-04-01', '2024-05-01']))), 1)
        equal(await of(overlaps([Time.date, coalesce(Time.date, '9999-12-31')], ['2024-05-01', '2024-05-01'])), 1)
        equal(await of(overlaps([Time.moment, Time.counted], [new Date(1999), new Date(5000)])), 1)
        equal(await of(overlaps([Time.moment, Time.counted], [new Date(2000), new Date(5000)])), 0)
        equal(await of(overlaps([Time.dateTime, Time.spaced], ['2024-05-01T10:59:59.999', '2024-05-02T00:00'])), 1)
        equal(await of(overlaps([Time.spaced, '2024-05-02T00:00'], [Time.dateTime, Time.spaced])), 0)
        const wrong: readonly unknown[] = [undefined, null, '2024-02-30', 5, new Date(0), Time.moment, Time.id]
        for (const value of wrong) {
          throws(() => overlaps([Time.date, value as never], ['2024-05-01', '2024-05-02']), ValidationError)
          throws(() => overlaps([Time.date, '2024-05-01'], ['2024-05-01', value as never]), ValidationError)
        }
        for (const period of [undefined, [], ['2024-05-01'], '2024-05-01'])
          throws(() => overlaps(week, period as never), ValidationError)
        throws(() => overlaps([Time.id, 1] as never, ['2024-05-01', '2024-05-02'] as never), ValidationError)
        throws(
          () => overlaps(['2024-05-01', Time.date] as never, ['2024-05-01', '2024-05-02'] as never),
          ValidationError,
        )
      },
    },
    {
      name: 'dateSeries() has the days without a row too',
      run: async ({ db }) => {
        await createTables(db, schema)
        await insertInto(Sale)
          .values([
            { day: '2024-02-28', at: new Date('2024-02-28T23:30:00Z'), n: 2 },
            { day: '2024-03-01', at: new Date('2024-03-01T00:00:00Z'), n: 3 },
            { day: '2024-03-01', at: new Date('2024-03-01T00:59:59.999Z'), n: 4 },
          ])
          .run(db)
        const days = dateSeries('d', '2024-02-28', '2024-03-02', 'day')
        const sold = from(days)
          .leftJoin(Sale, Sale.day.eq(days.day))
          .select({ day: days.day, n: coalesce(sum(Sale.n), 0) })
          .groupBy(days.day)
          .orderBy(days.day.asc())
        equal(await sold.all(db), [
          { day: '2024-02-28', n: 2 },
          { day: '2024-02-29', n: 0 },
          { day: '2024-03-01', n: 7 },
          { day: '2024-03-02', n: 0 },
        ])
        const hours = dateSeries('h', new Date('2024-02-29T23:00:00Z'), new Date('2024-03-01T01:00:00Z'), 'hour')
        const hour = [hours.hour, dateAdd(hours.hour, { hours: 1 })] as const
        const busy = from(hours)
          .leftJoin(Sale, overlaps(hour, [Sale.at, Sale.at]))
          .select({ hour: hours.hour, n: count(Sale.id) })
          .groupBy(hours.hour)
          .orderBy(hours.hour.desc())
        equal(await busy.all(db), [
          { hour: new Date('2024-03-01T01:00:00Z'), n: 0 },
          { hour: new Date('2024-03-01T00:00:00Z'), n: 2 },
          { hour: new Date('2024-02-29T23:00:00Z'), n: 0 },
        ])
      },
    },
    {
      name: 'dateSeries() goes by every unit, to both ends of time',
      run: async ({ db }) => {
        const list = async (first: string, last: string, unit: 'year' | 'quarter' | 'month' | 'week' | 'day') => {
          const series = dateSeries('s', first, last, unit)
          const rows = await from(series).select({ value: series[unit] }).orderBy(series[unit].asc()).all(db)
          return rows.map(row => row.value)
        }
        equal(await list('2024-01-31', '2024-05-30', 'month'), ['2024-01-31', '2024-02-29', '2024-03-31', '2024-04-30'])
        equal(await list('2024-02-29', '2028-02-29', 'year'), [
          '2024-02-29',
          '2025-02-28',
          '2026-02-28',
          '2027-02-28',
          '2028-02-29',
        ])
        equal(await list('2023-11-30', '2024-05-31', 'quarter'), ['2023-11-30', '2024-02-29', '2024-05-30'])
        equal(await list('2024-02-20', '2024-03-05', 'week'), ['2024-02-20', '2024-02-27', '2024-03-05'])
        equal(await list('0001-01-01', '0001-01-02', 'day'), ['0001-01-01', '0001-01-02'])
        equal(await list('9999-11-30', '9999-12-31', 'month'), ['9999-11-30', '9999-12-30'])
        equal(await list('2024-01-02', '2024-01-01', 'day'), [])
        const seconds = dateSeries('s', new Date(-1500), new Date(1000), 'second')
        equal(
          await from(seconds).orderBy(seconds.second.asc()).all(db),
          [-1500, -500, 500].map(time => ({ second: new Date(time) })),
        )
        const many = dateSeries('s', new Date(0), new Date(9_999 * 60_000), 'minute')
        equal(await from(many).count(db), 10_000)
      },
    },
    {
      name: 'dateSeries() refuses what is no date or unit, and more than it can hold',
      run: async ({ db }) => {
        const make = dateSeries as (...args: unknown[]) => never
        for (const [first, last, unit] of [
          ['2024-02-30', '2024-03-01', 'day'],
          ['2024-02-28', new Date(0), 'day'],
          [new Date(Number.NaN), new Date(0), 'day'],
          [0, 1, 'day'],
          ['2024-02-28', '2024-03-01', 'hour'],
          ['2024-02-28', '2024-03-01', "day'; --"],
          ['2024-02-28', '2024-03-01', '__proto__'],
          ['2024-02-28', '2024-03-01', undefined],
          [new Date(0), new Date(100_000_000), 'second'],
        ])
          throws(() => make('s', first, last, unit), ValidationError)
        for (const name of ['', undefined, 1])
          throws(() => make(name, '2024-01-01', '2024-01-02', 'day'), DefinitionError)
        const odd = dateSeries(`it's "d" \\ ?`, '2024-01-01', '2024-01-02', 'day')
        equal(await from(odd).count(db), 2)
        await fails(
          from(Sale)
            .where(Sale.day.eq(odd.day as never))
            .all(db),
          DefinitionError,
        )
      },
    },
  ],
}
