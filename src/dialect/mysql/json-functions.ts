// Functions of documents: https://dev.mysql.com/doc/refman/8.4/en/json-functions.html, https://mariadb.com/kb/en/json-functions/
import type { Operand } from '../../ast/value-type.ts'
import { UnsupportedError } from '../../error/definition.ts'
import type { FunctionTemplate } from '../dialect.ts'
import { toText } from './convert.ts'
import type { Flavour } from './flavour.ts'
import { ordered } from './text-functions.ts'

/** Text that is a document, as what functions take for one: in MariaDB only other functions of documents answer that. */
const asJson = (sql: string, { name }: Flavour): string =>
  name === 'mysql' ? `CAST(${sql} AS JSON)` : `JSON_COMPACT(${sql})`

/** The value as an argument of a function that makes documents. */
function part({ sql, type }: Operand, flavour: Flavour): string {
  switch (type.kind) {
    case 'json':
    case 'array':
      return flavour.name === 'mysql' ? sql : asJson(sql, flavour)
    case 'boolean':
      return asJson(toText({ sql, type }), flavour)
    case 'integer':
    case 'real':
    case 'interval':
    case 'unknown':
      return sql
    default:
      return asText(type.kind === 'blob' ? `hex(${sql})` : toText({ sql, type }), flavour)
  }
}

/** In MariaDB arguments have to agree on a collation, and documents have this one. */
const asText = (sql: string, { name }: Flavour): string =>
  name === 'mysql' ? sql : `CONVERT(${sql} USING utf8mb4) COLLATE utf8mb4_bin`

/** The first arguments, so many as the option says, are null only in rows that a join missed. */
const document =
  (name: string, flavour: Flavour): FunctionTemplate =>
  (args, _, count) => {
    const columns = args.slice(0, Number(count)).map(({ sql }) => `${sql} IS NOT NULL`)
    const parts = args.slice(columns.length).map(one => part(one, flavour))
    const sql = `${name}(${parts.join(', ')})`
    return columns.length ? `CASE WHEN ${columns.join(' AND ')} THEN ${sql} END` : sql
  }

/**
 * `option` tells how the terms of the order go. MySQL's own aggregate knows neither order nor conditions. The session's
 * group_concat_max_len bounds the list: what is longer would be no document, and fails.
 */
const jsonAgg =
  (flavour: Flavour): FunctionTemplate =>
  ([of, ...rest], _, option) => {
    const ways = option === 'none' ? [] : option.split(',')
    const orders = ways.map((way, at) => ordered(rest[at] as Operand, way))
    const where = [`${of?.sql} IS NOT NULL`, ...rest.slice(orders.length).map(({ sql }) => sql)]
    const order = orders.length ? ` ORDER BY ${orders.join(', ')}` : ''
    const text = `concat(JSON_EXTRACT(JSON_ARRAY(${part(of as Operand, flavour)}), '$[0]'))`
    const list = `concat('[', group_concat(CASE WHEN ${where.join(' AND ')} THEN ${text} END${order} SEPARATOR ','), ']')`
    return flavour.name === 'mysql' ? `CAST(${list} AS JSON)` : list
  }

/** A hyphen after the option tells of a key that begins with one: MariaDB takes no path with such a key. */
function reached(option: string, { name }: Flavour): [type: string] {
  const [type = '', ...keys] = option.split('-')
  if (keys.length && name === 'mariadb') throw new UnsupportedError('key that begins with a hyphen', name)
  return [type]
}

/**
 * SQL that needs a document several times. What is more than a column is written once, so that changes of changes stay
 * short; not in MariaDB, where a query in FROM sees nothing of what is around it.
 */
