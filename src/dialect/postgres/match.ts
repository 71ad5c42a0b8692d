// like and its family: https://www.postgresql.org/docs/current/functions-matching.html#FUNCTIONS-LIKE
import * as op from '../../ast/op.ts'
import type { Parameterized } from '../dialect.ts'
import { codec } from './codec.ts'
import type { ValueType } from '../../ast/value-type.ts'

const TEXT_TYPE: ValueType = { kind: 'text', id: -4, expects: 'string', accepts: () => true }

/** Text as parameters take it. */
const text = (value: string): string => (codec(TEXT_TYPE).encode as (value: string) => string)(value)

/** A backslash would take the meaning of what follows it. */
const pattern = (value: string): string => text(value).replaceAll('\\', '\\\\')
const literal = (value: string): string => text(value).replace(/[\\%_]/g, '\\$&')

/** Under this collation case is a matter of ASCII letters. */
const C = 'COLLATE "C"'

/** With a value on the right: patterns, so that an index on the column serves a prefix. */
export function match(operator: number, left: string): Parameterized {
  switch (operator) {
    case op.LIKE:
      return { sql: `${left} LIKE ?`, encode: [pattern] }
    case op.ILIKE:
      return { sql: `${left} ${C} ILIKE ?`, encode: [pattern] }
    case op.CONTAINS:
      return { sql: `${left} LIKE ?`, encode: [(value: string) => `%${literal(value)}%`] }
    case op.STARTS_WITH:
      return { sql: `${left} LIKE ?`, encode: [(value: string) => `${literal(value)}%`] }
    default:
      return { sql: `${left} LIKE ?`, encode: [(value: string) => `%${literal(value)}`] }
  }
}

/** With an expression on the right. */
export function matchExpression(operator: number, left: string, right: string): string {
  switch (operator) {
    case op.LIKE:
      return `${left} LIKE ${right} ESCAPE ''`
    case op.ILIKE:
      return `${left} ${C} ILIKE ${right} ESCAPE ''`
    case op.CONTAINS:
      return `strpos(${left}, ${right}) > 0`
    case op.STARTS_WITH:
      return `starts_with(${left}, ${right})`
    default:
      return `right(${left}, length(${right})) = ${right}`
  }
}
