// Functions of text in SQL whose functions are named as in SQLite: https://sqlite.org/lang_corefunc.html
import type { Operand, OwnTemplate } from '../ast/value-type.ts'

/** `values`: places that count from 1 and lengths that are not negative. Others may be anything. */
export const substring: OwnTemplate = (args, _, option) => {
  const [text, start, length] = args.map(({ sql }) => sql) as [string, string, string?]
  if (option === 'values') return `substr(${args.map(({ sql }) => sql).join(', ')})`
  const from = `max(${start}, 1)`
  if (length === undefined) return `substr(${text}, ${from})`
  return `substr(${text}, ${from}, max(${start} + max(${length}, 0) - ${from}, 0))`
}

export const replace: OwnTemplate = args => `replace(${args.map(({ sql }) => sql).join(', ')})`

/** Marks that keep the commas of texts from being taken for those between them. */
const guarded = (sql: string): string => `replace(replace(${sql}, '~', '~0'), ',', '~1')`

/**
 * `option` tells how the terms of the order go, and how many conditions follow them. A function of different values takes
 * no separator (https://sqlite.org/lang_aggfunc.html#distinct), so that a comma stands for it until the end.
 */
export const stringAgg: OwnTemplate = ([text, separator, ...rest], _, option, words) => {
  const [distinct, ways = '', conditions = ''] = option.split(':')
  const orders = ways.split(',').map((way, at) => {
    const { sql, type } = rest[at] as Operand
    return `${type.sql?.sortKey?.({ sql, type }, words) ?? sql}${WAYS[way]}`
  })
  const where = rest.slice(orders.length).map(({ sql }) => sql)
  const filter = conditions && ` FILTER (WHERE ${where.join(' AND ')})`
  const [of, between] = [(text as Operand).sql, (separator as Operand).sql]
  const call = (argument: string): string => `group_concat(${argument} ORDER BY ${orders.join(', ')})${filter}`
  if (!distinct) return call(`${of}, ${between}`)
  const all = `replace(${call(`DISTINCT ${guarded(of)}`)}, ',', ${guarded(between)})`
  return `replace(replace(${all}, '~1', ','), '~0', '~')`
}

/** The words after a term of an order, by its way. */
export const WAYS: Readonly<Record<string, string>> = {
  a: '',
  af: ' NULLS FIRST',
  al: ' NULLS LAST',
  d: ' DESC',
  df: ' DESC NULLS FIRST',
  dl: ' DESC NULLS LAST',
}