const repeated = (document: string, { name }: Flavour, sql: (document: string) => string): string =>
  name === 'mariadb' || /^[\w`.]+$/.test(document)
    ? sql(document)
    : `(SELECT ${sql('`~doc`')} FROM (SELECT ${document} AS \`~doc\`) AS \`~one\`)`

type Change = (document: string, path: string, value: string) => string

const isA = (type: string, sql: string, path: string): string =>
  `JSON_TYPE(JSON_EXTRACT(${sql}, ${path})) = '${type.toUpperCase()}'`

/** Where there is an object for the key, or a list for the position; elsewhere the document as it is. */
const changed =
  (change: Change, flavour: Flavour): FunctionTemplate =>
  ([of, path, parent, , place, given, ...lists], _, option) => {
    const [type] = reached(option, flavour)
    return repeated(of?.sql as string, flavour, sql => {
      const found = [...lists.map(list => isA('array', sql, list.sql)), isA(type, sql, parent?.sql as string)]
      if (type === 'array') found.push(`JSON_LENGTH(JSON_EXTRACT(${sql}, ${parent?.sql})) >= ${place?.sql}`)
      const made = change(sql, path?.sql as string, part(given as Operand, flavour))
      return `CASE WHEN ${found.join(' AND ')} THEN ${made} ELSE ${sql} END`
    })
  }

/** Two values inside documents. MariaDB compares texts as they are written there, unless their marks are taken away. */
function same(left: string, right: string, { name, collation }: Flavour): string {
  if (name === 'mysql') return `${left} = ${right}`
  const [a, b] = [left, right].map(sql => `JSON_UNQUOTE(${sql}) COLLATE ${collation}`)
  return `CASE JSON_TYPE(${left}) WHEN 'STRING' THEN JSON_TYPE(${right}) = 'STRING' AND ${a} = ${b} ELSE JSON_EQUALS(${left}, ${right}) END`
}

/** What is wanted stands in a list: how it is found, the path, and the value. */
const WANTED = "COLUMNS (at FOR ORDINALITY, how VARCHAR(6) PATH '$[0]', path LONGTEXT PATH '$[1]')) AS `~wanted`"

const jsonContains =
  (flavour: Flavour): FunctionTemplate =>
  ([of, , list], _, option) => {
    reached(option, flavour)
    return repeated(of?.sql as string, flavour, sql => contains(sql, list?.sql as string, flavour))
  }

function contains(sql: string, list: string, flavour: Flavour): string {
  const value = `JSON_EXTRACT(${list}, concat('$[', \`~wanted\`.at - 1, '][2]'))`
  const found = `JSON_EXTRACT(${sql}, \`~wanted\`.path)`
  const item = `JSON_EXTRACT(${found}, concat('$[', \`~items\`.at - 1, ']'))`
  const items = `SELECT 1 FROM JSON_TABLE(${found}, '$[*]' COLUMNS (at FOR ORDINALITY)) AS \`~items\` WHERE ${same(item, value, flavour)}`
  const cases = [
    `WHEN 'is' THEN ${same(found, value, flavour)}`,
    `WHEN 'in' THEN CASE JSON_TYPE(${found}) WHEN 'ARRAY' THEN EXISTS (${items}) ELSE ${same(found, value, flavour)} END`,
    `ELSE JSON_TYPE(${found}) = upper(\`~wanted\`.how)`,
  ]
  const missing = `SELECT 1 FROM JSON_TABLE(${list}, '$[*]' ${WANTED} WHERE (CASE \`~wanted\`.how ${cases.join(' ')} END) IS NOT TRUE`
  return `CASE WHEN ${sql} IS NOT NULL THEN NOT EXISTS (${missing}) END`
}

export const jsonFunctions = (flavour: Flavour): Readonly<Record<string, FunctionTemplate>> => ({
  jsonObject: document('JSON_OBJECT', flavour),
  jsonArray: document('JSON_ARRAY', flavour),
  jsonAgg: jsonAgg(flavour),
  jsonSet: changed((sql, path, value) => `JSON_SET(${sql}, ${path}, ${value})`, flavour),
  jsonRemove: changed((sql, path) => `JSON_REMOVE(${sql}, ${path})`, flavour),
  jsonContains: jsonContains(flavour),
  jsonHas([of, path], _, option) {
    reached(option, flavour)
    return `JSON_CONTAINS_PATH(${of?.sql}, 'one', ${path?.sql})`
  },
})
