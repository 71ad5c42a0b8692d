// like and its family on SQLite: GLOB knows case, LIKE does not, and neither knows the other's wildcards.
import * as op from '../../ast/op.ts'
import type { Parameterized } from '../dialect.ts'

/** Characters that GLOB would read as wildcards, each in brackets of its own. */
const literal = (text: string): string => text.replace(/[*?[]/g, '[$&]')
const globOf = (pattern: string): string => literal(pattern).replaceAll('%', '*').replaceAll('_', '?')

/**
 * The first text after all that start with this one, so that a prefix is a range and an index serves it.
 * After the highest prefix of all comes every blob: in SQLite a blob is greater than any text.
 */
function after(prefix: string): unknown {
  const points = Array.from(prefix)
  for (let last = points.pop(); last !== undefined; last = points.pop()) {
    const point = last.codePointAt(0) as number
    if (point < 0x10ffff) return points.join('') + String.fromCodePoint(point === 0xd7ff ? 0xe000 : point + 1)
  }
  return new Uint8Array(0)
}

const same = (text: string): string => text

/**
 * Bytes are compared, because SQLite's patterns end at a NUL (https://sqlite.org/nulinstr.html). An empty text is a case
 * of its own: substr() of an empty blob is null.
 */
const endsWith = (left: string, right: string): string =>
  `CASE ${left} WHEN '' THEN ${right} = '' ELSE ` +
  `substr(CAST(${left} AS BLOB), octet_length(${left}) - octet_length(${right}) + 1) = CAST(${right} AS BLOB) END`

/** With a value on the right: `+?` keeps SQLite from preparing again for each value it meets. */
export function match(operator: number, left: string): Parameterized {
  if (operator === op.LIKE) return { sql: `${left} GLOB +?`, encode: [globOf] }
  if (operator === op.STARTS_WITH)
    return { sql: `(${left} COLLATE BINARY >= +? AND ${left} COLLATE BINARY < +?)`, encode: [same, after] }
  const encode = operator === op.ENDS_WITH ? [same, same, same] : [same]
  return { sql: matchExpression(operator, left, '+?'), encode }
}

const escaped = (sql: string): string => `replace(replace(replace(${sql}, '[', '[[]'), '*', '[*]'), '?', '[?]')`

/** With an expression on the right. */
export function matchExpression(operator: number, left: string, right: string): string {
  switch (operator) {
    case op.LIKE:
      return `${left} GLOB replace(replace(${escaped(right)}, '%', '*'), '_', '?')`
    case op.ILIKE:
      return `${left} LIKE ${right}`
    case op.CONTAINS:
      return `instr(${left}, ${right}) > 0`
    case op.STARTS_WITH:
      return `instr(${left}, ${right}) = 1`
    default:
      return endsWith(left, right)
  }
}
