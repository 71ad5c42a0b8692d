// The templates of functions on the real server, by its driver alone.
import { createConnection, type Connection } from 'mysql2/promise'
import { afterAll, expect, test } from 'vitest'
import type { Operand, OwnTemplate, ValueType } from '../../../src/ast/value-type.ts'
import { textFunctions } from '../../../src/dialect/mysql/text-functions.ts'
import { timeFunctions } from '../../../src/dialect/mysql/time-functions.ts'
import type { FunctionTemplate } from '../../../src/dialect/dialect.ts'
import { integerType } from '../../../src/kind/number.ts'
import { plainDateTimeType, plainDateType, plainTimeType } from '../../../src/kind/plain-time.ts'
import { TEXT } from '../../../src/kind/text.ts'
import { timestampType } from '../../../src/kind/timestamp.ts'
import { describeOn } from '../../services/database.ts'
import { draw, seeds } from '../../query/property/draw.ts'
import { amounts, moment, NAMES } from '../../query/property/time-draw.ts'
import { added, complete, parts, starts } from '../../query/property/time-reference.ts'

const write = (
  functions: Readonly<Record<string, FunctionTemplate>>,
  name: string,
  args: readonly Operand[],
  result: ValueType,
  option: string,
): string => (functions[name] as OwnTemplate)(args, result, option, undefined as never)

const iso = (at: number): string => new Date(at).toISOString()
const dateOf = (at: number): string => iso(at).slice(0, 10)
const clockOf = (at: number): string => iso(at).slice(11, 23)
const short = (text: string): string => text.replace('.000', '')

/** For each kind and form: its type, a literal of it, and how the server writes it as text. */
const FORMS = {
  native: [
    timestampType(),
    (at: number) => `TIMESTAMP'${dateOf(at)} ${clockOf(at)}'`,
    (at: number) => `${dateOf(at)} ${clockOf(at)}`,
  ],
  text: [timestampType('text'), (at: number) => `'${iso(at)}'`, iso],
  counted: [timestampType('milliseconds'), String, String],
  local: [
    plainDateTimeType(),
    (at: number) => `TIMESTAMP'${dateOf(at)} ${clockOf(at)}'`,
    (at: number) => `${dateOf(at)} ${clockOf(at)}`,
  ],
  iso: [
    plainDateTimeType('iso'),
    (at: number) => `'${short(`${dateOf(at)}T${clockOf(at)}`)}'`,
    (at: number) => short(`${dateOf(at)}T${clockOf(at)}`),
  ],
  spaced: [
    plainDateTimeType('space'),
    (at: number) => `'${short(`${dateOf(at)} ${clockOf(at)}`)}'`,
    (at: number) => short(`${dateOf(at)} ${clockOf(at)}`),
  ],
} as const
const DAY = 86_400_000
const midnight = (at: number): number => Math.floor(at / DAY) * DAY
const dayForm = [plainDateType(), (at: number) => `DATE'${dateOf(at)}'`, dateOf] as const
const clockForm = [plainTimeType(), (at: number) => `TIME'${clockOf(at)}'`, clockOf] as const
type FormOf = readonly [ValueType, (at: number) => string, (at: number) => string]

const FACTORS: Readonly<Record<string, string>> = {
  years: 'm12',
  months: 'm1',
  weeks: 's604800000',
  days: 's86400000',
  hours: 's3600000',
  minutes: 's60000',
  seconds: 's1000',
  milliseconds: 's1',
}
const DATE_PARTS = ['year', 'quarter', 'month', 'week', 'isoYear', 'day', 'dayOfWeek', 'dayOfYear'] as const
const CLOCK_PARTS = ['hour', 'minute', 'second', 'millisecond'] as const
const DATE_UNITS = ['year', 'quarter', 'month', 'week', 'day'] as const
const CLOCK_UNITS = ['hour', 'minute', 'second'] as const

