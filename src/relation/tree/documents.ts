// Rows of a tree out of the documents in which they came.
import type { Build, BuildObject } from '../../ast/shape.ts'
import type { Codec, ValueType } from '../../ast/value-type.ts'
import { DecodeError } from '../../error/validation.ts'
import { partReader } from '../../kind/json-parts.ts'
import type { Row } from '../load/keys.ts'

type CodecOf = (type: ValueType) => Codec
type Cells = unknown[]

/** What one level's rows are made of. */
export interface LevelForm {
  readonly types: readonly ValueType[]
  /** For messages: `Hero.age`. */
  readonly labels: readonly string[]
  readonly build: BuildObject
}

/** Rows of one level: all of them, or one with its place. */
export interface LevelRows {
  readonly level: number
  readonly place: number
  readonly rows: readonly Row[]
}

/** Reads documents; the ways of their cells are found once for each database in turn. */
export function documentReader(levels: readonly LevelForm[]): (document: unknown, codec: CodecOf) => LevelRows {
  let known: (readonly (Way | undefined)[])[] = []
  let of: CodecOf | null = null
  return (document, codec) => {
    if (of !== codec) {
      of = codec
      known = []
    }
    const [level, first, ...rest] = document as [number, unknown, ...unknown[]]
    const form = levels[level] as LevelForm
    const ways = (known[level] ??= form.types.map(type => partReader(type, codec)))
    if (typeof first === 'number')
      return {
        level,
        place: first,
        rows: rowsOf(
          form,
          ways,
          rest.map(cell => [cell]),
        ),
      }
    return { level, place: 0, rows: first === null ? [] : rowsOf(form, ways, [first, ...rest] as Cells[]) }
  }
}

type Way = (value: unknown) => unknown

function rowsOf({ build, labels }: LevelForm, ways: readonly (Way | undefined)[], columns: Cells[]): Row[] {
  for (const [at, column] of columns.entries()) {
    const read = ways[at]
    if (read) readColumn(column, read, labels[at] as string)
  }
  const rows: Row[] = []
  const { length } = columns[0] as Cells
  for (let at = 0; at < length; at++) rows.push(made(build, columns, at))
  return rows
}

function readColumn(column: Cells, read: Way, label: string): void {
  try {
    for (let at = 0; at < column.length; at++) if (column[at] !== null) column[at] = read(column[at])
  } catch (error) {
    throw new DecodeError(`the value of ${label} ${error instanceof Error ? error.message : 'cannot be read'}`, error)
  }
}

function made({ keys, parts, computed }: BuildObject, columns: readonly Cells[], at: number): Row {
  const row: Row = {}
  for (let place = 0; place < keys.length; place++) {
    const part = parts[place] as Build
    row[keys[place] as string] = typeof part === 'number' ? (columns[part] as Cells)[at] : made(part, columns, at)
  }
  if (computed) for (const [name, field] of computed) row[name] = field(row as never)
  return row
}
