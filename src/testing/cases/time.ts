// DESIGN 1 and 2, Time: UTC, years 1 to 9999, milliseconds; now() has the column's own format; plain dates and times
// are ISO text; intervals are exact durations.
import {
  cast,
  count,
  createTables,
  defineSchema,
  equal,
  fails,
  from,
  holds,
  insertInto,
  integer,
  interval,
  max,
  min,
  now,
  plainDate,
  plainDateTime,
  plainTime,
  prepare,
  sql,
  table,
  timestamp,
  type Topic,
  type TransactionDatabase,
  update,
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
    spaced: plainDateTime({ storage: 'space' }).nullable(),
    span: interval().nullable(),
  }),
  Stamped: table('stamped', { id: integer().primaryKey(), at: timestamp().defaultSql(now()) }),
})
const { Moment, Stamped } = schema
const FIRST = new Date('0001-01-01T00:00:00.000Z')
const LAST = new Date('9999-12-31T23:59:59.999Z')

interface MomentInput {
  at?: Date
  ms?: Date
  day?: string
  time?: string
  local?: string
  spaced?: string
  span?: string
}
async function moments(db: TransactionDatabase, ...rows: MomentInput[]): Promise<void> {
  await createTables(db, schema)
  await insertInto(Moment).values(rows).run(db)
}

