// Error numbers of MySQL and MariaDB as our errors. Numbers, because drivers have names for those of one server only, and
// the other gave some of them another meaning: https://dev.mysql.com/doc/mysql-errors/8.4/en/server-error-reference.html,
// https://mariadb.com/kb/en/mariadb-error-code-reference/
import type { IsomodelError } from '../../error/base.ts'
import {
  type BrokenConstraint,
  CheckViolation,
  Deadlock,
  type FailedStatement,
  ForeignKeyViolation,
  LockTimeout,
  NotNullViolation,
  QueryError,
  QuotaExceeded,
  SerializationFailure,
  UniqueViolation,
} from '../../error/query.ts'
import { ConnectionLost } from '../../error/transaction.ts'

/** What the server tells of a failure, by the names that drivers give it. */
export interface MysqlFailure {
  readonly message: string
  readonly errno?: number | undefined
}

/** A key that a row would have had twice. Messages do not tell its columns; `keyColumns` finds them. */
export interface BrokenKey {
  readonly table: string | undefined
  readonly constraint: string
}

/**
 * A failure of MySQL or MariaDB as one of our errors.
 *
 * @param failure - what the server told
 * @param statement - what was run; the table that it writes is read from its text where the server does not name it
 * @param cause - the driver's own error
 * @param columns - of the key that a row would have had twice, where they were looked up
 */
export function mysqlError(
  failure: MysqlFailure,
  statement: FailedStatement,
  cause: unknown,
  columns: readonly string[] = [],
): IsomodelError {
  const { errno = 0, message } = failure
  switch (errno) {
    case 1062:
    case 1586:
      return new UniqueViolation({ ...brokenKey(failure, statement.sql), columns }, statement, cause)
    case 1216:
    case 1217:
    case 1451:
    case 1452:
      return new ForeignKeyViolation(brokenReference(message, statement.sql), statement, cause)
    case 1048:
    case 1263:
    case 1364:
      return new NotNullViolation(missing(message, statement.sql), statement, cause)
    case 3819:
    case 4025:
      return new CheckViolation(brokenCheck(message, statement.sql), statement, cause)
    case 1213:
      return new Deadlock(statement, cause)
    case 1205:
    case 3572:
      return new LockTimeout(statement, cause)
    case 1020:
    case 3101:
      return new SerializationFailure(statement, cause)
    case 1021:
    case 1114:
      return new QuotaExceeded(statement, cause)
    default:
      if (isLost(errno)) return new ConnectionLost('the connection to the database was lost', cause)
      return new QueryError(discreet(errno, message), statement, cause)
  }
}

/** Servers that stop, connections that they end or that break, and packets that came in no order. */
const LOST = new Set([1053, 1079, 1080, 1152, 1153, 1156, 1158, 1159, 1160, 1161, 1184, 1927, 2006, 2013, 3169, 4031])

/** Whether the connection is gone. */
export const isLost = (errno: number): boolean => LOST.has(errno)

/** The name that a statement of ours writes to, or one by hand that quotes it. */
function written(sql: string): string | undefined {
  const [, quoted, bare] =
    /^\s*(?:INSERT INTO|UPDATE|DELETE FROM|ALTER TABLE)\s+(?:`((?:[^`]|``)+)`|([\w$]+))/i.exec(sql) ?? []
  return quoted?.replaceAll('``', '`') ?? bare
}

/**
 * The key of `Duplicate entry '...' for key 'heroes.uq_heroes_name'`, where MariaDB leaves the table out; undefined for
 * other failures.
 */
export function brokenKey({ message, errno }: MysqlFailure, sql: string): BrokenKey | undefined {
  const name = errno === 1062 || errno === 1586 ? /.* for key '(.+)'$/s.exec(message)?.[1] : undefined
  if (name === undefined) return undefined
  const table = written(sql)
  if (table !== undefined && name.startsWith(`${table}.`)) return { table, constraint: name.slice(table.length + 1) }
  const point = table === undefined ? name.indexOf('.') : -1
  return point < 0 ? { table, constraint: name } : { table: name.slice(0, point), constraint: name.slice(point + 1) }
}

/** Answers the columns of a key as `name`, in its order; parameters: the table and the key. */
export const keyColumns =
  'SELECT COLUMN_NAME AS name FROM information_schema.STATISTICS ' +
  'WHERE TABLE_SCHEMA = database() AND TABLE_NAME = ? AND INDEX_NAME = ? ORDER BY SEQ_IN_INDEX'

/** (`shop`.`heroes`, CONSTRAINT `fk_heroes_team_id` FOREIGN KEY (`team_id`) REFERENCES `teams` (`id`)) */
function brokenReference(message: string, sql: string): BrokenConstraint {
  const [, table, constraint, columns = ''] =
    /\(`(?:[^`]|``)+`\.`((?:[^`]|``)+)`, CONSTRAINT `((?:[^`]|``)+)` FOREIGN KEY \((.+?)\) REFERENCES/s.exec(message) ??
    []
  // A table that is being changed is copied into one with a name of the server.
  const named = table?.startsWith('#sql') ? written(sql) : unquoted(table)
  return { table: named, constraint: unquoted(constraint), columns: namesIn(columns) }
}

const unquoted = (name: string | undefined): string | undefined => name?.replaceAll('``', '`')
const namesIn = (list: string): string[] =>
  Array.from(list.matchAll(/`((?:[^`]|``)+)`/g), ([, name = '']) => name.replaceAll('``', '`'))

/** Column 'name' cannot be null; Field 'name' doesn't have a default value */
function missing(message: string, sql: string): BrokenConstraint {
  const column = /^(?:Column|Field)[^']* '(.*)' /s.exec(message)?.[1]
  return { table: written(sql), columns: column === undefined ? [] : [column] }
}

/** Check constraint 'ck_heroes_age' is violated; CONSTRAINT `ck_heroes_age` failed for `shop`.`heroes` */
function brokenCheck(message: string, sql: string): BrokenConstraint {
  const [, quoted, name, table] =
    /^(?:Check constraint '(.*)' is|CONSTRAINT `(.*)` failed for `.*`\.`(.*)`)/s.exec(message) ?? []
  return { table: table ?? written(sql), constraint: quoted ?? name }
}

/** Messages about data quote it. What is quoted with backticks, or is the name of a column, may stay. */
const ABOUT_DATA = new Set([
  1264, 1265, 1292, 1365, 1366, 1367, 1406, 1411, 1525, 1690, 3140, 3141, 3156, 3751, 4037, 4038,
])

function discreet(errno: number, message: string): string {
  if (errno === 1064) return message.replace(/ near '.*'( at line \d+)$/s, '$1')
  if (!ABOUT_DATA.has(errno)) return message
  return message.replace(/'.*'(?= for column)|(?<!column )(?:'.*'|".*")/gis, 'a value')
}
