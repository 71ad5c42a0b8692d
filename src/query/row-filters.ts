// What the filters of a model add to statements: conditions where their place is, so that nothing else changes.
import type { Node } from '../ast/node.ts'
import * as op from '../ast/op.ts'
import type { Join, Source, SourceRules, TableSource, UpdatePlan } from '../ast/query.ts'
import { aliasedColumn, Expr } from '../expression/expr.ts'
import { BOOLEAN } from '../kind/boolean.ts'
import type { FilterInput } from './filter-value.ts'

/** The columns of a model or an alias, by property. */
export type OwnExprs = Readonly<Record<string, Expr>>

/** One filter of a model. */
export interface RowFilter {
  readonly name: string
  readonly input: FilterInput | null
  readonly build: (columns: OwnExprs) => Node
  /** What a delete does instead of deleting; null where it deletes. */
  readonly remove: ((plan: UpdatePlan, columns: OwnExprs) => UpdatePlan) | null
}

export interface RowFilters extends SourceRules {
  readonly list: readonly RowFilter[]
  /** The same without some of them. */
  without(names: readonly string[]): RowFilters | undefined
}

/** The filters of a source or a table, if it has any. */
export const filtersOf = ({ filters }: { readonly filters?: object | undefined }): RowFilters | undefined =>
  filters && 'list' in filters ? (filters as RowFilters) : undefined

/** Conditions of filters in WHERE, each with the key of its rows; null where it holds for rows that a join missed. */
const found = new WeakMap<Node, Expr | null>()

const isFound = (node: Node): boolean => found.has(node)
const isOther = (node: Node): boolean => !found.has(node)

/** Holds for rows that a full join missed, too. */
function orMissed(node: Node): Node {
  const key = found.get(node)
  if (!key) return node
  const condition = new Expr(op.OR, null, [key.isNull(), node], BOOLEAN)
  found.set(condition, null)
  return condition
}

/** Another of the same: a condition that is a column stands in conditions of its users, too. */
function copied({ constructor, op: kind, a, b, type, token }: Node): Node {
  const Same = constructor as typeof Node
  return new Same(kind, a, b, type, token)
}

const all = (on: Node | null, more: readonly Node[]): Node | null =>
  more.length === 0 ? on : new Expr(op.AND, null, on ? [on, ...more] : more, BOOLEAN)

const conditionsOf = (source: Source): readonly Node[] => source.filters?.conditions?.(source) ?? []

/**
 * A join with what it takes over from WHERE, and what WHERE holds after it. Rows that a join may miss are filtered
 * before it: in ON, where nothing but the partners of a row depends on it.
 */
function filtered({ kind, source, on }: Join, where: readonly Node[]): readonly [Join, readonly Node[]] {
  const own = conditionsOf(source)
  const before = where.filter(isFound)
  if (kind === 'right') return [{ kind, source, on: all(on, before) }, [...where.filter(isOther), ...own]]
  if (kind === 'full') {
    const after = [...before, ...own].map(orMissed)
    return [{ kind, source, on: all(on, [...before, ...own]) }, [...where.filter(isOther), ...after]]
  }
  return [{ kind: kind === 'cross' && own.length > 0 ? 'inner' : kind, source, on: all(on, own) }, where]
}

/** @param base - the columns of the model under its own name */
export function rowFilters(base: OwnExprs, list: readonly RowFilter[]): RowFilters {
  const known = new WeakMap<Source, readonly Node[]>()
  const columnsOf = (source: TableSource): OwnExprs =>
    source.aliased
      ? Object.fromEntries(source.table.columns.map(({ key }) => [key, aliasedColumn(base[key] as Expr, source)]))
      : base
  const made = (source: TableSource): readonly Node[] => {
    const columns = columnsOf(source)
    return list.map(({ build }) => {
      const node = copied(build(columns))
      found.set(node, columns[source.table.primaryKey[0] as string] as Expr)
      return node
    })
  }
  const conditions = (source: Source): readonly Node[] => {
    let nodes = known.get(source)
    if (!nodes) known.set(source, (nodes = made(source as TableSource)))
    return nodes
  }
  return {
    list,
    without(names) {
      const rest = list.filter(({ name }) => !names.includes(name))
      return rest.length > 0 ? rowFilters(base, rest) : undefined
    },
    conditions,
    join(query, count) {
      const start = query.joins.length - count
      query.joins = query.joins.map((join, at) => {
        if (at < start) return join
        const [next, where] = filtered(join, query.conditions)
        query.conditions = where
        return next
      })
    },
    change(plan) {
      const { source } = plan
      const narrowed = { ...plan, conditions: [...conditions(source), ...plan.conditions] }
      const remove = plan.op === op.DELETE ? list.find(filter => filter.remove)?.remove : null
      return remove ? remove(narrowed, columnsOf(source)) : narrowed
    },
  }
}
