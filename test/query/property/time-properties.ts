// Functions of time over random moments, on a database that is handed in: they answer what the reference says.
import { describe, expect, test } from 'vitest'
import {
  dateAdd,
  dateDiff,
  datePart,
  dateTrunc,
  defineSchema,
  from,
  insertInto,
  integer,
  plainDate,
  plainDateTime,
  plainTime,
  table,
  timestamp,
  type TransactionDatabase,
} from '../../../src/index.ts'
import { createTables, dropTables } from '../../../src/migrate.ts'
import { draw, seeds } from './draw.ts'
import { amounts, moment, NAMES } from './time-draw.ts'
import { added, complete, parts, starts } from './time-reference.ts'

const columns = {
  text: timestamp(),
  counted: timestamp({ storage: 'milliseconds' }),
  asText: timestamp({ storage: 'text' }),
  local: plainDateTime(),
  iso: plainDateTime({ storage: 'iso' }),
  spaced: plainDateTime({ storage: 'space' }),
  day: plainDate(),
  clock: plainTime(),
}
const schema = defineSchema({
  A: table('a', { id: integer().primaryKey(), ...columns, n: integer(), m: integer({ bits: 53 }).nullable() }),
  B: table('b', { id: integer().primaryKey(), ...columns }),
})
const { A, B } = schema

const DAY = 86_400_000
const days = ['year', 'quarter', 'month', 'week', 'day'] as const
const clocks = ['hour', 'minute', 'second'] as const
const dayParts = [...days, 'isoYear', 'dayOfWeek', 'dayOfYear'] as const
const clockParts = [...clocks, 'millisecond'] as const
const moments = ['text', 'counted', 'asText', 'local', 'iso', 'spaced'] as const

const clockOf = (at: number): string => new Date(at).toISOString().slice(11, 23).replace('.000', '')
const dateOf = (at: number): string => new Date(at).toISOString().slice(0, 10)
const plain = (at: number): string => `${dateOf(at)}T${clockOf(at)}`
const midnight = (at: number): number => Math.floor(at / DAY) * DAY
const timeOfDay = (at: number): number => at - midnight(at)

const forms: Readonly<Record<keyof typeof columns, (at: number) => unknown>> = {
  text: at => new Date(at),
  counted: at => new Date(at),
  asText: at => new Date(at),
  local: plain,
  iso: plain,
  spaced: plain,
  day: dateOf,
  clock: clockOf,
}
const rowOf = (at: number) => Object.fromEntries(Object.entries(forms).map(([name, form]) => [name, form(at)])) as never

const written = (form: (at: number) => unknown, at: number | null): unknown => (at === null ? null : form(at))

