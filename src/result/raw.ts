// Rows of SQL written by hand, under the names that the database gives their columns.
import { DefinitionError } from '../error/definition.ts'
import { objectOf } from './decode.ts'

type Row = Record<string, unknown>

/** What drivers make of bytes (`Buffer`) as what every adapter answers. */
function plain(cell: unknown): unknown {
  if (!(cell instanceof Uint8Array) || cell.constructor === Uint8Array) return cell
  return new Uint8Array(cell.buffer, cell.byteOffset, cell.byteLength)
}

/** Arrays as objects; a name that stands twice keeps its last value. */
export function rawRows(names: readonly string[], rows: readonly (readonly unknown[])[]): Row[] {
  if (names.includes('__proto__')) throw new DefinitionError('no column of a result may be called __proto__')
  return rows.map(cells => objectOf(names, cells.map(plain)))
}

/** Objects that the driver made, in place. */
export function plainRows(rows: readonly Row[]): Row[] {
  for (const row of rows) {
    for (const name of Object.keys(row)) if (row[name] instanceof Uint8Array) row[name] = plain(row[name])
  }
  return rows as Row[]
}