export const time: Topic = {
  name: 'time',
  cases: [
    ...(['at', 'ms'] as const).map(name => ({
      name: `timestamps keep milliseconds from year 1 to 9999 (stored as ${name === 'at' ? 'text' : 'milliseconds'})`,
      run: async ({ db }: { db: TransactionDatabase }): Promise<void> => {
        const all = [FIRST, new Date('0099-06-15T12:00:00.001Z'), new Date(-1), new Date(0), new Date(1), LAST]
        await moments(db, ...all.toReversed().map(at => ({ [name]: at })))
        const rows = await from(Moment).select({ at: Moment[name] }).orderBy(Moment[name].asc()).all(db)
        equal(
          rows.map(row => row.at),
          all,
        )
        equal(
          await from(Moment)
            .where(Moment[name].lt(new Date(0)))
            .count(db),
          3,
        )
        equal(
          await from(Moment)
            .where(Moment[name].eq(new Date(1)))
            .count(db),
          1,
        )
        equal(
          await from(Moment)
            .where(Moment[name].in([LAST, FIRST]))
            .count(db),
          2,
        )
        equal(
          await from(Moment)
            .where(Moment[name].between(new Date(-1), new Date(1)))
            .count(db),
          3,
        )
        const ends = await from(Moment)
          .select({ first: min(Moment[name]), last: max(Moment[name]) })
          .one(db)
        equal(ends, { first: FIRST, last: LAST })
      },
    })),
    {
      name: 'timestamps outside the years 1 to 9999 and invalid dates are refused',
      run: async ({ db }) => {
        await moments(db, {})
        for (const at of [new Date(FIRST.getTime() - 1), new Date(LAST.getTime() + 1), new Date(NaN)]) {
          await fails(insertInto(Moment).values({ at }).run(db), ValidationError)
          await fails(insertInto(Moment).values({ ms: at }).run(db), ValidationError)
          await fails((async () => from(Moment).where(Moment.at.gt(at)).all(db))(), ValidationError)
        }
        await fails(
          insertInto(Moment)
            .values({ at: '2024-01-01' as never })
            .run(db),
          ValidationError,
        )
        await fails(
          insertInto(Moment)
            .values({ at: 0 as never })
            .run(db),
          ValidationError,
        )
        equal(await from(Moment).count(db), 1)
      },
    },
    {
      name: 'timestamps are UTC whatever the zone of the machine',
      run: async ({ db }) => {
        await moments(db, { at: new Date('2024-03-31T03:30:00.250+02:00') })
        const row = await sql<{ at: string }>`select ${sql.name('at')} from moments`.one(db)
        // A database without a type for moments does not know that they are in UTC.
        equal(row.at.replace(/Z$/, ''), '2024-03-31T01:30:00.250')
      },
    },
    {
      name: 'timestamps of different storage compare and convert',
      run: async ({ db }) => {
        const at = new Date('2024-02-29T23:59:59.123Z')
        await moments(db, { at, ms: at }, { at, ms: new Date(at.getTime() + 1) })
        equal(await from(Moment).where(Moment.at.eq(Moment.ms)).count(db), 1)
        equal(await from(Moment).where(Moment.ms.gt(Moment.at)).count(db), 1)
        await update(Moment).set({ at: Moment.ms, ms: Moment.at }).where(Moment.id.eq(2)).run(db)
        equal(await from(Moment).select({ at: Moment.at, ms: Moment.ms }).where(Moment.id.eq(2)).one(db), {
          at: new Date(at.getTime() + 1),
          ms: at,
        })
      },
    },
    {
      name: 'now() is the present, in the form of the column beside it',
      run: async ({ db }) => {
        await moments(db, {})
        const before = Date.now() - 1000
        await update(Moment).set({ at: now(), ms: now() }).everyRow().run(db)
        const row = await from(Moment).select({ at: Moment.at, ms: Moment.ms, now: now() }).one(db)
        for (const at of [row.at, row.ms, row.now]) {
          const time = at?.getTime() ?? 0
          holds(time >= before && time <= Date.now() + 1000, 'now() is within a second of the clock')
        }
        equal(await from(Moment).where(Moment.at.lte(now()), Moment.ms.lte(now())).count(db), 1)
        equal(await from(Moment).where(Moment.at.gt(now())).count(db), 0)
        const raw = await sql<{ at: string }>`select ${sql.name('at')} from moments`.one(db)
        const known = raw.at.endsWith('Z') ? raw.at : `${raw.at}Z`
        const same = await from(Moment).select({ at: Moment.at }).one(db)
        equal(new Date(known), same.at as Date)
        const form = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{3}Z|(?:\.\d{3})?)$/
        holds(form.test(raw.at), 'now() is stored with milliseconds, and with Z where zones are')
      },
    },
    {
      name: 'defaultSql(now()) is in the form of the column',
      needs: ['returning'],
      run: async ({ db }) => {
        await createTables(db, schema)
        const row = await insertInto(Stamped).values({}).returning().one(db)
        holds(Math.abs(row.at.getTime() - Date.now()) < 2000, 'the default is the present')
      },
    },
    {
      name: 'timestamps are parameters of prepared queries',
      run: async ({ db }) => {
        await moments(db, { at: FIRST, ms: FIRST }, { at: LAST, ms: LAST })
        const query = prepare({ at: timestamp() }, p =>
          from(Moment).select({ id: Moment.id }).where(Moment.at.gt(p.at), Moment.ms.gt(p.at)),
        )
        equal(await query.all(db, { at: new Date(0) }), [{ id: 2 }])
      },
    },
    {
      name: 'plain dates are days of the calendar',
      run: async ({ db }) => {
        const days = ['0001-01-01', '1999-12-31', '2024-02-29', '9999-12-31']
        await moments(db, ...days.toReversed().map(day => ({ day })))
        const rows = await from(Moment).select({ day: Moment.day }).orderBy(Moment.day.asc()).all(db)
        equal(
          rows.map(row => row.day),
          days,
        )
        equal(await from(Moment).where(Moment.day.gte('2024-02-29')).count(db), 2)
        for (const day of ['2023-02-29', '2024-13-01', '0000-01-01', '24-1-1', '2024-02-29T00:00:00', '']) {
          await fails(insertInto(Moment).values({ day }).run(db), ValidationError)
        }
      },
    },
    {
      name: 'plain times have seconds, and milliseconds where there are any',
      run: async ({ db }) => {
        await moments(
          db,
          { time: '23:59:59.999' },
          { time: '00:00' },
          { time: '10:30:00.500' },
          { time: '10:30:00.000' },
        )
        const rows = await from(Moment).select({ time: Moment.time }).orderBy(Moment.time.asc()).all(db)
        equal(
          rows.map(row => row.time),
          ['00:00:00', '10:30:00', '10:30:00.500', '23:59:59.999'],
        )
        equal(await from(Moment).where(Moment.time.eq('10:30')).count(db), 1)
        for (const time of ['24:00:00', '1:00', '10:60:00', '10:00:00.1234']) {
          await fails(insertInto(Moment).values({ time }).run(db), ValidationError)
        }
      },
    },
    {
      name: 'plain dates with times are read with T, however they are stored',
      run: async ({ db }) => {
        await moments(
          db,
          { local: '2024-02-29T10:30', spaced: '2024-02-29T10:30' },
          { local: '2024-02-29T10:30:00.250', spaced: '2024-02-29T10:30:00.250' },
        )
        const rows = await from(Moment).select({ a: Moment.local, b: Moment.spaced }).orderBy(Moment.id.asc()).all(db)
        equal(rows, [
          { a: '2024-02-29T10:30:00', b: '2024-02-29T10:30:00' },
          { a: '2024-02-29T10:30:00.250', b: '2024-02-29T10:30:00.250' },
        ])
        const raw = await sql<{ spaced: unknown }>`select spaced from moments where id = 1`.one(db)
        // Where the database has a type for it, nothing is stored as text.
        equal(String(raw.spaced).replace('T', ' '), '2024-02-29 10:30:00')
        equal(await from(Moment).where(Moment.local.eq(Moment.spaced)).count(db), 2)
        equal(await from(Moment).where(Moment.spaced.gt('2024-02-29T10:30:00')).count(db), 1)
        await fails(insertInto(Moment).values({ local: '2024-02-29 10:30:00' }).run(db), ValidationError)
      },
    },
    {
      name: 'intervals are exact durations, compared by length',
      run: async ({ db }) => {
        const spans = ['-PT1M', 'PT0S', 'PT0.5S', 'PT36H', 'P2W', 'P1DT2H3M4.567S']
        await moments(db, ...spans.map(span => ({ span })))
        const rows = await from(Moment).select({ span: Moment.span }).orderBy(Moment.span.asc()).all(db)
        equal(
          rows.map(row => row.span),
          ['-PT1M', 'PT0S', 'PT0.5S', 'P1DT2H3M4.567S', 'P1DT12H', 'P14D'],
        )
        equal(await from(Moment).where(Moment.span.gt('PT24H')).count(db), 3)
        equal(await from(Moment).where(Moment.span.eq('P1DT12H')).count(db), 1)
        for (const span of ['P1M', 'P1Y', 'PT', 'P', '1D', 'PT1.2345S', '']) {
          await fails(insertInto(Moment).values({ span }).run(db), ValidationError)
        }
      },
    },
    {
      name: 'timestamps group and count by the moment',
      run: async ({ db }) => {
        const at = new Date('2024-01-01T00:00:00.000Z')
        await moments(db, { at }, { at }, { at: LAST })
        const rows = await from(Moment)
          .select({ at: Moment.at, n: count() })
          .groupBy(Moment.at)
          .orderBy(Moment.at.asc())
          .all(db)
        equal(rows, [
          { at, n: 2 },
          { at: LAST, n: 1 },
        ])
      },
    },
    {
      name: 'a timestamp casts to its day and its time of day',
      run: async ({ db }) => {
        const at = new Date('2024-02-29T10:30:15.000Z')
        await moments(db, { at, ms: at })
        const row = await from(Moment)
          .select({
            a: cast(Moment.at, plainDate()),
            b: cast(Moment.ms, plainDate()),
            c: cast(Moment.at, plainTime()),
            d: cast(Moment.ms, plainDateTime()),
          })
          .one(db)
        equal(row, { a: '2024-02-29', b: '2024-02-29', c: '10:30:15', d: '2024-02-29T10:30:15' })
      },
    },
  ],
}