describeOn('mysql', url => {
  let opened: Promise<Connection> | undefined
  const open = () =>
    (opened ??= createConnection({ uri: url(), dateStrings: true, supportBigNumbers: true, bigNumberStrings: true }))
  afterAll(async () => (await opened)?.end())

  /** Every expression as the text of its value. */
  async function answers(...expressions: readonly string[]): Promise<unknown[]> {
    const columns = expressions.map((sql, at) => `CAST(${sql} AS CHAR) AS c${at}`)
    const [rows] = await (await open()).query(`SELECT ${columns.join(', ')}`)
    return Object.values((rows as object[])[0] as object)
  }

  test.each(seeds)('functions of time over moments drawn from seed %i', async seed => {
    const d = draw(seed)
    const asked: string[] = []
    const expected: (string | null)[] = []
    const ask = (name: string, args: readonly Operand[], result: ValueType, option: string, answer: string | null) => {
      asked.push(write(timeFunctions, name, args, result, option))
      expected.push(answer)
    }
    function each(form: FormOf, at: (moment: number) => number, days: boolean, clock: boolean): void {
      const [type, literal, text] = form
      const [a, b] = [at(moment(d)), at(moment(d))]
      const [one, other] = [a, b].map(time => ({ sql: literal(time), type })) as [Operand, Operand]
      const number = integerType(53)
      for (const part of [...(days ? DATE_PARTS : []), ...(clock ? CLOCK_PARTS : [])]) {
        ask('datePart', [one], number, part, String(parts[part](a)))
      }
      for (const unit of [...(days ? DATE_UNITS : []), ...(clock ? CLOCK_UNITS : [])]) {
        ask('dateTrunc', [one], type, unit, text(starts[unit](a)))
        ask('dateDiff', [one, other], number, unit, String(complete(unit, a, b)))
      }
      const names = NAMES.filter((_, index) => (index < 4 ? days : clock))
      const many = amounts(d, names)
      const args = Object.values(many).map(amount => ({ sql: String(amount), type: number }))
      const option = Object.keys(many)
        .map(name => FACTORS[name])
        .join()
      // A clock goes round.
      const round = (value: number): number => ((value % DAY) + DAY) % DAY
      const answer = days ? added(a, many) : round(a + sumOf(many))
      ask('dateAdd', [one, ...args], type, option, answer === null ? null : text(answer))
    }
    for (let round = 0; round < 60; round++) {
      for (const form of Object.values(FORMS)) each(form, at => at, true, true)
      each(dayForm, midnight, true, false)
      each(clockForm, at => at - midnight(at), false, true)
    }
    for (let at = 0; at < asked.length; at += 200) {
      const found = await answers(...asked.slice(at, at + 200))
      found.forEach((value, index) => expect(value, asked[at + index]).toBe(expected[at + index]))
    }
  })

  const sumOf = (many: object): number =>
    Object.entries(many).reduce((sum, [name, amount]) => sum + (amount as number) * Number(FACTORS[name]?.slice(1)), 0)

  const operand = (sql: string): Operand => ({ sql, type: TEXT })

  test('sums that leave the years 1 to 9999, or are of null, are null, also where rows are written', async () => {
    const type = timestampType()
    const connection = await open()
    await connection.query('CREATE TABLE sums (at DATETIME(3), n BIGINT)')
    const add = (at: string, n: string, option: string): string =>
      write(
        timeFunctions,
        'dateAdd',
        [
          { sql: at, type },
          { sql: n, type: integerType(53) },
        ],
        type,
        option,
      )
    const late = `TIMESTAMP'9999-12-31 23:59:59.999'`
    const sums = [
      add(late, '1', 's1'),
      add(late, '1', 'm1'),
      add(late, '9007199254740991', 's604800000'),
      add(`TIMESTAMP'0001-01-01 00:00:00'`, '-9007199254740991', 'm12'),
      add(late, 'NULL', 's1'),
      add('NULL', '1', 'm1'),
    ]
    for (const sum of sums) await connection.query(`INSERT INTO sums (at) SELECT ${sum}`)
    const [rows] = await connection.query('SELECT count(*) AS n, count(at) AS found FROM sums')
    expect(rows).toEqual([{ n: String(sums.length), found: '0' }])
  })

  test('parts of texts count code points from 1, and what stands before the text', async () => {
    const part = (option: string, ...places: string[]): string =>
      write(textFunctions, 'substring', [`'aä😀d'`, ...places].map(operand), TEXT, option)
    const all = [
      part('values', '2'),
      part('values', '2', '2'),
      part('any', '0', '3'),
      part('any', '-2'),
      part('any', '2', '-1'),
    ]
    expect(await answers(...all, part('any', '1', 'NULL'), part('any', 'NULL'))).toEqual([
      'ä😀d',
      'ä😀',
      'aä',
      'aä😀d',
      '',
      null,
      null,
    ])
  })

  test('replacing knows case, and an empty text is nowhere', async () => {
    const put = (...texts: string[]): string =>
      write(
        textFunctions,
        'replace',
        texts.map(text => operand(`'${text}'`)),
        TEXT,
        '',
      )
    const all = [put('Banana', 'a', 'A'), put('Banana', 'b', 'x'), put('banana', '', 'x'), put('banana', 'ana', 'x')]
    expect(await answers(...all)).toEqual(['BAnAnA', 'Banana', 'banana', 'bxna'])
  })

  test('texts are joined in order, some of them, and each once', async () => {
    const connection = await open()
    await connection.query('CREATE TABLE words (word VARCHAR(20) COLLATE utf8mb4_bin, n INT)')
    await connection.query(
      `INSERT INTO words VALUES ('b,~1', 1), ('a', NULL), ('~0', 3), ('b,~1', 4), (NULL, 5), ('A', 6)`,
    )
    const joined = (option: string, ...rest: string[]): string =>
      write(textFunctions, 'stringAgg', ['word', `',~1'`, ...rest].map(operand), TEXT, option)
    const all = [
      joined(':a:', 'word'),
      joined(':al,a:', 'n', 'word'),
      joined(':df,a:', 'n', 'word'),
      joined('distinct:d:', 'word'),
      joined(':a:2', 'word', '(n > 1)', '(n < 4)'),
      joined(':a:1', 'word', '(n > 10)'),
    ]
    const [rows] = await connection.query(`SELECT ${all.join(', ')} FROM words`)
    expect(Object.values((rows as object[])[0] as object)).toEqual([
      ['A', 'a', 'b,~1', 'b,~1', '~0'].join(',~1'),
      ['b,~1', '~0', 'b,~1', 'A', 'a'].join(',~1'),
      ['a', 'A', 'b,~1', '~0', 'b,~1'].join(',~1'),
      ['~0', 'b,~1', 'a', 'A'].join(',~1'),
      '~0',
      null,
    ])
  })
})
