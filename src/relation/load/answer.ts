// How the rows of a relation come: as they are where they hold the keys that loading needs, otherwise with these beside
// them, so that no row ever has a property that nobody asked for.
import type { ColumnDescription } from '../../ast/column.ts'
import { Node } from '../../ast/node.ts'
import * as op from '../../ast/op.ts'
import type { ModelObject } from '../../model/model.ts'
import type { LoadPlan } from '../plan.ts'
import type { KeyColumns } from './keys.ts'

/** A row, and beside it keys and the row of the link table. */
export interface Found {
  readonly row: Record<string, unknown>
  readonly link?: unknown
}

export interface Answer {
  /** Whether rows come as they are; otherwise as `Found`. */
  readonly plain: boolean
  /** null: the whole row. */
  readonly selection: object | null
  /** Where the keys are that lead to the parents. */
  readonly there: KeyColumns
  /** Where the column is that leads to the rows below. */
  below(key: string): string
}

/** The property of a row that holds a column of its table; undefined where none does. */
function place({ select }: LoadPlan, column: ColumnDescription): string | undefined {
  if (!select) return column.private ? undefined : column.key
  const names = Object.entries(select)
  return names.find(([, node]) => node instanceof Node && node.op === op.COLUMN && node.a === column)?.[0]
}

export function answerOf(plan: LoadPlan): Answer {
  const { relation, target, between, select, link, includes } = plan
  const near = between ?? target
  const there = columnsOf(near, relation.through?.here ?? relation.there)
  const here = columnsOf(target, [...new Set(includes.flatMap(include => include.relation.here))])
  const plain = !between && ![...there, ...here].some(column => place(plan, column) === undefined)
  const named = (prefix: string, column: ColumnDescription): string =>
    plain ? (place(plan, column) as string) : `${prefix} ${column.key}`
  const keys = [
    ...there.map(column => [named('there', column), near[column.key]]),
    ...here.map(column => [named('here', column), target[column.key]]),
  ]
  const beside = { ...Object.fromEntries(keys), ...(link ? { link: between } : {}) }
  return {
    plain,
    selection: plain ? select : { row: select ?? target, ...beside },
    there: there.map(column => ({ key: named('there', column), type: column.type })),
    below: key => named('here', columnsOf(target, [key])[0] as ColumnDescription),
  }
}

/** Relations lead to columns that are there. */
const columnsOf = (model: ModelObject, keys: readonly string[]): ColumnDescription[] =>
  keys.map(key => model.$.table.byKey.get(key) as ColumnDescription)
