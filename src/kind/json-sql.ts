// Documents in SQL whose functions are named as in SQLite: https://sqlite.org/json1.html
import type { Operand, OwnTemplate, Words } from '../ast/value-type.ts'
import { WAYS } from './text-sql.ts'

/** The value as an argument of a function that makes documents: a number, a text, or what says that it is JSON. */
function part({ sql, type }: Operand, words: Words): string {
  switch (type.kind) {
    case 'json':
    case 'array':
      return `json(${sql})`
    case 'boolean':
      return `json(CASE WHEN ${sql} THEN 'true' WHEN NOT ${sql} THEN 'false' END)`
    case 'blob':
      return `CASE WHEN ${sql} IS NOT NULL THEN hex(${sql}) END`
    case 'integer':
    case 'real':
    case 'interval':
    case 'text':
    case 'enum':
    case 'unknown':
      return sql
    default:
      return type.sql?.castTo?.text?.({ sql, type }, words) ?? `CAST(${sql} AS TEXT)`
  }
}

/** The first arguments, so many as the option says, are null only in rows that a join missed. */
function found(args: readonly Operand[], count: string, sql: (rest: readonly Operand[]) => string): string {
  const columns = args.slice(0, Number(count)).map(one => `${one.sql} IS NOT NULL`)
  const document = sql(args.slice(columns.length))
  return columns.length ? `CASE WHEN ${columns.join(' AND ')} THEN ${document} END` : document
}

export const jsonObject: OwnTemplate = (args, _, option, words) =>
  found(args, option, rest => `json_object(${rest.map(one => part(one, words)).join(', ')})`)

export const jsonArray: OwnTemplate = (args, _, option, words) =>
  found(args, option, rest => `json_array(${rest.map(one => part(one, words)).join(', ')})`)

/** `option` tells how the terms of the order go, and how many conditions follow them. */
export const jsonAgg: OwnTemplate = ([of, ...rest], _, option, words) => {
  const ways = option === 'none' ? [] : option.split(',')
  const orders = ways.map((way, at) => {
    const { sql, type } = rest[at] as Operand
    return `${type.sql?.sortKey?.({ sql, type }, words) ?? sql}${WAYS[way]}`
  })
  const where = [`${of?.sql} IS NOT NULL`, ...rest.slice(orders.length).map(({ sql }) => sql)]
  const order = orders.length ? ` ORDER BY ${orders.join(', ')}` : ''
  return `nullif(json_group_array(${part(of as Operand, words)}${order}) FILTER (WHERE ${where.join(' AND ')}), '[]')`
}

/** SQL that needs a document several times. What is more than a column is written once, so that changes of changes stay short. */
const repeated = (document: string, sql: (document: string) => string): string =>
  /^[\w".]+$/.test(document) ? sql(document) : `(SELECT ${sql('"~doc"')} FROM (SELECT ${document} AS "~doc"))`

type Change = (document: string, path: string, value: string) => string

/** Where there is an object for the key, or a list for the position; elsewhere the document as it is. */
const changed =
  (change: Change): OwnTemplate =>
  ([document, path, parent, , , value], _, option, words) => {
    const [type] = option.split('-')
    const given = value ? part(value, words) : ''
    return repeated(document?.sql as string, sql => {
      const made = change(sql, path?.sql as string, given)
      return `CASE WHEN json_type(${sql}, ${parent?.sql}) = '${type}' THEN ${made} ELSE ${sql} END`
    })
  }

export const jsonSet: OwnTemplate = changed((document, path, value) => `json_set(${document}, ${path}, ${value})`)
export const jsonRemove: OwnTemplate = changed((document, path) => `json_remove(${document}, ${path})`)

export const jsonHas: OwnTemplate = ([document, path]) =>
  `CASE WHEN ${document?.sql} IS NOT NULL THEN json_type(${document?.sql}, ${path?.sql}) IS NOT NULL END`

const NUMBERS = "WHEN 'integer' THEN 'real'"
const typed = (type: string): string => `CASE ${type} ${NUMBERS} ELSE ${type} END`

/**
 * What is wanted stands in a list of JSON: how it is found, the path, and the value. `is`: the value is there; `in`: it is
 * there, or an item of the list that is; otherwise the type of what is there.
 */
export const jsonContains: OwnTemplate = ([document, , wanted]) =>
  repeated(document?.sql as string, sql => contains(sql, wanted?.sql as string))

function contains(sql: string, wanted: string): string {
  const [path, value] = ["(wanted.value ->> '$[1]')", "wanted.value, '$[2]'"]
  const same = (type: string, atom: string): string =>
    `${typed(type)} = ${typed(`json_type(${value})`)} AND ${atom} IS json_extract(${value})`
  const at = `json_type(${sql}, ${path})`
  const cases = [
    `WHEN 'is' THEN ${same(at, `json_extract(${sql}, ${path})`)}`,
    `WHEN 'in' THEN ${at} <> 'object' AND EXISTS (SELECT 1 FROM json_each(${sql}, ${path}) AS item WHERE ${same('item.type', 'item.atom')})`,
    `ELSE ${at} = wanted.value ->> '$[0]'`,
  ]
  const missing = `SELECT 1 FROM json_each(${wanted}) AS wanted WHERE (CASE wanted.value ->> '$[0]' ${cases.join(' ')} END) IS NOT TRUE`
  return `CASE WHEN ${sql} IS NOT NULL THEN NOT EXISTS (${missing}) END`
}
