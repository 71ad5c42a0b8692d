// Adapters with one mistake each: what the conformance suite has to notice.
import type { Adapter, Connection, Cursor, Driver, Prepared, RawRow } from '../../src/adapter/adapter.ts'
import { QueryError } from '../../src/error/query.ts'

type Rows = (rows: RawRow[]) => RawRow[]

/** The same adapter with other connections. */
export function changed(adapter: Adapter, change: (connection: Connection) => Connection): Adapter {
  const changeDriver = (driver: Driver): Driver => ({
    ...driver,
    acquire: async () => change(await driver.acquire()),
    release: () => {},
    close: () => driver.close(),
  })
  return { ...adapter, open: async () => changeDriver(await adapter.open()) }
}

const forwarding = (connection: Connection): Connection => ({
  prepare: (sql, arrays, exact) => connection.prepare(sql, arrays, exact),
  exec: statements => connection.exec(statements),
  translate: (error, sql, parameters) => connection.translate(error, sql, parameters),
})

const withStatements =
  (change: (statement: Prepared) => Partial<Prepared>) =>
  (connection: Connection): Connection => ({
    ...forwarding(connection),
    prepare(sql, arrays, exact) {
      const statement = connection.prepare(sql, arrays, exact)
      const same: Prepared = {
        columns: () => statement.columns(),
        all: parameters => statement.all(parameters),
        first: parameters => statement.first(parameters),
        run: parameters => statement.run(parameters),
        cursor: (parameters, size) => statement.cursor(parameters, size),
        finalize: () => statement.finalize(),
      }
      return { ...same, ...change(statement) }
    },
  })

const withRows = (change: Rows) =>
  withStatements(statement => ({
    all: async parameters => change(await statement.all(parameters)),
    first: async parameters => {
      const row = await statement.first(parameters)
      return row && change([row])[0]
    },
  }))

const cells =
  (change: (value: unknown) => unknown): Rows =>
  rows =>
    rows.map(row =>
      Object.assign(row, Object.fromEntries(Object.entries(row).map(([key, value]) => [key, change(value)]))),
    )

const withParameters = (change: (value: unknown) => unknown) =>
  withStatements(statement => ({
    all: parameters => statement.all(parameters.map(change)),
    first: parameters => statement.first(parameters.map(change)),
    run: parameters => statement.run(parameters.map(change)),
  }))

const oneBatch = (cursor: Cursor): Cursor => {
  let read = false
  return {
    close: () => cursor.close(),
    next: () => {
      if (read) return []
      read = true
      return cursor.next()
    },
  }
}

export interface Mistake {
  readonly name: string
  /** The topic that notices it. */
  readonly topic: string
  readonly change: (connection: Connection) => Connection
}

export const mistakes: readonly Mistake[] = [
  {
    name: 'rows without Object.prototype',
    topic: 'names and injection',
    change: withRows(rows => rows.map(row => Object.assign(Object.create(null) as RawRow, row))),
  },
  {
    name: 'integers rounded to numbers',
    topic: 'integers',
    change: withRows(cells(value => (typeof value === 'bigint' ? Number(value) : value))),
  },
  {
    name: 'counts of rows that really changed',
    topic: 'writes',
    change: withStatements(statement => ({ run: async parameters => Math.min(1, await statement.run(parameters)) })),
  },
  {
    name: 'violations that are not told apart',
    topic: 'errors',
    change: connection => ({
      ...forwarding(connection),
      translate: (error, sql, parameters) => new QueryError('it failed', { sql, parameters }, error),
    }),
  },
  {
    name: 'messages that hold values',
    topic: 'errors',
    change: connection => ({
      ...withParameters(value => value)(connection),
      translate: (error, sql, parameters) =>
        Object.assign(connection.translate(error, sql, parameters), { cause: error, detail: 'secret value' }),
    }),
  },
  {
    name: 'streams that end early',
    topic: 'streams',
    change: withStatements(statement => ({
      cursor: (parameters, size) => oneBatch(statement.cursor(parameters, size)),
    })),
  },
  {
    name: 'savepoints that are not there',
    topic: 'nested transactions',
    change: connection => ({
      ...forwarding(connection),
      exec: statements => (/SAVEPOINT/.test(statements.join()) ? undefined : connection.exec(statements)),
    }),
  },
  {
    name: 'transactions that never roll back',
    topic: 'transactions',
    change: connection => ({
      ...forwarding(connection),
      exec: statements => connection.exec(statements.map(sql => (sql === 'ROLLBACK' ? 'COMMIT' : sql))),
    }),
  },
  {
    name: 'read-only transactions that write',
    topic: 'isolation',
    change: connection => ({
      ...forwarding(connection),
      exec: statements => connection.exec(statements.filter(sql => !sql.startsWith('PRAGMA'))),
    }),
  },
  {
    name: 'texts cut at a NUL',
    topic: 'text',
    change: withParameters(value => (typeof value === 'string' ? value.split('\0')[0] : value)),
  },
  {
    name: 'empty blobs read as NULL',
    topic: 'kinds',
    change: withRows(cells(value => (value instanceof Uint8Array && value.length === 0 ? null : value))),
  },
]
