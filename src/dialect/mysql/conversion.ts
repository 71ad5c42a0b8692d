// From one type of a column to another. MySQL rounds and cuts much of what it converts, and says so in warnings that nobody
// reads: rows that would lose something are looked for first.
// https://dev.mysql.com/doc/refman/8.4/en/type-conversion.html
import type { ColumnWords } from '../alter.ts'
import { MigrationError } from '../../error/migration.ts'
import { cast, convert } from './convert.ts'
import { fromPlainDateTime, fromTimestamp, plainDateTime, timestamp } from './moment.ts'
import { numeric } from './number.ts'
import { textLiteral } from './text.ts'

export interface Conversion {
  /** A condition that rows meet which would lose something. */
  readonly losing: string | null
  /** What the value becomes, where MODIFY would make something else of it. */
  readonly value: string | null
}

interface Named {
  readonly family: string
  /** Characters, or digits after the point. */
  readonly size: number | null
}

const FAMILIES: Readonly<Record<string, string>> = {
  tinyint: 'integer',
  smallint: 'integer',
  mediumint: 'integer',
  int: 'integer',
  integer: 'integer',
  bigint: 'integer',
  numeric: 'decimal',
  double: 'double',
  float: 'double',
  real: 'double',
  char: 'text',
  varchar: 'text',
  tinytext: 'text',
  text: 'text',
  mediumtext: 'text',
  longtext: 'text',
  timestamp: 'datetime',
}

function named({ type }: ColumnWords): Named {
  const [, name = '', sizes] = /^([a-z]+)\s*(?:\(([^)]*)\))?/i.exec(type) ?? []
  const family = FAMILIES[name.toLowerCase()] ?? name.toLowerCase()
  const [first, second] = sizes?.split(',').map(Number) ?? []
  const size = family === 'decimal' ? (second ?? 0) : first
  const none = family === 'datetime' || family === 'time' ? 0 : null
  return { family, size: size ?? none }
}

type Losing = (column: string, to: Named, from: Named) => string | null

const differs = (column: string, value: string): string => `${column} <> ${value}`
const unlike = (column: string, pattern: string): string => `${column} NOT REGEXP ${textLiteral(pattern)}`
const whole: Losing = column => differs(column, `round(${column})`)
const nothing: Losing = () => null

const finer =
  (name: string): Losing =>
  (column, to, from) =>
    (from.size ?? 0) > (to.size ?? 0) ? differs(column, `CAST(${column} AS ${name}(${to.size}))`) : null

/** By family before and after. What is not here, a strict server refuses by itself, or keeps whole. */
const LOSING: Readonly<Record<string, Losing>> = {
  'integer double': column => differs(`CAST(CAST(${column} AS DOUBLE) AS DECIMAL(65, 0))`, column),
  'decimal integer': whole,
  'double integer': whole,
  'decimal decimal': (column, to, from) =>
    (from.size ?? 0) > (to.size ?? 0) ? differs(column, `round(${column}, ${to.size})`) : null,
  'double decimal': (column, to) => differs(column, `round(${column}, ${to.size})`),
  'decimal double': column => differs(`CAST(CAST(${column} AS DOUBLE) AS DECIMAL(65, 30))`, column),
  'datetime datetime': finer('DATETIME'),
  'time time': finer('TIME'),
  'datetime date': column => differs(column, `CAST(${column} AS DATE)`),
  'text integer': column => unlike(column, '^[-+]?[0-9]+$'),
  'text decimal': (column, to) => unlike(column, `^[-+]?[0-9]*([.][0-9]{0,${to.size}}0*)?$`),
  'text date': column => unlike(column, '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'),
  'text datetime': (column, to) =>
    unlike(column, `^[0-9]{4}-[0-9]{2}-[0-9]{2}([T ][0-9:]+([.][0-9]{0,${to.size}}0*)?Z?)?$`),
  'text time': (column, to) => unlike(column, `^[0-9:]+([.][0-9]{0,${to.size}}0*)?$`),
  // Spaces at the end that are too many would go without a word.
  'text text': (column, to, from) =>
    to.size !== null && (from.size ?? Infinity) > to.size ? `char_length(${column}) > ${to.size}` : null,
}

/** What no condition can save. */
const NEVER = new Set(['datetime time', 'date time', 'time datetime', 'time date'])

/** Kinds that have several forms. */
const FORMS = new Set(['decimal', 'timestamp', 'plainDateTime', 'uuid'])
const MOMENTS = new Set(['timestamp', 'plainDateTime'])

/** An error where it is asked for, in any type: no number is made of such words. */
export const refusal = (column: string): string => `CAST(concat('a value does not fit', left(${column}, 0)) AS SIGNED)`

/** What MODIFY would make something else of than other databases do: the values that rows have in JavaScript. */
function ownValue(from: ColumnWords, to: ColumnWords): string | null {
  const [old, now] = [from.kind, to.kind]
  const operand = { sql: from.name, type: old }
  const target = { ...to.kind, id: old.id - 1 }
  if (old.kind === now.kind) return old.storage !== now.storage && FORMS.has(now.kind) ? convert(operand, target) : null
  if (now.kind === 'text' && (MOMENTS.has(old.kind) || old.kind === 'boolean' || old.kind === 'plainTime')) {
    return cast(operand, target)
  }
  if (old.kind === 'text' && now.kind === 'boolean') {
    return `CASE WHEN ${from.name} IN ('true', '1') THEN 1 WHEN ${from.name} IN ('false', '0') THEN 0 WHEN ${from.name} IS NOT NULL THEN ${refusal(from.name)} END`
  }
  const native = old.storage === undefined && now.storage === undefined
  if (!MOMENTS.has(now.kind) || !(old.kind === 'text' || (MOMENTS.has(old.kind) && !native))) return null
  const moment = old.kind === 'plainDateTime' ? plainDateTime(operand) : timestamp(operand)
  return now.kind === 'timestamp' ? fromTimestamp(moment, now) : fromPlainDateTime(moment, now)
}

/** What has to be known to change a column without a loss. */
export function conversion(from: ColumnWords, to: ColumnWords, table: string): Conversion {
  const [old, now] = [named(from), named(to)]
  const pair = `${old.family} ${now.family}`
  if (NEVER.has(pair)) {
    throw new MigrationError(
      `The column ${table}.${from.schema.name} cannot become ${to.type} without a loss: say by \`using\` what its values become`,
    )
  }
  const value = ownValue(from, to)
  const { scale = 0 } = to.kind
  if (from.kind.kind === 'decimal' && to.kind.kind === 'decimal' && value !== null) {
    const number = numeric({ sql: from.name, type: from.kind })
    return { value, losing: (from.kind.scale ?? 0) > scale ? differs(number, `round(${number}, ${scale})`) : null }
  }
  // Where the value is ours, only moments are rounded.
  const losing = value === null || now.family === 'datetime' ? (LOSING[pair] ?? nothing) : nothing
  return { value, losing: losing(from.name, now, old) }
}
