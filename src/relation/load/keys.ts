// Keys of rows: told apart in memory, and looked up in the database.
import type { ColumnDescription } from '../../ast/column.ts'
import type { Node } from '../../ast/node.ts'
import { and, or } from '../../expression/logic.ts'

export type Row = Record<string, unknown>
/** Values of one key, in the order of its columns. */
export type Key = readonly unknown[]

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

/** Rows that no query answered may have UUIDs in upper case. */
const cell = (row: Row, { key, type }: KeyColumns[number]): unknown =>
  type.kind === 'uuid' ? ((row[key] as string | null)?.toLowerCase() ?? null) : row[key]

/** The same for a key; undefined for one that leads nowhere, because a part of it is null. */
export function markOf(row: Row, columns: KeyColumns): unknown {
  if (columns.length === 1) {
    const value = cell(row, columns[0] as KeyColumns[number])
    return value === null ? undefined : mark(value)
  }
  const values = columns.map(column => cell(row, column))
  return values.includes(null) ? undefined : JSON.stringify(values.map(text))
}

const valuesOf = (columns: readonly Node[], keys: readonly Key[], at: number): Node =>
  (columns[at] as Comparable).in([...new Map(keys.map(key => [mark(key[at]), key[at]])).values()])

/** How many alternatives stand in one statement. */
const BRANCHES = 64

/**
 * Conditions that find the rows of all keys, for one statement each. Keys of several columns are alternatives by the column
 * with the fewest values. Of three columns and more they may find rows of other keys too.
 */
export function keyConditions(columns: readonly Node[], keys: readonly Key[]): Node[] {
  if (columns.length === 1) return [valuesOf(columns, keys, 0)]
  const groups = columns.map((_, at) => Map.groupBy(keys, key => mark(key[at])))
  const fewest = groups.reduce((least, group) => (group.size < least.size ? group : least))
  const at = groups.indexOf(fewest)
  const branches = [...fewest.values()].map(group => {
    const others = columns.flatMap((_, place) => (place === at ? [] : [valuesOf(columns, group, place)]))
    return and((columns[at] as Comparable).eq(group[0]?.[at]) as never, ...(others as never[])) as unknown as Node
  })
  return chunks(branches).map(chunk => or(...(chunk as never[])) as unknown as Node)
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
