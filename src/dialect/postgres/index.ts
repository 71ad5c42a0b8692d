// Postgres, from 14: https://www.postgresql.org/docs/current/sql.html
import type { ColumnDescription } from '../../ast/column.ts'
import type { Node, Ordering } from '../../ast/node.ts'
import * as op from '../../ast/op.ts'
import type { Source } from '../../ast/query.ts'
import type { Operand, ValueType } from '../../ast/value-type.ts'
import type { Dialect, Parameterized, Place } from '../dialect.ts'
import { codec, listEncoder } from './codec.ts'
import { cast, convert, sortKey } from './convert.ts'
import { fullText } from './full-text.ts'
import { lock } from './lock.ts'
import { match, matchExpression } from './match.ts'
import { plans } from './plan-steps.ts'
import { calls } from '../operators.ts'
import { aggregates, different, functions, operators, same } from './operators.ts'
import { repeats } from './repeats.ts'
import { resetKeys } from './reset-keys.ts'
import { sources } from './sources.ts'
import { transaction } from './transaction.ts'
import { castType } from './types.ts'

/** Kinds that may be stored in several forms, so that a parameter may have to become another one. */
const CHANGING = new Set(['decimal', 'timestamp', 'plainDateTime', 'uuid'])

/**
 * Beside a column, or as the value of one, a parameter takes the column's type by itself. Elsewhere it would be text
 * (https://www.postgresql.org/docs/current/typeconv-select.html).
 */
function parameter(type: ValueType, place: Place): string {
  const typed = place === 'expression' ? type.kind !== 'unknown' : place === 'compare' && CHANGING.has(type.kind)
  return typed ? `?::${castType(type)}` : '?'
}

/** A path of keys and positions, which finds nothing where a step does not fit the document. */
const jsonPath = (steps: readonly (string | number)[]): string =>
  `strict $${steps.map(step => (typeof step === 'number' ? `[${step}]` : `.${JSON.stringify(step)}`)).join('')}`

/** Documents stay JSON; other values become SQL values: https://www.postgresql.org/docs/current/functions-json.html */
function path(document: string, type: ValueType): Parameterized {
  const found = `jsonb_path_query_first(${document}, ?, '{}', true)`
  const text = `(${found} #>> '{}')`
  const sql = type.kind === 'json' ? found : type.kind === 'text' ? `${text} COLLATE "C"` : `${text}::${castType(type)}`
  return { sql, encode: [jsonPath] }
}

/**
 * A list is one array: https://www.postgresql.org/docs/current/functions-comparisons.html. Of arrays there is none, so
 * that they go as texts.
 */
function within({ sql, type }: Operand, negated: boolean): Parameterized {
  if (type.kind === 'array') {
    const items = `SELECT item::${castType(type)} FROM unnest(?::text[]) AS item`
    return { sql: `${sql} ${negated ? 'NOT IN' : 'IN'} (${items})`, encode: [listEncoder(type)] }
  }
  return { sql: `${sql} ${negated ? '<> ALL' : '= ANY'} (?)`, encode: [listEncoder(type)] }
}

/** Null would sort highest. Where there is none, no word is needed, and any index serves the order. */
function nulls({ node, descending, nulls: asked }: Ordering, missing: ReadonlySet<string>): string {
  if (!isNullable(node, missing)) return ''
  // What came from outside of the types is no text of ours.
  return ` NULLS ${(asked ?? (descending ? 'last' : 'first')) === 'first' ? 'FIRST' : 'LAST'}`
}

/** Expressions may always be null, and so may columns of rows that a join may have missed. */
const isNullable = ({ op: kind, a, b }: Node, missing: ReadonlySet<string>): boolean =>
  (kind !== op.COLUMN && kind !== op.ALIASED) || (a as ColumnDescription).nullable || missing.has((b as Source).as)

/** The record of Postgres: `query.toSQL(postgres)`. */
export const postgres: Dialect = {
  name: 'postgres',
  abilities: {
    returning: true,
    rightJoin: true,
    fullJoin: true,
    conflictTarget: true,
    aggregateFilter: true,
    schemas: true,
  },
  // https://www.postgresql.org/docs/current/protocol-message-formats.html: a number of 16 bits in Bind
  maxParameters: 65_535,
  // A name has at least one character: https://www.postgresql.org/docs/current/sql-syntax-lexical.html
  quote: name => `"${name.includes('"') ? name.replaceAll('"', '""') : name || ' '}"`,
  placeholder: index => `$${index}`,
  parameter,
  repeats,
  codec,
  operators,
  same,
  different,
  match,
  matchExpression,
  functions: { ...functions, ...calls(aggregates) },
  aggregates,
  within,
  convert,
  cast,
  path,
  sortKey,
  nulls,
  sources,
  fullText,
  asNumber: '::integer',
  limit: (rows, skip) => (rows === null ? '' : ` LIMIT ${rows}`) + (skip === null ? '' : ` OFFSET ${skip}`),
  // https://www.postgresql.org/docs/current/sql-insert.html#SQL-ON-CONFLICT
  conflict: (target, set) => ` ON CONFLICT (${target.join(', ')}) DO ${set === null ? 'NOTHING' : `UPDATE SET ${set}`}`,
  // https://www.postgresql.org/docs/current/sql-merge.html
  merge: true,
  excluded: column => `excluded.${column}`,
  defaultValues: ' DEFAULT VALUES',
  resetKeys,
  transaction,
  lock,
  plans,
  explain: { prefix: 'EXPLAIN ', text: rows => rows.map(([line]) => String(line)).join('\n') },
}
