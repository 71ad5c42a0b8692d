// Moments from their bytes. mysql2 makes of them either text, slowly, or a Date, wrongly in the first century: so it is told
// that they are bytes, and their text is written here; or that they are text, where the codec takes their bytes as one.
// https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_binary_resultset.html
import type { ColumnPlan, RawRow } from '../../src/adapter/adapter.ts'
import { moment } from '../../src/dialect/mysql/times.ts'
import type { MysqlColumn } from './driver.ts'

const TIMESTAMP = 7
const DATETIME = 12

/** Bytes: a type, and the character set of what is no text. */
const BYTES = { columnType: 252, characterSet: 63 }
/** Text, each byte of which is a character. */
const CHARACTERS = { columnType: 253, characterSet: 8, encoding: 'latin1' }

/**
 * Where moments stand whose text has to be written; `plans` tells which need none. mysql2 reads all of them as bytes or
 * characters from now on, because it asks the columns after it has told them.
 */
export function asBytes(columns: readonly MysqlColumn[], plans: readonly ColumnPlan[] = []): number[] {
  const places: number[] = []
  for (const [at, column] of columns.entries()) {
    if (column.columnType !== DATETIME && column.columnType !== TIMESTAMP) continue
    const taken = plans[at]?.decode === moment
    Object.assign(column, taken ? CHARACTERS : BYTES)
    if (!taken) places.push(at)
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

/** Where texts are written: one that is made of pieces is slower to make, and to read. */
const text = /* @__PURE__ */ Buffer.from('0000-00-00 00:00:00.000000', 'latin1')

function writeTwo(place: number, value = 0): void {
  const tens = Math.floor(value / 10)
  text[place] = 48 + tens
  text[place + 1] = 48 + value - tens * 10
}

function writeThree(place: number, value: number): void {
  const hundreds = Math.floor(value / 100)
  text[place] = 48 + hundreds
  writeTwo(place + 1, value - hundreds * 100)
}

const at = (bytes: Uint8Array, place: number): number => bytes[place] as number

/** How far the text goes: to the seconds, or to the last digit that is needed, of three or six. */
function writePart(bytes: Uint8Array): number {
  if (bytes.length < 11) return 19
  const part = at(bytes, 7) + at(bytes, 8) * 256 + at(bytes, 9) * 65_536 + at(bytes, 10) * 16_777_216
  if (part === 0) return 19
  const milliseconds = Math.floor(part / 1000)
  writeThree(20, milliseconds)
  if (part === milliseconds * 1000) return 23
  writeThree(23, part - milliseconds * 1000)
  return 26
}

/** `2024-02-29 10:00:00.250`; parts that are zero are not sent. */
export function momentText(bytes: Uint8Array): string {
  if (bytes.length < 4) return '0000-00-00 00:00:00'
  const year = at(bytes, 0) + at(bytes, 1) * 256
  const century = Math.floor(year / 100)
  writeTwo(0, century)
  writeTwo(2, year - century * 100)
  for (let part = 2; part < 7; part++) writeTwo(part * 3 - 1, bytes[part])
  return text.toString('latin1', 0, writePart(bytes))
}
