// Updates and deletes, which assign one column after another:
// https://dev.mysql.com/doc/refman/8.4/en/update.html, https://dev.mysql.com/doc/refman/8.4/en/delete.html
import type { TableSource } from '../../ast/query.ts'
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

function joined(table: string, { table: { primaryKey, byKey } }: TableSource): string {
  const keys = primaryKey.map(key => quote(byKey.get(key)?.name ?? key))
  return `${table} AS ${NEW} JOIN ${table} ON ${keys.map(key => `${table}.${key} = ${NEW}.${key}`).join(' AND ')}`
}

function update(table: string, source: TableSource, set: readonly Assigned[], where: string, alone: string): string {
  const found = ordered(set, table)
  if (found) return `UPDATE ${alone} SET ${assignments(found)}${where}`
  const written = set.map(([column, value]): Assigned => [`${NEW}.${column}`, value])
  return `UPDATE ${joined(table, source)} SET ${assignments(written)}${where}`
}

/**
 * MariaDB looks the rows of a list up only in statements on several tables, and otherwise reads the list again for every
 * row of the table: https://mariadb.com/kb/en/semi-join-subquery-optimizations/
 */
export const change =
  ({ name }: Flavour): NonNullable<Dialect['change']> =>
  (table, source, set, where) => {
    const several = name === 'mariadb' && where.includes('JSON_TABLE(')
    if (set) return update(table, source, set, where, several ? `${table} JOIN (SELECT 1) AS \`~one\`` : table)
    return `DELETE FROM ${table}${several ? ` USING ${table}` : ''}${where}`
  }

/**
 * A query that reads the table which its statement changes, or that has a LIMIT inside IN, stands inside another: the
 * server then reads it whole before it goes on. https://dev.mysql.com/doc/refman/8.4/en/subquery-errors.html
 */
export const apart =
  ({ name }: Flavour): NonNullable<Dialect['apart']> =>
  (query, changed) => {
    if (changed === undefined) return LIMITED.test(query) ? `SELECT * FROM (${query}) AS ${APART}` : query
    const reads = changed && name === 'mysql' && READS.some(word => query.includes(word + changed))
    return reads ? `SELECT /*+ NO_MERGE(${APART}) */ * FROM (${query}) AS ${APART}` : query
  }

/** The words stand at the end: a number, or a parameter, which is marked. */
const LIMITED = / LIMIT \W?\d+\W?(?: OFFSET \W?\d+\W?)?$/
const APART = '`~apart`'
const READS = [' FROM ', ' JOIN ']