export function describeTime(open: () => TransactionDatabase): void {
  describe.each(seeds)('functions of time over moments drawn from seed %i', seed => {
    const d = draw(seed)
    const pairs = Array.from({ length: 150 }, () => [moment(d), moment(d)] as const)
    const numbers = pairs.map(() => d.pick([0, 1, -1, 13, -12, d.int(2000) - 1000]))

    async function filled(): Promise<TransactionDatabase> {
      const db = open()
      await dropTables(db, schema)
      await createTables(db, schema)
      const rows = pairs.map(([at], i) => ({ ...(rowOf(at) as object), id: i + 1, n: numbers[i] as number, m: null }))
      await insertInto(A)
        .values(rows as never)
        .run(db)
      const others = pairs.map(([, at], i) => ({ ...(rowOf(at) as object), id: i + 1 }))
      await insertInto(B)
        .values(others as never)
        .run(db)
      return db
    }
    let filling: Promise<TransactionDatabase> | undefined
    const ready = () => (filling ??= filled())

    async function each(selection: object, expected: (a: number, b: number, at: number) => object): Promise<void> {
      const db = await ready()
      const rows = await from(A)
        .innerJoin(B, B.id.eq(A.id))
        .select(selection as { x: typeof A.id })
        .orderBy(A.id.asc())
        .all(db)
      rows.forEach((row, at) => {
        const [a, b] = pairs[at] as readonly [number, number]
        expect(row, `${new Date(a).toISOString()} and ${new Date(b).toISOString()}, n ${numbers[at]}`).toEqual(
          expected(a, b, at),
        )
      })
    }
    const selected = <N extends string>(names: readonly N[], one: (name: N) => unknown) =>
      Object.fromEntries(names.map(name => [name, one(name)]))

    test('every part of every kind and form', async () => {
      for (const name of moments) {
        await each(
          selected([...dayParts, ...clockParts], part => datePart(part, A[name])),
          a => selected([...dayParts, ...clockParts], part => parts[part](a)),
        )
      }
      await each(
        selected(dayParts, part => datePart(part, A.day)),
        a => selected(dayParts, part => parts[part](a)),
      )
      await each(
        selected(clockParts, part => datePart(part, A.clock)),
        a => selected(clockParts, part => parts[part](a)),
      )
    })

    test('the start of every unit, as the column would store it', async () => {
      const cut = (units: readonly (keyof typeof starts)[], name: keyof typeof columns) =>
        each(
          selected(units, unit => dateTrunc(unit as 'day', A[name as 'text'])),
          a => selected(units, unit => forms[name](starts[unit](a))),
        )
      for (const name of moments) await cut([...days, ...clocks], name)
      await cut(days, 'day')
      await cut(clocks, 'clock')
    })

    test('sums of every kind of time', async () => {
      for (let round = 0; round < 25; round++) {
        const many = amounts(d, NAMES)
        await each(
          selected(moments, name => dateAdd(A[name], many)),
          a => selected(moments, name => written(forms[name], added(a, many))),
        )
        const some = amounts(d, NAMES.slice(0, 4))
        await each({ day: dateAdd(A.day, some) }, a => ({ day: written(dateOf, added(midnight(a), some)) }))
        const clock = amounts(d, NAMES.slice(4))
        await each({ clock: dateAdd(A.clock, clock) }, a => {
          const { hours = 0, minutes = 0, seconds = 0, milliseconds = 0 } = clock
          const sum = timeOfDay(a) + hours * 3_600_000 + minutes * 60_000 + seconds * 1000 + milliseconds
          return { clock: clockOf(((sum % DAY) + DAY) % DAY) }
        })
      }
    })

    test('sums with expressions as amounts', async () => {
      const n = (at: number) => numbers[at] as number
      await each(
        {
          months: dateAdd(A.text, { months: A.n }),
          all: dateAdd(A.counted, { years: A.n, days: A.n.plus(1), milliseconds: A.n, hours: 5 }),
          local: dateAdd(A.local, { seconds: A.n, weeks: -1 }),
          day: dateAdd(A.day, { weeks: A.n }),
          clock: dateAdd(A.clock, { minutes: A.n.times(7), hours: 1 }),
          none: dateAdd(A.iso, { years: 1, days: A.m }),
          nothing: dateAdd(A.iso, { months: A.m, days: 1 }),
        },
        (a, _, at) => ({
          months: written(forms.text, added(a, { months: n(at) })),
          all: written(forms.text, added(a, { years: n(at), days: n(at) + 1, milliseconds: n(at), hours: 5 })),
          local: written(plain, added(a, { seconds: n(at), weeks: -1 })),
          day: written(dateOf, added(midnight(a), { weeks: n(at) })),
          clock: clockOf((((timeOfDay(a) + n(at) * 420_000 + 3_600_000) % DAY) + DAY) % DAY),
          none: null,
          nothing: null,
        }),
      )
    })

    test('complete units between two times', async () => {
      const of = (name: keyof typeof columns, units: readonly string[], at: (moment: number) => number) =>
        each(
          selected(units, unit => dateDiff(unit as 'day', A[name as 'text'], B[name as 'text'])),
          (a, b) => selected(units, unit => complete(unit, at(a), at(b))),
        )
      for (const name of moments) await of(name, [...days, ...clocks, 'millisecond'], at => at)
      await of('day', days, midnight)
      await of('clock', [...clocks, 'millisecond'], timeOfDay)
      const [, value] = pairs[0] as readonly [number, number]
      await each(
        {
          mixed: dateDiff('millisecond', A.counted, B.text),
          to: dateDiff('month', A.counted, new Date(value)),
          since: dateDiff('day', new Date(value), A.counted),
          local: dateDiff('year', A.spaced, plain(value)),
        },
        (a, b) => ({
          mixed: complete('millisecond', a, b),
          to: complete('month', a, value),
          since: complete('day', value, a),
          local: complete('year', a, value),
        }),
      )
    })
  })
}
