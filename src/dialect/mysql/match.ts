// like and its family: https://dev.mysql.com/doc/refman/8.4/en/string-comparison-functions.html
import * as op from '../../ast/op.ts'
import type { Parameterized } from '../dialect.ts'
import { ascii } from './text.ts'

/** A backslash would take the meaning of what follows it. */
const pattern = (value: string): string => value.replaceAll('\\', '\\\\')
const literal = (value: string): string => value.replace(/[\\%_]/g, '\\$&')
const lowered = (value: string): string => pattern(value).replace(/[A-Z]/g, letter => letter.toLowerCase())

/** With a value on the right: patterns, so that an index on the column serves a prefix. */
export function match(operator: number, left: string): Parameterized {
  switch (operator) {
    case op.LIKE:
      return { sql: `${left} LIKE ?`, encode: [pattern] }
    case op.ILIKE:
      return { sql: `${ascii('lower', left)} LIKE ?`, encode: [lowered] }
    case op.CONTAINS:
      return { sql: `${left} LIKE ?`, encode: [(value: string) => `%${literal(value)}%`] }
    case op.STARTS_WITH:
      return { sql: `${left} LIKE ?`, encode: [(value: string) => `${literal(value)}%`] }
    default:
      return { sql: `${left} LIKE ?`, encode: [(value: string) => `%${literal(value)}`] }
  }
}

/** The pattern of an expression: nothing in it takes the meaning of what follows. */
const escaped = (sql: string): string => String.raw`replace(${sql}, '\\', '\\\\')`

/** With an expression on the right. */
export function matchExpression(operator: number, left: string, right: string): string {
  switch (operator) {
    case op.LIKE:
      return `${left} LIKE ${escaped(right)}`
    case op.ILIKE:
      return `${ascii('lower', left)} LIKE ${ascii('lower', escaped(right))}`
    case op.CONTAINS:
      return `locate(${right}, ${left}) > 0`
    case op.STARTS_WITH:
      return `left(${left}, char_length(${right})) = ${right}`
    default:
      return `right(${left}, char_length(${right})) = ${right}`
  }
}
