// Plans that find rows by their keys, for statements that stand in for others.
import type { ColumnDescription } from '../ast/column.ts'
import { Node, SHIFT } from '../ast/node.ts'
import * as op from '../ast/op.ts'
import { Selection, type SelectPlan, type TableSource } from '../ast/query.ts'
import type { ValueType } from '../ast/value-type.ts'

/** A row with the values of the columns that it was found by. */
export interface Keyed {
  readonly key: Readonly<Record<string, unknown>>
  readonly row: unknown
}

export const CONDITION: ValueType = { kind: 'boolean', id: -5, expects: 'boolean', accepts: () => true }

const tokens = new WeakMap<ColumnDescription, number>()
let columns = 0

/** Tokens below zero, where those of models are not: equal columns have equal ones. */
export function columnNode(source: TableSource, column: ColumnDescription): Node {
  let token = tokens.get(column)
  if (token === undefined) tokens.set(column, (token = --columns * 2 ** SHIFT))
  return new Node(source.aliased ? op.ALIASED : op.COLUMN, column, source, column.type, token)
}

export const primaryKey = ({ table }: TableSource): ColumnDescription[] =>
  table.primaryKey.map(name => table.byKey.get(name) as ColumnDescription)

/** The columns by themselves, under the names of their properties. */
export const columnsOnly = (source: TableSource, of: readonly ColumnDescription[]): Selection =>
  new Selection(
    of.map(({ key }) => key),
    of.map(column => columnNode(source, column)),
  )

/** What returning() asks for, beside the values of the columns. */
export const withKey = (
  source: TableSource,
  of: readonly ColumnDescription[],
  returning: Selection | true,
): Selection => new Selection(['key', 'row'], [columnsOnly(source, of), returning === true ? source : returning])

const equal = (source: TableSource, column: ColumnDescription, value: unknown): Node =>
  new Node(op.EQ, columnNode(source, column), value, CONDITION)

/** The conditions for the row with these values. */
export const isRow = (source: TableSource, of: readonly ColumnDescription[], values: readonly unknown[]): Node[] =>
  of.map((column, at) => equal(source, column, values[at]))

/** The condition for any of the rows with these values. */
export function isAnyOf(
  source: TableSource,
  of: readonly ColumnDescription[],
  rows: readonly (readonly unknown[])[],
): Node {
  const [only] = of
  if (only && of.length === 1) {
    const values = rows.map(([value]) => value)
    return new Node(op.IN, columnNode(source, only), values, CONDITION)
  }
  const each = rows.map(values => new Node(op.AND, null, isRow(source, of, values), CONDITION))
  return new Node(op.OR, null, each, CONDITION)
}

const LOCK = { lock: { strength: 'update' as const, wait: 'wait' as const, of: [] } }
const NO_LOCK = { lock: null }

/** A query for rows, in the order of their keys; `locked` ones stay as they are until the transaction ends. */
export const rowsOf = (
  source: TableSource,
  selection: Selection | null,
  conditions: readonly Node[],
  locked = false,
): SelectPlan => ({
  ...(locked ? LOCK : NO_LOCK),
  op: op.SELECT,
  source,
  joins: [],
  conditions,
  selection,
  groups: [],
  havings: [],
  orders: primaryKey(source).map(column => ({ node: columnNode(source, column), descending: false, nulls: null })),
  rows: null,
  skip: null,
  unique: false,
  known: null,
})

/** A text that equal keys share. */
export const keyText = (values: readonly unknown[]): string => JSON.stringify(values.map(part))

function part(value: unknown): unknown {
  if (typeof value === 'bigint') return `${value}n`
  return value instanceof Uint8Array ? Array.from(value) : value
}

/** Keys of several columns are compared one by one, so that not too many stand in one statement. */
export function inChunks<T>(items: readonly T[], { length }: readonly unknown[]): T[][] {
  const size = length === 1 ? Math.max(1, items.length) : 32
  const chunks: T[][] = []
  for (let at = 0; at < items.length; at += size) chunks.push(items.slice(at, at + size))
  return chunks
}
