// Moments from their bytes. mysql2 makes of them either text, slowly, or a Date, wrongly in the first century: so it is told
// that they are bytes, and their text is written here.
// https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_binary_resultset.html
import type { RawRow } from '../../src/adapter/adapter.ts'
import type { MysqlColumn } from './driver.ts'

const TIMESTAMP = 7
const DATETIME = 12
const BLOB = 252
/** The character set of what is no text. */
const BINARY = 63

const twoDigits = /* @__PURE__ */ Array.from({ length: 100 }, (_, n) => String(n).padStart(2, '0'))
const two = (value = 0): string => twoDigits[value] as string

/** Where moments stand; mysql2 reads them as bytes from now on, because it asks the columns after it has told them. */
export function asBytes(columns: readonly MysqlColumn[]): number[] {
  const places: number[] = []
  for (const [at, column] of columns.entries()) {
    if (column.columnType !== DATETIME && column.columnType !== TIMESTAMP) continue
    Object.assign(column, { columnType: BLOB, characterSet: BINARY })
    places.push(at)
  }
  return places
}

/** Writes moments as text, in place. */
export function readMoments(rows: readonly RawRow[], columns: readonly MysqlColumn[], places: readonly number[]): void {
  for (const at of places) {
    const key = Array.isArray(rows[0]) ? at : (columns[at] as MysqlColumn).name
    for (const row of rows as readonly Record<string | number, unknown>[]) {
      const cell = row[key]
      if (cell instanceof Uint8Array) row[key] = momentText(cell)
    }
  }
}

const at = (bytes: Uint8Array, place: number): number => bytes[place] ?? 0

/** `2024-02-29 10:00:00.250`; parts that are zero are not sent. */
export function momentText(bytes: Uint8Array): string {
  if (bytes.length < 4) return '0000-00-00 00:00:00'
  const year = at(bytes, 0) + at(bytes, 1) * 256
  const date = `${two(Math.floor(year / 100))}${two(year % 100)}-${two(bytes[2])}-${two(bytes[3])}`
  const text = `${date} ${two(bytes[4])}:${two(bytes[5])}:${two(bytes[6])}`
  const microseconds = at(bytes, 7) + at(bytes, 8) * 256 + at(bytes, 9) * 65_536 + at(bytes, 10) * 16_777_216
  if (microseconds === 0) return text
  return microseconds % 1000 === 0
    ? `${text}.${String(microseconds / 1000).padStart(3, '0')}`
    : `${text}.${String(microseconds).padStart(6, '0')}`
}
