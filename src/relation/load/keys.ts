// Keys of rows: told apart in memory, and looked up in the database.
import type { ColumnDescription } from '../../ast/column.ts'
import type { Node } from '../../ast/node.ts'
import * as op from '../../ast/op.ts'
import { logic } from '../../expression/logic.ts'

export type Row = Record<string, unknown>
/** The value of a key, or its values in the order of its columns. */
export type Key = unknown

type Comparable = Node & Record<'eq' | 'in', (value: unknown) => Node>

/** What is equal for equal values only, among values of one column. */
function mark(value: unknown): unknown {
  if (typeof value !== 'object') return value
  if (value instanceof Date) return value.getTime()
  return value instanceof Uint8Array ? value.toString() : JSON.stringify(value)
}

const text = (value: unknown): string => `${mark(value) as string}`

/** Where rows hold the columns of a key. */
export type KeyColumns = readonly Pick<ColumnDescription, 'key' | 'type'>[]

/** The same for rows with the same key; undefined for one that leads nowhere, because a part of it is null. */
export type Marker = (row: Row) => unknown

/** Kinds whose values are what they are told apart by. */
const PLAIN = ['integer', 'bigint', 'text', 'real', 'decimal', 'enum', 'boolean']

/** Rows that no query answered may have UUIDs in upper case. */
const cell = (row: Row, { key, type }: KeyColumns[number]): unknown =>
  type.kind === 'uuid' ? ((row[key] as string | null)?.toLowerCase() ?? null) : row[key]

export function markerOf(columns: KeyColumns): Marker {
  const [column, another] = columns as readonly [KeyColumns[number], ...KeyColumns]
  if (another)
    return row => {
      const values = columns.map(one => cell(row, one))
      return values.includes(null) ? undefined : JSON.stringify(values.map(text))
    }
  const { key, type } = column
  if (PLAIN.includes(type.kind)) return row => row[key] ?? undefined
  return row => {
    const value = cell(row, column)
    return value === null ? undefined : mark(value)
  }
}

type Keys = readonly (readonly unknown[])[]

const valuesOf = (columns: readonly Node[], keys: Keys, at: number): Node =>
  (columns[at] as Comparable).in([...new Map(keys.map(key => [mark(key[at]), key[at]])).values()])

/** How many alternatives stand in one statement. */
const BRANCHES = 64

/**
 * Conditions that find the rows of all keys, which differ, for one statement each. Keys of several columns are alternatives by the column
 * with the fewest values. Of three columns and more they may find rows of other keys too.
 */
export const keyConditions = (columns: readonly Node[], keys: readonly Key[]): Node[] =>
  columns.length === 1 ? [(columns[0] as Comparable).in(keys)] : alternatives(columns, keys as Keys)

function alternatives(columns: readonly Node[], keys: Keys): Node[] {
  const groups = columns.map((_, at) => Map.groupBy(keys, key => mark(key[at])))
  const fewest = groups.reduce((least, group) => (group.size < least.size ? group : least))
  const at = groups.indexOf(fewest)
  const branches = [...fewest.values()].map(group => {
    const others = columns.flatMap((_, place) => (place === at ? [] : [valuesOf(columns, group, place)]))
    return logic(op.AND, [(columns[at] as Comparable).eq(group[0]?.[at]), ...others])
  })
  return chunks(branches).map(chunk => logic(op.OR, chunk))
}

/** The last of a chunk is repeated up to a power of two, so that few statements differ. */
function chunks(branches: readonly Node[]): Node[][] {
  const made: Node[][] = []
  for (let at = 0; at < branches.length; at += BRANCHES) {
    const chunk = branches.slice(at, at + BRANCHES)
    const last = chunk.at(-1) as Node
    while ((chunk.length & (chunk.length - 1)) !== 0) chunk.push(last)
    made.push(chunk)
  }
  return made
}
