// Which server a connection leads to, and the columns of its keys, both asked of the server itself.
import type { Dialect } from '../../src/dialect/dialect.ts'
import { brokenKey, keyColumns, type MysqlFailure } from '../../src/dialect/mysql/errors.ts'
import { type Flavour, MARIADB, MYSQL } from '../../src/dialect/mysql/flavour.ts'
import { mariadb, mysql } from '../../src/dialect/mysql/index.ts'
import type { Habits } from './habits.ts'
import type { Answer, Request } from './sender.ts'

type Send = (request: Request) => Promise<Answer>

/** A server: its record, and its words. */
export interface Server {
  readonly dialect: Dialect
  readonly flavour: Flavour
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

/**
 * Moments are in UTC, text that is no column's compares as columns do, and joined text may be long. Recursive queries end
 * by themselves: MariaDB would leave out what lies deeper than 1000 steps, and only warn.
 * https://mariadb.com/kb/en/server-system-variables/#max_recursive_iterations
 */
const settings = ({ name, collation }: Flavour): string =>
  `SET NAMES utf8mb4 COLLATE ${collation}, time_zone = '+00:00', sql_mode = '${MODE}', group_concat_max_len = 16777216` +
  `, ${name === 'mysql' ? 'cte_max_recursion_depth' : 'max_recursive_iterations'} = 4294967295`

/**
 * The time of a statement: of every one on MariaDB, of reads on MySQL.
 * https://mariadb.com/kb/en/aborting-statements/, https://dev.mysql.com/doc/refman/8.4/en/server-system-variables.html
 */
const bounded = ({ name }: Flavour, milliseconds: number): string =>
  name === 'mysql'
    ? `, max_execution_time = ${Math.ceil(milliseconds)}`
    : `, max_statement_time = ${Math.ceil(milliseconds) / 1000}`

/** Which of the two a connection leads to. */
async function serverOf(send: Send): Promise<Server> {
  const { rows } = await send({ sql: 'SELECT version()', arrays: true, parameters: [] })
  const isMariadb = /mariadb/i.test(String((rows[0] as unknown[])[0]))
  return isMariadb ? { dialect: mariadb, flavour: MARIADB } : { dialect: mysql, flavour: MYSQL }
}

/** Tells a new connection what every connection is told. `known`: where it leads to, if another found out. */
export async function greet(
  connection: { readonly send: Send; exec(statements: readonly string[]): Promise<void> },
  { statementTimeout }: Habits,
  known?: Server,
): Promise<Server> {
  const server = known ?? (await serverOf(request => connection.send(request)))
  const bound = statementTimeout === undefined ? '' : bounded(server.flavour, statementTimeout)
  await connection.exec([settings(server.flavour) + bound])
  return server
}

/** The columns of the key that a row would have had twice, which no message tells; none for other failures. */
export async function columnsOf(error: unknown, sql: string, send: Send): Promise<string[]> {
  const key = brokenKey(error as MysqlFailure, sql)
  if (key?.table === undefined) return []
  const { rows } = await send({ sql: keyColumns, arrays: true, parameters: [key.table, key.constraint] })
  return rows.map(String)
}
