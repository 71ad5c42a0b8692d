// Values on their way to mysql2 and back. Rows come by the binary protocol: numbers as they are, decimals, dates and
// documents as text, never as Date or object.
import { plainDateTime, plainTime } from '../../src/dialect/mysql/times.ts'
import type { RawRow } from '../../src/adapter/adapter.ts'
import type { CoreConfig, MysqlColumn, MysqlField, MysqlModule, MysqlQuery } from './driver.ts'

/** Integers beyond 2^53 come as text, others as numbers. */
const narrow = (cell: unknown): unknown => {
  const value = Number(cell)
  return cell !== null && Number.isSafeInteger(value) ? value : cell
}

/** How a cell is read where the settings of a connection would have it otherwise. */
function readCell(field: MysqlField, next: () => unknown): unknown {
  if (field.type === 'JSON' || field.extendedFormat === 'json') return field.string('utf8')
  if (field.type === 'NEWDECIMAL' || field.type === 'DECIMAL') return field.string('ascii')
  return field.type === 'LONGLONG' ? narrow(next()) : next()
}

const isPlain = (config: CoreConfig): boolean =>
  config['jsonStrings'] === true &&
  !config['decimalNumbers'] &&
  !config['bigNumberStrings'] &&
  typeof config['typeCast'] !== 'function'

/** What mysql2 has to be told with every statement, whatever the settings of its connection are. */
export const queryOptions = (config: CoreConfig): Omit<MysqlQuery, 'sql'> => ({
  rowsAsArray: false,
  nestTables: false,
  namedPlaceholders: false,
  dateStrings: true,
  supportBigNumbers: true,
  typeCast: isPlain(config) ? true : readCell,
})

/** A parameter as mysql2 binds it: it would send a bigint as text, which the server takes for an inexact number. */
export function bound(parameter: unknown, driver: MysqlModule): unknown {
  if (typeof parameter === 'bigint') return driver.TypedParameter.BIGINT(parameter)
  if (!(parameter instanceof Uint8Array) || Buffer.isBuffer(parameter)) return parameter
  return Buffer.from(parameter.buffer, parameter.byteOffset, parameter.byteLength)
}

/** By the server's numbers of types: https://dev.mysql.com/doc/dev/mysql-server/latest/field__types_8h.html */
const readers = /* @__PURE__ */ new Map<number, (text: string) => unknown>([
  [7, plainDateTime],
  [8, BigInt],
  [11, plainTime],
  [12, plainDateTime],
])

/** Cells of SQL written by hand, in place, by the types that the server gives their columns. */
export function readExactly(rows: readonly RawRow[], columns: readonly MysqlColumn[]): void {
  for (const [at, { name, columnType }] of columns.entries()) {
    const read = readers.get(columnType)
    if (read) readColumn(rows as readonly Cells[], Array.isArray(rows[0]) ? at : name, read)
  }
}

type Cells = Record<string | number, unknown>

function readColumn(rows: readonly Cells[], key: string | number, read: (text: string) => unknown): void {
  for (const row of rows) if (typeof row[key] === 'string') row[key] = read(row[key])
}
