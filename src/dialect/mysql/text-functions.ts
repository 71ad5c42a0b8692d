// Functions of text: https://dev.mysql.com/doc/refman/8.4/en/string-functions.html and aggregate-functions.html
import type { Operand } from '../../ast/value-type.ts'
import type { FunctionTemplate } from '../dialect.ts'

/** `values`: places that count from 1 and lengths that are not negative. Others may be anything. */
const substring: FunctionTemplate = (args, _, option) => {
  const [text, start, length] = args.map(({ sql }) => sql) as [string, string, string?]
  const from = `greatest(${start}, 1)`
  const size = length && `greatest(${start} + greatest(${length}, 0) - ${from}, 0)`
  const places = option === 'values' ? [start, length] : [from, size]
  return `substr(${[text, ...places].filter(part => part !== undefined).join(', ')})`
}

const replace: FunctionTemplate = args => `replace(${args.map(({ sql }) => sql).join(', ')})`

/** Null sorts lowest, and there are no words for it. */
export function ordered({ sql: plain, type }: Operand, way: string): string {
  const isText = type.kind === 'decimal' && type.storage === 'text'
  const sql = isText ? `CAST(${plain} AS DECIMAL(65, ${type.scale}))` : plain
  const down = way.startsWith('d')
  const key = down ? `${sql} DESC` : sql
  if (way === 'al') return `${sql} IS NULL, ${key}`
  return way === 'df' ? `${sql} IS NULL DESC, ${key}` : key
}

/** Marks that keep the commas of texts from being taken for those between them. */
const guarded = (sql: string): string => `replace(replace(${sql}, '~', '~0'), ',', '~1')`

/**
 * `option` tells how the terms of the order go, and how many conditions follow them. A separator is no parameter, so that a
 * comma stands for it until the end. The session's group_concat_max_len bounds the text, and cuts what is longer: it has to
 * be raised where MySQL's 1024 bytes are not enough.
 */
const stringAgg: FunctionTemplate = ([text, separator, ...rest], _, option) => {
  const [distinct, ways = '', conditions] = option.split(':')
  const orders = ways.split(',').map((way, at) => ordered(rest[at] as Operand, way))
  const where = rest.slice(ways.split(',').length).map(({ sql }) => sql)
  const of = guarded((text as Operand).sql)
  const counted = conditions ? `CASE WHEN ${where.join(' AND ')} THEN ${of} END` : of
  const all = `group_concat(${distinct ? 'DISTINCT ' : ''}${counted} ORDER BY ${orders.join(', ')} SEPARATOR ',')`
  return `replace(replace(replace(${all}, ',', ${guarded((separator as Operand).sql)}), '~1', ','), '~0', '~')`
}

/** For the record: `functions: { ..., ...textFunctions }`. */
export const textFunctions: Readonly<Record<string, FunctionTemplate>> = { substring, replace, stringAgg }
