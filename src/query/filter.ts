// Filters of models: conditions that hide rows wherever the model is named.
import { Node } from '../ast/node.ts'
import * as op from '../ast/op.ts'
import type { UpdatePlan } from '../ast/query.ts'
import type { RowIssue } from '../error/validation.ts'
import type { Expr } from '../expression/expr.ts'
import { now } from '../expression/functions.ts'
import type { Kinds } from '../expression/types.ts'
import { checked } from '../model/check-value.ts'
import type { AnyColumn } from '../model/column-types.ts'
import type { ConstraintSettings, TableDraft } from '../model/drafts.ts'
import { checkProperty, fail } from '../model/names.ts'
import type { Filter, OwnCondition } from '../model/table-types.ts'
import { writeError } from '../model/write.ts'
import { writePlan } from '../model/write-plan.ts'
import { filterInput } from './filter-value.ts'
import { filtersOf, type OwnExprs, type RowFilter, rowFilters } from './row-filters.ts'

type Build = (t: never, value: never) => unknown
type Given<C extends AnyColumn> = Kinds<C['~']['in'], never>[C['~']['kind']]

/** SQL by hand does not say what it is. */
const CONDITIONS = new Set(['boolean', 'unknown'])

type Described = Omit<RowFilter, 'name'>

/** A filter before its table is known: what it is there, added to the table and to its model, which was made before. */
const settings = (name: string, describe: (draft: TableDraft) => Described): Filter & ConstraintSettings => ({
  kind: 'filter',
  name,
  build: undefined as never,
  '~value': undefined,
  addTo(draft) {
    const { table, model } = draft
    const before = filtersOf(table)?.list ?? []
    checkProperty(`${table.model}: filter()`, name)
    if (before.some(one => one.name === name)) fail(table.model, `there are two filters '${name}'`)
    table.filters = rowFilters(model as unknown as OwnExprs, [...before, { name, ...describe(draft) }])
    Object.assign(model.$, { filters: table.filters })
  },
})

function described(
  { table: { model }, model: columns }: TableDraft,
  name: string,
  value: unknown,
  where: Build,
): Described {
  const input = value === undefined ? null : filterInput(model, name, value)
  const build = (t: OwnExprs): Node => {
    const node = where(t as never, input?.expression as never)
    if (node instanceof Node && CONDITIONS.has(node.type.kind)) return node
    return fail(model, `the filter '${name}' has to answer a condition`)
  }
  build(columns as unknown as OwnExprs)
  return { input, build, remove: null }
}

/**
 * A condition that hides rows of a model from every query, update and delete that names it, in joins, subqueries and
 * related rows as well: `table('heroes', { ... }, { filters: [filter('adult', t => t.age.gte(18))] })`. unfiltered()
 * switches it off by name.
 *
 * With a column builder between name and condition it takes a value, which withFilters() gives for a whole handle of a
 * database: `filter('tenant', integer(), (t, tenant) => t.tenantId.eq(tenant))`. Without a value statements are refused.
 *
 * SQL by hand is not filtered, and neither is what the database does by itself: unique constraints and foreign keys see
 * all rows, and so do upserts.
 */
export function filter<const N extends string, H>(name: N, where: (t: H) => OwnCondition): Filter<N, H, never>
export function filter<const N extends string, H, C extends AnyColumn>(
  name: N,
  value: C,
  where: (t: H, value: Given<C>) => OwnCondition,
): Filter<N, H, C['~']['in']>
export function filter(name: string, ...given: readonly unknown[]): unknown {
  const where = given.at(-1) as Build
  return settings(name, draft => described(draft, name, given.length > 1 ? given[0] : undefined, where))
}

/** Columns that say when a row was deleted; any name where the table is not known yet. */
type Moments<H> = unknown extends H
  ? string
  : {
      [P in keyof H]: H[P] extends { '~': { value: infer T } }
        ? [T, Date | null] extends [Date | null, T]
          ? P
          : never
        : never
    }[keyof H] &
      string

/** The update that marks rows, with everything else that an update does to them. */
function marked(plan: UpdatePlan, key: string, columns: OwnExprs): UpdatePlan {
  const { table } = plan.source
  const issues: RowIssue[] = []
  const set = writePlan(table).columns.flatMap(column => {
    const node = columns[column.key] as Expr
    const value: unknown = column.key === key ? now() : column.version ? node.plus(1) : column.onUpdate?.()
    return value === undefined ? [] : [{ node, value: checked(column, value, {}, 0, issues) }]
  })
  if (issues.length > 0) throw writeError(table, issues)
  return { ...plan, op: op.UPDATE, set }
}

/**
 * Deletes that can be undone: rows with a time in this column are hidden as by a filter named 'softDelete', and
 * deleteFrom() writes the time of the database there instead of deleting: `filters: [softDelete('deletedAt')]`. The column
 * is a nullable timestamp. What refers to the row stays as it is: no onDelete of a foreign key runs. unfiltered(Hero,
 * 'softDelete') reads such rows, brings them back by update(), and deletes for good.
 */
export function softDelete<H, const K extends Moments<H>>(column: K): Filter<'softDelete', H, never> {
  const key: string = column
  return settings('softDelete', ({ table }) => {
    const description = table.byKey.get(key)
    if (description?.type.kind !== 'timestamp' || !description.nullable)
      fail(table.model, `softDelete() takes a nullable timestamp, and '${key}' is none`)
    return {
      input: null,
      build: columns => (columns[key] as Expr).isNull(),
      remove: (plan, columns) => marked(plan, key, columns),
    }
  }) as never
}
