// MySQL 8 and MariaDB 10.11: https://dev.mysql.com/doc/refman/8.4/en/, https://mariadb.com/kb/en/documentation/
import type { Ordering } from '../../ast/node.ts'
import type { Operand, ValueType } from '../../ast/value-type.ts'
import { UnsupportedError } from '../../error/definition.ts'
import type { Dialect, Place } from '../dialect.ts'
import { apart, change, inOrder } from './change.ts'
import { codec } from './codec.ts'
import { onlyConflict } from './conflict.ts'
import { cast, convert, sortKey as keyOf } from './convert.ts'
import { type Flavour, MARIADB, MYSQL } from './flavour.ts'
import { groups } from './groups.ts'
import { storedAs } from './key.ts'
import { fullJoin } from './full-join.ts'
import { fullText } from './full-text.ts'
import { within } from './list.ts'
import { lock } from './lock.ts'
import { match, matchExpression } from './match.ts'
import { calls } from '../operators.ts'
import { aggregates, different, functions, operators, same } from './operators.ts'
import { path } from './path.ts'
import { place, repeats } from './place.ts'
import { plans } from './plan-steps.ts'
import { sources } from './sources.ts'
import { quote } from './text.ts'
import { transaction } from './transaction.ts'
import { castType, sortedCastType } from './types.ts'
import { windows } from './windows.ts'

/** Kinds that text beside them would make doubles, or texts: https://dev.mysql.com/doc/refman/8.4/en/type-conversion.html */
const TYPED = new Set(['bigint', 'decimal', 'timestamp', 'plainDate', 'plainTime', 'plainDateTime'])

const parameter =
  ({ name }: Flavour) =>
  (type: ValueType, place: Place): string => {
    if (place === 'store') return '?'
    // A text is no document, unless it is told to be one: https://dev.mysql.com/doc/refman/8.4/en/json.html#json-comparison
    if (type.kind === 'json' || type.kind === 'array') return name === 'mysql' ? 'CAST(? AS JSON)' : '?'
    if (type.kind === 'unknown' && type.item) {
      const sorted = sortedCastType(type.item)
      return sorted === null ? '?' : `CAST(? AS ${sorted})`
    }
    const cast = place === 'expression' || TYPED.has(type.kind) ? castType(type) : null
    return cast === null ? '?' : `CAST(? AS ${cast})`
  }

function sortKey(operand: Operand, { descending, nulls }: Ordering): string {
  const key = keyOf(operand)
  if (nulls === null || (nulls === 'last') === descending) return key
  return `${key} IS ${descending ? 'NOT ' : ''}NULL, ${key}`
}

/** https://dev.mysql.com/doc/refman/8.4/en/identifiers.html: names have the characters of the basic plane. */
function known(name: string): string {
  if (/[\u{10000}-\u{10FFFF}]/u.test(name)) throw new UnsupportedError('name with a character beyond U+FFFF', 'mysql')
  return name
}

/** OFFSET needs a LIMIT, and neither takes an expression: https://dev.mysql.com/doc/refman/8.4/en/select.html */
const EVERY_ROW = '18446744073709551615'

const limit =
  ({ name }: Flavour) =>
  (rows: string | null, skip: string | null): string => {
    for (const count of [rows, skip]) {
      if (count !== null && !/^\W?\d+\W?$/.test(count))
        throw new UnsupportedError('limit() or offset() of an expression', name)
    }
    const words = rows === null && skip === null ? '' : ` LIMIT ${rows ?? EVERY_ROW}`
    return skip === null ? words : `${words} OFFSET ${skip}`
  }

const dialect = (flavour: Flavour): Dialect => ({
  name: flavour.name,
  abilities: {
    returning: false,
    rightJoin: true,
    fullJoin: true,
    conflictTarget: false,
    aggregateFilter: true,
    schemas: false,
  },
  // https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_com_stmt_prepare.html: a number of 16 bits
  maxParameters: 65_535,
  quote: name => quote(known(name)),
  placeholder: () => '?',
  parameter: parameter(flavour),
  codec,
  storedAs,
  operators: operators(flavour),
  same,
  different,
  match,
  matchExpression,
  functions: { ...functions(flavour), ...calls(aggregates) },
  aggregates,
  within: within(flavour),
  convert,
  cast,
  path: path(flavour),
  sortKey,
  place,
  groups: groups(flavour),
  repeats,
  windows: windows(flavour),
  filtered: (argument, condition) => `CASE WHEN ${condition} THEN ${argument === '*' ? '1' : argument} END`,
  fullJoin: fullJoin(flavour),
  apart: apart(flavour),
  sources: sources(flavour),
  fullText,
  nulls: () => '',
  asNumber: '',
  limit: limit(flavour),
  // https://dev.mysql.com/doc/refman/8.4/en/insert-on-duplicate.html
  conflict: ([key], set, table) => ` ON DUPLICATE KEY UPDATE ${set ?? `${key} = ${table}.${key}`}`,
  onlyConflict,
  inOrder: inOrder(flavour),
  change: change(flavour),
  excluded: column => `values(${column})`,
  defaultValues: ' () VALUES ()',
  // Generated keys go on after the highest by themselves: https://dev.mysql.com/doc/refman/8.4/en/innodb-auto-increment-handling.html
  resetKeys: null,
  transaction: transaction(flavour),
  lock: lock(flavour),
  plans: plans(flavour),
  explain: { prefix: 'EXPLAIN FORMAT=JSON ', text: rows => rows.map(([plan]) => String(plan)).join('\n') },
})

/** The record of MySQL, from 8.0.19: `query.toSQL(mysql)`. */
export const mysql: Dialect = /* @__PURE__ */ dialect(MYSQL)

/** The record of MariaDB, from 10.11: `query.toSQL(mariadb)`. */
export const mariadb: Dialect = /* @__PURE__ */ dialect(MARIADB)
