// Functions of text: https://www.postgresql.org/docs/current/functions-string.html and functions-aggregate.html
import type { Operand } from '../../ast/value-type.ts'
import type { FunctionTemplate } from '../dialect.ts'
import { numeric } from './number.ts'

/** Places are integers of 32 bits there. least() and greatest() pass over null, and zero times null does not. */
const place = (sql: string, of: string): string => `(least(${sql}, 2147483647) + 0 * ${of})::integer`

/** `values`: places that count from 1 and lengths that are not negative. Others may be anything. */
const substring: FunctionTemplate = (args, _, option) => {
  const [text, start, length] = args.map(({ sql }) => sql) as [string, string, string?]
  const from = `greatest(${start}, 1)`
  const places =
    option === 'values'
      ? args.slice(1).map(({ sql }) => `${sql}::integer`)
      : [
          place(from, start),
          ...(length ? [place(`greatest(${start} + greatest(${length}, 0) - ${from}, 0)`, length)] : []),
        ]
  return `substr(${[text, ...places].join(', ')})`
}

/** The text is looked through byte by byte, whatever its collation. */
const replace: FunctionTemplate = ([text, ...others]) =>
  `replace(${(text as Operand).sql} COLLATE "C", ${others.map(({ sql }) => sql).join(', ')})`

const WAYS: Readonly<Record<string, string>> = { a: 'f', d: 'l' }
const NULLS: Readonly<Record<string, string>> = { f: ' NULLS FIRST', l: ' NULLS LAST' }

/** Null would sort highest. */
export const ordered = (of: Operand, way: string): string => {
  const [direction = '', nulls = WAYS[direction] as string] = way
  const key = of.type.kind === 'decimal' && of.type.storage === 'text' ? numeric(of) : of.sql
  return `${key}${direction === 'd' ? ' DESC' : ''}${NULLS[nulls]}`
}

/** `option` tells how the terms of the order go, and how many conditions follow them. */
const stringAgg: FunctionTemplate = ([text, separator, ...rest], _, option) => {
  const [distinct, ways = '', conditions] = option.split(':')
  const orders = ways.split(',').map((way, at) => ordered(rest[at] as Operand, way))
  const where = rest.slice(orders.length).map(({ sql }) => sql)
  const argument = `${distinct ? 'DISTINCT ' : ''}${(text as Operand).sql}, ${(separator as Operand).sql}`
  return `string_agg(${argument} ORDER BY ${orders.join(', ')})${conditions ? ` FILTER (WHERE ${where.join(' AND ')})` : ''}`
}

export const textFunctions: Readonly<Record<string, FunctionTemplate>> = { substring, replace, stringAgg }
