// Groups of several sizes in one query: subtotals and totals.
import { Node } from '../ast/node.ts'
import * as op from '../ast/op.ts'
import type { Context } from '../compile/context.ts'
import { writeGrouping, writeGroups } from '../compile/grouping-sets.ts'
import { ValidationError } from '../error/validation.ts'
import { Expr, expressionOf, nameOf } from '../expression/expr.ts'
import type { Aggregated, Grouped, Kind, NumberExpr, Of, Via } from '../expression/types.ts'
import { SAFE_INTEGER } from '../kind/number.ts'
import { UNKNOWN } from '../kind/unknown.ts'

type Key<F extends string> = Of<unknown, F, Exclude<Kind, 'json'>>

/** Keys of several groups, for groupBy(). */
export type Groups<F extends string> = Of<null, F | Grouped, 'plain'>

class GroupsNode extends Node {
  '~write'(ctx: Context): string {
    return writeGroups(this, ctx)
  }
}

class GroupingExpr extends Expr {
  '~write'(ctx: Context): string {
    return writeGrouping(this, ctx)
  }
}

function keys(all: readonly unknown[], name: string): Node[] {
  return all.map(one => {
    const node = expressionOf(one, name)
    if (node.type.kind !== 'json') return node
    throw new ValidationError(`${name} takes what can be grouped, and ${nameOf(node)} is a document`)
  })
}

function some(all: readonly unknown[], name: string): Node[] {
  if (all.length === 0) throw new ValidationError(`${name} takes a column or an expression`)
  return keys(all, name)
}

/**
 * Groups by all of the columns, by all but the last, and so on to none, which is the total:
 * `groupBy(rollup(Hero.teamId, Hero.age))`. In the rows of the larger groups the columns that they leave out are null, also
 * where the type of the column does not say so; grouping() tells them from groups of null. MySQL and MariaDB take it as the
 * only key, and no expressions with values; MariaDB has no orderBy() beside it (give the query a name, and order that):
 * UnsupportedError there, and always on SQLite. Where there is no row at all, MySQL and MariaDB answer no total.
 * https://www.postgresql.org/docs/current/queries-table-expressions.html#QUERIES-GROUPING-SETS,
 * https://dev.mysql.com/doc/refman/8.4/en/group-by-modifiers.html, https://mariadb.com/kb/en/select-with-rollup/
 */
export function rollup<F extends string>(...by: Key<F>[]): Groups<F> {
  return new GroupsNode(op.SQL, 'ROLLUP', some(by, 'rollup()'), UNKNOWN) as never
}

/**
 * Groups by every choice of the columns, from all to none. See rollup(). SQLite, MySQL and MariaDB: UnsupportedError.
 * https://www.postgresql.org/docs/current/queries-table-expressions.html#QUERIES-GROUPING-SETS
 */
export function cube<F extends string>(...by: Key<F>[]): Groups<F> {
  // https://github.com/postgres/postgres/blob/master/src/backend/parser/parse_agg.c: Postgres takes no more.
  if (by.length > 12) throw new ValidationError('cube() takes up to 12 columns')
  return new GroupsNode(op.SQL, 'CUBE', some(by, 'cube()'), UNKNOWN) as never
}

/**
 * Groups by each of the lists, of which an empty one is the total: `groupBy(groupingSets([Hero.teamId], [Hero.age], []))`.
 * See rollup(). SQLite, MySQL and MariaDB: UnsupportedError.
 * https://www.postgresql.org/docs/current/queries-table-expressions.html#QUERIES-GROUPING-SETS
 */
export function groupingSets<F extends string>(...sets: readonly (readonly Key<F>[])[]): Groups<F> {
  if (sets.length === 0 || !sets.every(Array.isArray))
    throw new ValidationError('groupingSets() takes lists of columns and expressions')
  const sizes = sets.map(set => set.length).join()
  return new GroupsNode(op.SQL, `GROUPING SETS:${sizes}`, keys(sets.flat(), 'groupingSets()'), UNKNOWN) as never
}

/**
 * 1 where the group of a row leaves the column out, 0 where it is a key of it. Of several columns it is one number: the
 * last counts 1, the one before 2, then 4. SQLite and MariaDB: UnsupportedError.
 * https://www.postgresql.org/docs/current/functions-aggregate.html#FUNCTIONS-GROUPING-TABLE
 */
export function grouping<F extends string>(...by: Key<F>[]): NumberExpr<number, F | Aggregated> & Via<never> {
  if (by.length > 31) throw new ValidationError('grouping() takes up to 31 columns')
  return new GroupingExpr(op.AGGREGATE, 'grouping', some(by, 'grouping()'), SAFE_INTEGER) as never
}
