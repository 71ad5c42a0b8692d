// Which server a connection leads to, and the columns of its keys, both asked of the server itself.
import type { Dialect } from '../../src/dialect/dialect.ts'
import { brokenKey, keyColumns, type MysqlFailure } from '../../src/dialect/mysql/errors.ts'
import { type Flavour, MARIADB, MYSQL } from '../../src/dialect/mysql/flavour.ts'
import { mariadb, mysql } from '../../src/dialect/mysql/index.ts'
import type { Answer, Request } from './sender.ts'

type Send = (request: Request) => Promise<Answer>

/** A server: its record, and what every connection to it is told first. */
export interface Server {
  readonly dialect: Dialect
  readonly settings: string
}

/** MySQL 8's own, and keys that are zero stay zero: https://dev.mysql.com/doc/refman/8.4/en/sql-mode.html */
const MODE = [
  'ONLY_FULL_GROUP_BY',
  'STRICT_TRANS_TABLES',
  'NO_ZERO_IN_DATE',
  'NO_ZERO_DATE',
  'ERROR_FOR_DIVISION_BY_ZERO',
  'NO_ENGINE_SUBSTITUTION',
  'NO_AUTO_VALUE_ON_ZERO',
].join(',')

/** Moments are in UTC, text that is no column's compares as columns do, and joined text may be long. */
const settings = ({ collation }: Flavour): string =>
  `SET NAMES utf8mb4 COLLATE ${collation}, time_zone = '+00:00', sql_mode = '${MODE}', group_concat_max_len = 16777216`

const server = (dialect: Dialect, flavour: Flavour): Server => ({ dialect, settings: settings(flavour) })

/** Which of the two a connection leads to. */
export async function serverOf(send: Send): Promise<Server> {
  const { rows } = await send({ sql: 'SELECT version()', arrays: true, parameters: [] })
  return /mariadb/i.test(String((rows[0] as unknown[])[0])) ? server(mariadb, MARIADB) : server(mysql, MYSQL)
}

/** The columns of the key that a row would have had twice, which no message tells; none for other failures. */
export async function columnsOf(error: unknown, sql: string, send: Send): Promise<string[]> {
  const key = brokenKey(error as MysqlFailure, sql)
  if (key?.table === undefined) return []
  const { rows } = await send({ sql: keyColumns, arrays: true, parameters: [key.table, key.constraint] })
  return rows.map(String)
}
