// Queries with a name, which a statement reads as often as it likes, and those that read themselves.
import type { Rows } from '../ast/executor.ts'
import { Node } from '../ast/node.ts'
import * as op from '../ast/op.ts'
import { Selection, type SelectPlan, type Source, type WritePlan } from '../ast/query.ts'
import type { ValueType } from '../ast/value-type.ts'
import { operandOf } from '../compile/expression.ts'
import type { Context } from '../compile/context.ts'
import { missingSources, outputNames, wholeRow } from '../compile/output.ts'
import type { OwnColumns } from '../compile/part.ts'
import { commonTable, itself } from '../compile/with.ts'
import { writtenRows } from '../compile/with-write.ts'
import { DefinitionError } from '../error/definition.ts'
import { computed } from '../expression/arithmetic.ts'
import { planOf } from '../expression/scalar.ts'
import { SAFE_INTEGER } from '../kind/number.ts'
import { TEXT } from '../kind/text.ts'
import type { Derived } from '../model/model-types.ts'
import { columnType, commonColumns, refuseDocuments } from './common-columns.ts'
import { ownTable } from './own-table.ts'
import { NO_CLAUSES, SelectQuery } from './select.ts'
import type { Alone, RecursiveOptions, RowsOf, Standing, Step } from './source-types.ts'
import { WriteStatement } from './write-statement.ts'

/** More than any statement takes: what needs more is several. */
const EVERYTHING = 65_535

/** The columns that a statement returns, as those of a query on its table. */
function returnedBy(name: string, { source, returned }: WriteStatement): SelectQuery {
  if (returned === null)
    throw new DefinitionError(`cte('${name}') takes a query, or a statement that writes with returning()`)
  return new SelectQuery(source, { ...NO_CLAUSES, selection: returned === true ? null : returned })
}

function planned(name: string, statement: WriteStatement): WritePlan {
  const plan = statement['~plan'](EVERYTHING, true)
  if ('parts' in plan)
    throw new DefinitionError(`cte('${name}') takes one statement, and these rows need several or none`)
  return plan as WritePlan
}

/**
 * A query with a name, as a source of from() and joins: `WITH "name" AS (...)`. A statement holds it once, however often
 * it is read. MySQL and MariaDB take WITH in writes only inside, where each reader brings it along. Throws
 * DefinitionError where a statement has two queries of the name, or a table.
 * https://www.postgresql.org/docs/current/queries-with.html
 *
 * On Postgres it may be a statement that writes and has returning(), whose rows are read: `cte('moved',
 * deleteFrom(Hero).where(...).returning())`. All parts of the statement see the tables as they were before it. Elsewhere
 * that is an UnsupportedError. https://www.postgresql.org/docs/current/queries-with.html#QUERIES-WITH-MODIFYING
 */
export function cte<const N extends string, Q>(name: N, query: Q & Standing<Q>): Derived<RowsOf<Q>, N> {
  const write = query instanceof WriteStatement ? query : null
  const base = write ? returnedBy(name, write) : planOf(query, 'cte()')
  const columns = outputNames(base)
  const written = write && { written: writtenRows(() => planned(name, write)) }
  const table = commonTable({ name, columns, base, step: null, all: true, ...written })
  return ownTable('cte()', name, columns, table) as never
}

/** A value of the step, in the form of the column. */
class ColumnForm extends Node {
  '~write'(ctx: Context): string {
    const from = operandOf((this.b as readonly [Node])[0], ctx)
    const operand = { sql: ctx.dialect.convert(from, this.type), type: this.type }
    return ctx.dialect.sources?.column?.(operand) ?? operand.sql
  }
}

/** Results of any number of steps: numbers and texts are as wide as they can be, and no column's storage is kept. */
function room(type: ValueType): ValueType {
  if (type.kind === 'integer') return SAFE_INTEGER
  return type.kind === 'text' ? TEXT : computed(type)
}

/** The step reads what was found once, and cannot put it in order. */
function requireStep(name: string, plan: SelectPlan, self: Source): void {
  const sources = [plan.source, ...plan.joins.map(({ source }) => source)]
  const what = `the step of recursiveCte('${name}')`
  if (sources.filter(source => source === self).length !== 1)
    throw new DefinitionError(`${what} reads itself once, in from() or a join`)
  if (missingSources(plan).has(name)) throw new DefinitionError(`${what} cannot miss itself in an outer join`)
  const { groups, havings, orders, rows, skip, unique, lock } = plan
  if (groups.length || havings.length || orders.length || rows !== null || skip !== null || unique || lock)
    throw new DefinitionError(`${what} has joins and conditions, and no groups, order, limit, distinct or lock`)
}

/** The step with its columns in the order and form of the base. */
function typed(name: string, plan: SelectPlan, columns: OwnColumns): SelectPlan {
  const { names, parts } = plan.selection ?? wholeRow(plan.source)
  const nodes = columns.map(([key, type]) => {
    const part = parts[names.indexOf(key)] as Node
    const common = columnType(`recursiveCte('${name}')`, key, [type, part.type])
    if (type.kind !== 'unknown' && common.id !== type.id)
      throw new DefinitionError(`the step of recursiveCte('${name}') makes more of '${key}' than its base: cast() one`)
    return new ColumnForm(op.SQL, null, [part], type)
  })
  const selection = new Selection(
    columns.map(([key]) => key),
    nodes,
  )
  return { ...plan, op: plan.op, selection }
}

/**
 * A query that goes on with what it found: the rows of the base, then those that the step finds out of the last ones,
 * until it finds none. `self` is what was found last; the step reads it once. Integers are as wide as numbers can be,
 * and text has any length. `{ all: false }` leaves out rows that were found before, so that cycles end.
 * https://www.postgresql.org/docs/current/queries-with.html#QUERIES-WITH-RECURSIVE
 */
export function recursiveCte<const N extends string, R, O extends string, S, P extends string>(
  name: N,
  base: Rows<R, O> & Alone<O>,
  step: (self: Derived<R, N>) => Rows<S, P> & Step<R, S> & Alone<P>,
  { all = true }: RecursiveOptions = {},
): Derived<R, N> {
  const first = planOf(base, 'recursiveCte()')
  const columns = outputNames(first).map(([key, type]): OwnColumns[0] => [key, room(type)])
  if (!all) refuseDocuments('recursiveCte()', columns, 'leave it out, or keep all rows')
  const self = ownTable('recursiveCte()', name, columns, itself(name)) as { readonly $: Source }
  const next = planOf(step(self as never), `the step of recursiveCte('${name}')`)
  commonColumns(`recursiveCte('${name}')`, [first, next])
  requireStep(name, next, self.$)
  const table = commonTable({ name, columns, base: first, step: typed(name, next, columns), all })
  return ownTable('recursiveCte()', name, columns, table) as never
}
