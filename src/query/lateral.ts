// Queries in joins that read the tables before them.
import type { Rows } from '../ast/executor.ts'
import { lateralTable } from '../compile/lateral.ts'
import { outputNames } from '../compile/output.ts'
import { planOf } from '../expression/scalar.ts'
import { ownTable } from './own-table.ts'
import type { LateralTable } from './source-types.ts'

export interface Lateral<Result, Outer extends string> {
  /** The source for a join. */
  as<const N extends string>(name: N): LateralTable<Result, N, Outer>
}

/**
 * A query as a source of joins that reads the tables before it, which it names with outer(): the newest three posts of
 * every author. Joins are inner, left or cross. SQLite and MariaDB: UnsupportedError.
 * https://www.postgresql.org/docs/current/queries-table-expressions.html#QUERIES-LATERAL
 */
export function lateral<R, O extends string>(query: Rows<R, O>): Lateral<R, O> {
  const plan = planOf(query, 'lateral()')
  return {
    as: (name: string) => ownTable('as()', name, outputNames(plan), lateralTable(plan, name)) as never,
  }
}
