// How the rows of a relation come: as they are where they hold the keys that loading needs, otherwise with these beside
// them, so that no row ever has a property that nobody asked for.
import type { ColumnDescription } from '../../ast/column.ts'
import { Node } from '../../ast/node.ts'
import * as op from '../../ast/op.ts'
import type { ModelObject } from '../../model/model.ts'
import type { Extras, LoadPlan } from '../plan.ts'
import type { KeyColumns, Row } from './keys.ts'

/** A row, and beside it keys, the row of the link table and what else was asked for. */
export interface Found extends Record<string, unknown> {
  readonly row: Row
  readonly link?: unknown
}

/** Rows, and what stands beside them. */
export interface Beside {
  /** Whether rows come as they are; otherwise as `Found`. */
  readonly plain: boolean
  /** null: the whole row. */
  readonly selection: object | null
  /** What of it becomes properties of the row. */
  readonly extras: readonly string[]
  /** Where the column is that leads to the rows below. */
  below(key: string): string
}

export interface Answer extends Beside {
  /** Where the keys are that lead to the parents. */
  readonly there: KeyColumns
}

/** How a result names what is no property of its rows. */
const extraName = (name: string): string => `with ${name}`
export const hereName = (key: string): string => `here ${key}`
const thereName = (key: string): string => `there ${key}`

export const extrasOf = (extras: Extras): Extras =>
  Object.fromEntries(Object.entries(extras).map(([name, node]) => [extraName(name), node]))

/** The property of a row that holds a column of its table; undefined where none does. */
function place({ select }: LoadPlan, column: ColumnDescription): string | undefined {
  if (!select) return column.private ? undefined : column.key
  const names = Object.entries(select)
  return names.find(([, node]) => node instanceof Node && node.op === op.COLUMN && node.a === column)?.[0]
}

export function answerOf(plan: LoadPlan): Answer {
  const { relation, target, between, select, link, includes, extras, deep } = plan
  const names = Object.keys(extras)
  const there = columnsOf(between ?? target, relation.through?.here ?? relation.there)
  const here = columnsOf(target, deep ? relation.here : [])
  for (const { relation: next } of includes) {
    for (const column of columnsOf(target, next.here)) if (!here.includes(column)) here.push(column)
  }
  const absent = (column: ColumnDescription): boolean => place(plan, column) === undefined
  if (!between && names.length === 0 && !there.some(absent) && !here.some(absent)) return plainAnswer(plan, there)
  const near = between ?? target
  const beside: Record<string, unknown> = { row: select ?? target }
  for (const { key } of there) beside[thereName(key)] = near[key]
  for (const { key } of here) beside[hereName(key)] = target[key]
  if (link) beside['link'] = between
  return {
    plain: false,
    selection: Object.assign(beside, extrasOf(extras)),
    extras: names,
    there: there.map(({ key, type }) => ({ key: thereName(key), type })),
    below: hereName,
  }
}

/** Of rows that hold all the keys. */
function plainAnswer(plan: LoadPlan, there: readonly ColumnDescription[]): Answer {
  const { select, target } = plan
  if (!select) return { plain: true, selection: null, extras: NONE, there, below: key => key }
  const named = (column: ColumnDescription): string => place(plan, column) as string
  return {
    plain: true,
    selection: select,
    extras: NONE,
    there: there.map(column => ({ key: named(column), type: column.type })),
    below: key => named(target.$.table.byKey.get(key) as ColumnDescription),
  }
}

const NONE: readonly never[] = []

/** Relations lead to columns that are there. */
const columnsOf = (model: ModelObject, keys: readonly string[]): ColumnDescription[] =>
  keys.map(key => model.$.table.byKey.get(key) as ColumnDescription)

/** The row that a query answered, with what belongs to it. */
export function rowOf(holder: Row, { plain, extras }: Beside): Row {
  if (plain) return holder
  const found = holder as Found
  const { row, link } = found
  if (link !== undefined) row['link'] = link
  for (const name of extras) row[name] = found[extraName(name)]
  return row
}
