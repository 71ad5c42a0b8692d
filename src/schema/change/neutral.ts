// Values for rows whose own are gone: what a column that comes back holds until somebody fills it in.
import type { ColumnSchema, SqlText } from '../../ast/schema.ts'

const MIDNIGHT: SqlText = {
  sqlite: `'1970-01-01T00:00:00.000Z'`,
  postgres: `'1970-01-01T00:00:00Z'`,
  mysql: `'1970-01-01 00:00:00'`,
  mariadb: `'1970-01-01 00:00:00'`,
}

/** Longer decimals have forms of their own where no integer holds them. */
const INTEGER_DIGITS = 18

const VALUES: { readonly [type: string]: SqlText } = {
  text: `''`,
  integer: '0',
  bigint: '0',
  real: '0',
  decimal: '0',
  boolean: { sqlite: '0', postgres: 'false', mysql: '0', mariadb: '0' },
  timestamp: MIDNIGHT,
  plainDate: `'1970-01-01'`,
  plainTime: `'00:00:00'`,
  plainDateTime: `'1970-01-01T00:00:00'`,
  interval: { sqlite: '0', postgres: `'PT0S'`, mysql: '0', mariadb: '0' },
  uuid: `'00000000-0000-0000-0000-000000000000'`,
  json: `'{}'`,
  blob: { sqlite: `x''`, postgres: `'\\x'`, mysql: `x''`, mariadb: `x''` },
  array: { sqlite: `'[]'`, postgres: `'{}'`, mysql: `'[]'`, mariadb: `'[]'` },
}

/**
 * A value of the column's type for a column that must have one and says nothing of it; undefined where none is needed, or
 * where only people know one: types of a database's own, and forms that a column has from elsewhere.
 */
export function neutral(column: ColumnSchema): SqlText | undefined {
  const { type, nullable, identity, generated, storage, sqlType, values, precision = 0 } = column
  if (nullable || identity || generated !== undefined || column.default !== undefined) return undefined
  if (storage !== undefined || sqlType !== undefined || precision > INTEGER_DIGITS) return undefined
  return type === 'enum' ? literal(values?.[0]) : VALUES[type]
}

function literal(value: string | undefined): SqlText | undefined {
  if (value === undefined) return undefined
  const text = `'${value.replaceAll("'", "''")}'`
  // A backslash is one of two on MySQL.
  const doubled = text.replaceAll('\\', '\\\\')
  return doubled === text ? text : { sqlite: text, postgres: text, mysql: doubled, mariadb: doubled }
}
