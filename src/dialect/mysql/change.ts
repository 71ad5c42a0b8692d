// Updates and deletes, which assign one column after another:
// https://dev.mysql.com/doc/refman/8.4/en/update.html, https://dev.mysql.com/doc/refman/8.4/en/delete.html
import type { TableSource } from '../../ast/query.ts'
import { Node } from '../../ast/node.ts'
import * as op from '../../ast/op.ts'
import { UnsupportedError } from '../../error/definition.ts'
import type { Assigned, Dialect } from '../dialect.ts'
import type { Flavour } from './flavour.ts'
import { quote } from './text.ts'

/** An order in which no value reads a column that was written before it; undefined where there is none. */
function ordered(set: readonly Assigned[], table: string): readonly Assigned[] | undefined {
  let left = set
  const found: Assigned[] = []
  while (left.length) {
    const reads = (one: Assigned, [column]: Assigned): boolean => one[1].includes(`${table}.${column}`)
    // Whatever no other value needs any more can be written.
    const free = left.filter(one => !left.some(other => other !== one && reads(other, one)))
    if (free.length === 0) return undefined
    found.push(...free)
    left = left.filter(one => !free.includes(one))
  }
  return found
}

/** For upserts, where the row that is there has no second name. */
export const inOrder =
  ({ name }: Flavour): NonNullable<Dialect['inOrder']> =>
  (set, table) => {
    const found = ordered(set, table)
    if (!found) throw new UnsupportedError('upsert in which columns take the values of each other', name)
    return found
  }

const assignments = (set: readonly Assigned[]): string =>
  set.map(([column, value]) => `${column} = ${value}`).join(', ')

/** The row that is written, beside the row as it was. */
const NEW = '`~new`'

/** What the row that was found goes by. */
const nameOf = (table: string, { aliased, as }: TableSource): string => (aliased ? quote(as) : table)

function joined(table: string, { aliased, table: { primaryKey, byKey } }: TableSource): string {
  if (aliased) throw new UnsupportedError('update of an alias in which columns take the values of each other', 'mysql')
  const keys = primaryKey.map(key => quote(byKey.get(key)?.name ?? key))
  return `${table} AS ${NEW} JOIN ${table} ON ${keys.map(key => `${table}.${key} = ${NEW}.${key}`).join(' AND ')}`
}

const within = (name: string, set: readonly Assigned[]): readonly Assigned[] =>
  set.map(([column, value]) => [`${name}.${column}`, value])

function update(table: string, source: TableSource, set: readonly Assigned[], where: string, alone: string): string {
  const found = ordered(set, nameOf(table, source))
  if (found) return `UPDATE ${alone} SET ${assignments(found)}${where}`
  return `UPDATE ${joined(table, source)} SET ${assignments(within(NEW, set))}${where}`
}

/** Beside other tables columns are assigned in any order, and each row once. */
function updateBeside(
  table: string,
  source: TableSource,
  set: readonly Assigned[],
  others: readonly string[],
  where: string,
): string {
  const name = nameOf(table, source)
  const apart = set.some(one => set.some(other => one !== other && one[1].includes(`${name}.${other[0]}`)))
  const tables = [apart ? joined(table, source) : table, ...others].join(' CROSS JOIN ')
  return `UPDATE ${tables} SET ${assignments(within(apart ? NEW : name, set))}${where}`
}

/**
 * MariaDB looks the rows of a list up only in statements on several tables, and otherwise reads the list again for every
 * row of the table: https://mariadb.com/kb/en/semi-join-subquery-optimizations/
 */
export const change =
  ({ name }: Flavour): NonNullable<Dialect['change']> =>
  (table, source, set, others, where) => {
    if (set && others.length) return updateBeside(table, source, set, others, where)
    const several = name === 'mariadb' && where.includes('JSON_TABLE(')
    if (set) return update(table, source, set, where, several ? `${table} JOIN (SELECT 1) AS \`~one\`` : table)
    // Only a delete on several tables knows an alias everywhere.
    const using = others.length || several || source.aliased
    const tables = using ? `${nameOf(table, source)} USING ${[table, ...others].join(' CROSS JOIN ')}` : table
    return `DELETE FROM ${tables}${where}`
  }

/**
 * A query that reads the table which its statement changes, or that has a LIMIT inside IN, stands inside another: the
 * server then reads it whole before it goes on. https://dev.mysql.com/doc/refman/8.4/en/subquery-errors.html
 */
export const apart =
  ({ name }: Flavour): NonNullable<Dialect['apart']> =>
  (query, changed, left) => {
    // MariaDB 10.11 finds nothing in HAVING, whatever there is.
    if (name === 'mariadb' && counts(left)) throw new UnsupportedError('in(query) of an aggregate', name, 'use as()')
    if (changed === undefined) return LIMITED.test(query) ? `SELECT * FROM (${query}) AS ${APART}` : query
    const reads = changed && name === 'mysql' && READS.some(word => query.includes(word + changed))
    return reads ? `SELECT /*+ NO_MERGE(${APART}) */ * FROM (${query}) AS ${APART}` : query
  }

const counts = (part: unknown): boolean =>
  part instanceof Node
    ? part.op === op.AGGREGATE || counts([part.a, part.b])
    : Array.isArray(part) && (part as unknown[]).some(counts)

/** The words stand at the end: a number, or a parameter, which is marked. */
const LIMITED = / LIMIT \W?\d+\W?(?: OFFSET \W?\d+\W?)?$/
const APART = '`~apart`'
const READS = [' FROM ', ' JOIN ']
