// An adapter from scratch, over node:sqlite. conformance.ts proves it. The one to use is isomodel/node-sqlite.
import { DatabaseSync, type StatementSync } from 'node:sqlite'
import {
  type Adapter,
  CheckViolation,
  type Connection,
  ConnectionLost,
  type Cursor,
  DecodeError,
  type Driver,
  ForeignKeyViolation,
  IsomodelError,
  LockTimeout,
  NotNullViolation,
  type Prepared,
  QueryError,
  QuotaExceeded,
  type RawRow,
  StorageUnavailable,
  UniqueViolation,
} from 'isomodel'
import { sqlite } from 'isomodel/dialects'

// #region adapter
export function ownSqlite(file: string): Adapter<'transaction'> {
  return {
    name: 'own-sqlite',
    ability: 'transaction',
    dialect: sqlite,
    place: 'process',
    objects: false,
    connections: 'single',
    insertedKeys: false,
    storage: file === ':memory:' ? 'memory' : 'file',
    open: () => driver(file),
  }
}
// #endregion

// #region driver
function driver(file: string): Driver {
  let database: DatabaseSync
  try {
    database = new DatabaseSync(file)
    database.exec('pragma foreign_keys = on; pragma busy_timeout = 5000')
  } catch (error) {
    throw new StorageUnavailable('the database file cannot be opened', error)
  }
  const open: OpenCursors = new Set()
  const one = connection(database, open)
  return {
    acquire: () => one,
    release() {},
    close() {
      readAhead(open)
      database.close()
    },
  }
}
// #endregion

// #region connection
function connection(database: DatabaseSync, open: OpenCursors): Connection {
  return {
    prepare: (sql, _arrays, exact = false) => prepared(database, open, sql, exact),
    exec(statements) {
      readAhead(open)
      database.exec(statements.join(';'))
    },
    translate: (error, sql, parameters) => translated(error, { sql, parameters }, database.isOpen),
  }
}
// #endregion

// #region prepared
function prepared(database: DatabaseSync, open: OpenCursors, sql: string, exact: boolean): Prepared {
  const make = () => statementOf(database, sql, exact)
  const statement = make()
  const reads = /^\s*(?:select|values|explain)\b/i.test(sql)
  const writes = /^\s*(?:with\b.*)?\b(?:insert|replace|update|delete)\b/is.test(sql)
  const all = (parameters: readonly unknown[]): RawRow[] => {
    if (!reads) readAhead(open)
    return rowsOf(statement.all(...(parameters as never[])), exact)
  }
  return {
    columns: () => statement.columns().map(({ name }) => name),
    all,
    first: parameters => all(parameters)[0],
    run(parameters) {
      readAhead(open)
      const { changes } = statement.run(...(parameters as never[]))
      return writes ? Number(changes) : 0 // others would answer the count of the write before
    },
    cursor(parameters, size) {
      const rows = reads ? make().iterate(...(parameters as never[])) : all(parameters).values()
      return cursor(rows, open, size, exact)
    },
    finalize() {},
  }
}

function statementOf(database: DatabaseSync, sql: string, exact: boolean): StatementSync {
  const statement = database.prepare(sql)
  const rest = sql.slice(statement.sourceSQL.length).replace(/--.*|\/\*[^]*?\*\//g, '')
  if (/[^\s;]/.test(rest)) throw new RangeError('the SQL holds more than one statement')
  statement.setReturnArrays(true)
  statement.setReadBigInts(exact)
  return statement
}

/** Bigints only where numbers are not exact. */
function rowsOf(rows: unknown[], exact: boolean): RawRow[] {
  const cell = (value: unknown) =>
    typeof value === 'bigint' && Number.isSafeInteger(Number(value)) ? Number(value) : value
  return (exact ? rows.map(row => (row as unknown[]).map(cell)) : rows) as RawRow[]
}
// #endregion

// #region cursor
/** What reads the rest of each open cursor into memory. */
type OpenCursors = Set<() => void>

/** Before a write: open cursors answer the rows that were there when they began. */
function readAhead(open: OpenCursors): void {
  for (const drain of open) drain()
}

function cursor(rows: Iterator<unknown>, open: OpenCursors, size: number, exact: boolean): Cursor {
  let ahead: RawRow[] | undefined
  const read = (most: number): RawRow[] => {
    const batch: unknown[] = []
    for (let row; batch.length < most && !(row = rows.next()).done;) batch.push(row.value)
    if (batch.length < most) close()
    return rowsOf(batch, exact)
  }
  const drain = () => void (ahead = read(Infinity))
  const close = () => {
    open.delete(drain)
    if (!ahead) rows.return?.()
    ahead = []
  }
  open.add(drain)
  return { next: () => (ahead ? ahead.splice(0, size) : read(size)), close }
}
// #endregion

// #region translate
function translated(error: unknown, statement: { sql: string; parameters: number }, isOpen: boolean): IsomodelError {
  if (error instanceof IsomodelError) return error
  if (!isOpen) return new ConnectionLost('the database was closed', error)
  const { code, errcode, message } = error as Error & { code?: string; errcode?: number }
  if (code === 'ERR_OUT_OF_RANGE') return new DecodeError('the result holds an integer that no number holds', error)
  const place = / constraint failed: (.+)/.exec(message)?.[1] ?? ''
  const table = place.split('.')[0]
  const broken = { table, columns: place.split(', ').map(name => name.slice(name.indexOf('.') + 1)) }
  switch (errcode) {
    case 1555: // https://sqlite.org/rescode.html
    case 2067:
      return new UniqueViolation(place.startsWith('index ') ? {} : broken, statement, error)
    case 1299:
      return new NotNullViolation(broken, statement, error)
    case 275:
      return new CheckViolation({ constraint: place }, statement, error)
    case 787:
      return new ForeignKeyViolation({}, statement, error)
    case 5:
    case 6:
      return new LockTimeout(statement, error)
    case 13:
      return new QuotaExceeded(statement, error)
    default:
      return new QueryError(message.replace(/^(bad JSON path|JSON path error)\b.*/s, '$1'), statement, error)
  }
}
// #endregion
