// SQLite, from 3.45: https://sqlite.org/lang.html
import type { ValueType } from '../../ast/value-type.ts'
import type { Dialect, Parameterized, Place, Words } from '../dialect.ts'
import { codec } from './codec.ts'
import { cast, convert } from './convert.ts'
import { isInteger, words } from './form.ts'
import { within } from './list.ts'
import { match, matchExpression } from './match.ts'
import { different, functions, operators, same } from './operators.ts'
import { planText } from './plan.ts'

/**
 * Drivers bind a JavaScript number as REAL, which matters wherever no column's affinity turns it back. `+?` hides the
 * value from the planner, which would otherwise prepare the statement again for each new value
 * (https://sqlite.org/c3ref/prepare.html on re-preparing for bound values).
 */
function parameter(type: ValueType, place: Place): string {
  if (place === 'compare') return '+?'
  return place === 'expression' && isInteger(type) ? 'CAST(? AS INTEGER)' : '?'
}

/** A path of keys and positions: https://sqlite.org/json1.html#path_arguments */
const jsonPath = (steps: readonly (string | number)[]): string =>
  `$${steps.map(step => (typeof step === 'number' ? `[${step}]` : `.${JSON.stringify(step)}`)).join('')}`

/** Documents stay JSON; other values become SQL values. */
function path(document: string, type: ValueType): Parameterized {
  return { sql: `${document} ${type.kind === 'json' ? '->' : '->>'} ?`, encode: [jsonPath] }
}

/** Taking the write lock at once: a reader that wants to write later may find that it cannot. */
const writing: Words = { begin: ['BEGIN IMMEDIATE'], commit: ['COMMIT'], rollback: ['ROLLBACK'] }

/**
 * Waits for no writer, and sees none. That writes are refused is a setting of the connection, which goes back first:
 * there may be nothing left to roll back. https://sqlite.org/pragma.html#pragma_query_only
 */
const reading: Words = {
  begin: ['BEGIN', 'PRAGMA query_only = 1'],
  commit: ['PRAGMA query_only = 0', 'COMMIT'],
  rollback: ['PRAGMA query_only = 0', 'ROLLBACK'],
}

/** The record of SQLite: `query.toSQL(sqlite)`. */
export const sqlite: Dialect = {
  name: 'sqlite',
  abilities: {
    returning: true,
    rightJoin: true,
    fullJoin: true,
    conflictTarget: true,
    aggregateFilter: true,
    schemas: false,
  },
  maxParameters: 32_766,
  quote: name => `"${name.includes('"') ? name.replaceAll('"', '""') : name}"`,
  placeholder: () => '?',
  parameter,
  codec,
  operators,
  same,
  different,
  match,
  matchExpression,
  functions,
  words,
  aggregates: {},
  within,
  convert,
  cast,
  path,
  sortKey: operand => operand.type.sql?.sortKey?.(operand, words) ?? operand.sql,
  nulls: ({ nulls }) => (nulls ? ` NULLS ${nulls === 'first' ? 'FIRST' : 'LAST'}` : ''),
  asNumber: '',
  limit: (rows, skip) =>
    rows === null && skip === null ? '' : ` LIMIT ${rows ?? '-1'}${skip === null ? '' : ` OFFSET ${skip}`}`,
  // https://sqlite.org/lang_upsert.html
  conflict: (target, set) => ` ON CONFLICT (${target.join(', ')}) DO ${set === null ? 'NOTHING' : `UPDATE SET ${set}`}`,
  excluded: column => `excluded.${column}`,
  defaultValues: ' DEFAULT VALUES',
  resetKeys: null,
  // Transactions are serializable always, and those that read never fail for others: https://sqlite.org/isolation.html
  transaction: ({ readOnly }) => (readOnly ? reading : writing),
  explain: { prefix: 'EXPLAIN QUERY PLAN ', text: planText },
}
