// From one type of a column to another, in the forms in which SQLite keeps values. What would lose something is looked for
// first: a cast of SQLite makes zero of what is no number, and null of what is no time.
import type { ColumnSchema } from '../../ast/schema.ts'
import type { Operand, ValueType } from '../../ast/value-type.ts'
import { form } from '../../dialect/sqlite/form.ts'
import { sqlite } from '../../dialect/sqlite/index.ts'
import { MigrationError } from '../../error/migration.ts'
import { kindOf } from './kinds.ts'
import { fromDigits, toDigits } from './uuid.ts'

export interface Conversion {
  readonly value: string
  /** A condition that rows meet which would lose something. */
  readonly losing?: string
}

const TEXTS = new Set(['text', 'enum', 'json', 'array'])
const WHOLE = new Set(['integer', 'bigint', 'boolean'])
const NUMBERS = new Set(['integer', 'bigint', 'real', 'decimal'])
const DAYS = new Set(['timestamp', 'plainDate', 'plainDateTime'])

/**
 * What the value `sql` of a column becomes; null where it stays as it is, or where a strict table refuses what does not fit.
 *
 * @throws MigrationError where no value of the one type is one of the other.
 */
export function conversion(sql: string, was: ColumnSchema, is: ColumnSchema, table: string): Conversion | null {
  const [from, to] = [kindOf(was), kindOf(is)]
  const pair = `${from.kind} ${to.kind}`
  if (from.kind === 'custom' || to.kind === 'custom' || pair === 'blob blob') return null
  try {
    const found = from.kind === to.kind ? ofOneKind({ sql, type: from }, to) : ofTwo({ sql, type: from }, to)
    if (found !== undefined) return found
  } catch (error) {
    throw refusal(table, was, is, error)
  }
  throw refusal(table, was, is)
}

const refusal = (table: string, was: ColumnSchema, is: ColumnSchema, cause?: unknown): MigrationError =>
  new MigrationError(
    `the column ${table}.${was.name} of type ${was.type} cannot become ${is.type} by itself: say by using what its values become`,
    cause,
  )

/** Converted there and back again. */
const backAgain = (from: Operand, to: ValueType, value: string): Conversion => ({
  value,
  losing: `${sqlite.cast({ sql: `(${value})`, type: to }, from.type)} IS NOT ${from.sql}`,
})

function ofOneKind(from: Operand, to: ValueType): Conversion | null {
  const { kind, scale, precision } = from.type
  // Of many digits, all are there always, so that texts sort as numbers do.
  const padded = form(to) === 'sortable' && precision !== to.precision
  if (form(from.type) === form(to) && scale === to.scale && !padded) return null
  if (kind === 'uuid') return { value: fromDigits(toDigits(from.sql, form(from.type)), form(to)) }
  if (kind === 'decimal') return backAgain(from, to, sqlite.convert(from, to))
  if (kind !== 'timestamp') return { value: sqlite.convert(from, to) }
  return known(from, sqlite.convert(from, to))
}

const known = ({ sql }: Operand, value: string): Conversion => ({
  value,
  losing: `${sql} IS NOT NULL AND (${value}) IS NULL`,
})

/** undefined: there is no way. */
function ofTwo(from: Operand, to: ValueType): Conversion | null | undefined {
  const [old, now] = [from.type.kind, to.kind]
  if (TEXTS.has(old) && TEXTS.has(now)) return null
  if (WHOLE.has(old) && WHOLE.has(now)) return null
  if (now === 'text') return toText(from)
  if (old === 'text') return fromText(from, to)
  if (NUMBERS.has(old) && NUMBERS.has(now)) return backAgain(from, to, sqlite.cast(from, to))
  return DAYS.has(old) && DAYS.has(now) ? backAgain(from, to, sqlite.cast(from, to)) : undefined
}

function toText({ sql, type }: Operand): Conversion | null | undefined {
  if (type.kind === 'integer' || type.kind === 'bigint') return null
  if (type.kind === 'real')
    return { value: `CAST(${sql} AS TEXT)`, losing: `CAST(CAST(${sql} AS TEXT) AS REAL) <> ${sql}` }
  if (type.kind === 'uuid') return { value: fromDigits(toDigits(sql, form(type)), 'text') }
  const own = type.sql?.castTo?.text
  if (own) return { value: own({ sql, type }, sqlite.words as NonNullable<typeof sqlite.words>) }
  return type.kind === 'plainDate' || type.kind === 'plainTime' ? null : undefined
}

function fromText(from: Operand, to: ValueType): Conversion | null | undefined {
  const { sql } = from
  switch (to.kind) {
    case 'integer':
    case 'bigint':
    case 'real':
      return null
    case 'decimal':
      // A real has 15 digits that can be relied on.
      return {
        value: sqlite.cast(from, to),
        losing: `NOT (json_valid(${sql}) AND json_type(${sql}) IN ('integer', 'real') AND length(${sql}) <= 16 AND CAST(${sql} AS REAL) = ${sqlite.cast({ sql: `(${sqlite.cast(from, to)})`, type: to }, kindOf({ type: 'real' }))})`,
      }
    case 'boolean':
      return known(from, `CASE WHEN ${sql} IN ('true', '1') THEN 1 WHEN ${sql} IN ('false', '0') THEN 0 END`)
    case 'timestamp':
      return known(from, sqlite.cast(from, to))
    case 'plainDate':
      return { value: sql, losing: `strftime('%Y-%m-%d', ${sql}) IS NOT ${sql}` }
    case 'plainTime':
      return { value: sql, losing: `strftime('%H:%M:%S', ${sql}) IS NOT substr(${sql}, 1, 8)` }
    case 'plainDateTime': {
      const value = form(to) === 'space' ? `replace(${sql}, 'T', ' ')` : `replace(${sql}, ' ', 'T')`
      return { value, losing: `strftime('%Y-%m-%dT%H:%M:%S', ${sql}) IS NOT replace(substr(${sql}, 1, 19), ' ', 'T')` }
    }
    case 'uuid': {
      const digits = toDigits(sql, 'text')
      return {
        value: fromDigits(digits, form(to)),
        losing: `length(${digits}) <> 32 OR ${digits} GLOB '*[^0-9a-f]*'`,
      }
    }
    default:
      return undefined
  }
}
