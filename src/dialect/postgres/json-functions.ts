// Functions of documents: https://www.postgresql.org/docs/current/functions-json.html
import type { Operand } from '../../ast/value-type.ts'
import type { FunctionTemplate } from '../dialect.ts'
import { toText } from './convert.ts'
import { ordered } from './text-functions.ts'

/** What jsonb has itself, in lists too. */
const NATIVE = new Set<string>(['json', 'boolean', 'integer', 'real', 'text', 'enum'])

/** The value as JSON has it. */
export function part({ sql, type }: Operand): string {
  if (type.kind === 'array') {
    return NATIVE.has(type.item?.kind as string) ? `to_jsonb(${sql})` : `to_jsonb(${sql}::text[])`
  }
  if (type.kind === 'unknown') return `${sql}::text`
  if (NATIVE.has(type.kind) && type.storage === undefined) return sql
  if (type.kind === 'blob') return `encode(${sql}, 'hex')`
  if (type.kind === 'interval') return `round(extract(epoch FROM ${sql}) * 1000)::bigint`
  return toText({ sql, type })
}

/** The first arguments, so many as the option says, are null only in rows that a join missed. */
const document =
  (name: string): FunctionTemplate =>
  (args, _, count) => {
    const columns = args.slice(0, Number(count)).map(({ sql }) => `${sql} IS NOT NULL`)
    const sql = `${name}(${args.slice(columns.length).map(part).join(', ')})`
    return columns.length ? `CASE WHEN ${columns.join(' AND ')} THEN ${sql} END` : sql
  }

/** `option` tells how the terms of the order go. */
const jsonAgg: FunctionTemplate = ([of, ...rest], _, option) => {
  const ways = option === 'none' ? [] : option.split(',')
  const orders = ways.map((way, at) => ordered(rest[at] as Operand, way))
  const where = [`${of?.sql} IS NOT NULL`, ...rest.slice(orders.length).map(({ sql }) => sql)]
  const order = orders.length ? ` ORDER BY ${orders.join(', ')}` : ''
  return `jsonb_agg(${part(of as Operand)}${order}) FILTER (WHERE ${where.join(' AND ')})`
}

/** The value at a path as one text, in which no step fits what it is not made for. */
const at = (sql: string, path: string): string =>
  `jsonb_path_query_first(${sql}, ('strict ' || ${path})::jsonpath, '{}', true)`

const value = (given: Operand): string =>
  given.type.kind === 'json' ? given.sql : `to_jsonb(${given.type.kind === 'text' ? `${given.sql}::text` : given.sql})`

/** SQL that needs a document several times. What is more than a column is written once, so that changes of changes stay short. */
const repeated = (document: string, sql: (document: string) => string): string =>
  /^[\w".]+$/.test(document) ? sql(document) : `(SELECT ${sql('"~doc"')} FROM (SELECT ${document} AS "~doc") AS "~one")`

type Change = (document: string, path: string, value: Operand) => string

/** Where there is an object for the key, or a list for the position; elsewhere the document as it is. */
const changed =
  (change: Change): FunctionTemplate =>
  ([of, , parent, path, place, given], _, option) => {
    const [type] = option.split('-')
    return repeated(of?.sql as string, sql => {
      const found = at(sql, parent?.sql as string)
      const fits = type === 'array' ? `jsonb_array_length(${found}) >= ${place?.sql}` : 'true'
      const made = change(sql, path?.sql as string, given as Operand)
      return `CASE WHEN CASE jsonb_typeof(${found}) WHEN '${type}' THEN ${fits} END THEN ${made} ELSE ${sql} END`
    })
  }

const orNull = (sql: string): string => `coalesce(${sql}, 'null'::jsonb)`

export const jsonFunctions: Readonly<Record<string, FunctionTemplate>> = {
  jsonObject: document('jsonb_build_object'),
  jsonArray: document('jsonb_build_array'),
  jsonAgg,
  jsonSet: changed((sql, path, given) => `jsonb_set(${sql}, ${path}, ${orNull(value(given))})`),
  jsonRemove: changed((sql, path) => `${sql} #- ${path}`),
  jsonContains: ([of, wanted]) => `(${of?.sql} @> ${orNull(wanted?.sql as string)})`,
  jsonHas: ([of, , key]) => `(${of?.sql} ? ${key?.sql} AND jsonb_typeof(${of?.sql}) = 'object')`,
}
