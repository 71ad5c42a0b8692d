// What one can do with a statement, whatever it is: write it as SQL, and run it.
import {
  type Executor,
  prepare,
  type Readable,
  type Returning,
  type sql,
  type SqlStatement,
  type Statement,
  UnsupportedError,
  type Write,
} from 'isomodel'
import { answersRows, controlsTransactions } from './sql-words.ts'

/** What an `sql` template is. */
type RawSql = ReturnType<typeof sql<object>>
export type AnyStatement = Readable<object> | Returning<object> | Write<number | undefined> | RawSql

/** Rows, or how many rows were written; undefined where the database does not tell. */
export interface Answer {
  readonly rows?: readonly object[]
  readonly count?: number | undefined
  /** There are more rows than were read. */
  readonly more?: boolean
}

export interface Runnable {
  readonly write: (db: Executor) => SqlStatement
  /** `text`: the statement as SQL. */
  readonly run: (db: Executor, text: string, maxRows: number | undefined) => Promise<Answer>
}

/** Whether a value can be given to a database: it was made by from(), insertInto(), update(), deleteFrom() or sql. */
export const isStatement = (value: unknown): value is Statement<unknown> =>
  (has(value, 'all') || has(value, 'run')) && !has(value, 'bind')

const has = (value: unknown, name: string): boolean =>
  typeof (value as Readonly<Record<string, unknown>> | null | undefined)?.[name] === 'function'

export function runnable(statement: AnyStatement): Runnable {
  if ('stream' in statement) return ofRead(statement)
  return 'toSQL' in statement ? ofWrite(statement) : ofTemplate(statement)
}

function ofRead(query: Readable<object>): Runnable {
  return {
    write: db => query.toSQL(db),
    run: async (db, _, maxRows) =>
      maxRows === undefined ? { rows: await query.all(db) } : readSome(query.stream(db), maxRows),
  }
}

/** Of a write, types alone tell whether it answers rows; its text does so too. */
function ofWrite(either: Returning<object> | Write<number | undefined>): Runnable {
  const statement = either as Returning<object> & Write<number | undefined>
  return {
    write: db => statement.toSQL(db),
    run: async (db, text, maxRows) =>
      answersRows(text) ? firstOf(await statement.all(db), maxRows) : { count: await statement.run(db) },
  }
}

/** A template is also an expression, so that it has none of this itself; prepare() makes it a query only. */
function ofTemplate(template: RawSql): Runnable {
  const query = prepare({}, () => template)
  return {
    write: db => query.toSQL(db, {}),
    async run(db, text, maxRows) {
      // Left open, a transaction would swallow whatever is written until the page is closed, and lose it then.
      if (controlsTransactions(text)) {
        throw new UnsupportedError('transactions in SQL by hand', 'the playground', 'every run is one of its own')
      }
      if (!answersRows(text)) return { count: await template.run(db) }
      return maxRows === undefined ? { rows: await query.all(db, {}) } : readSome(query.stream(db, {}), maxRows)
    },
  }
}

async function readSome(rows: AsyncIterable<object>, limit: number): Promise<Answer> {
  const read: object[] = []
  for await (const row of rows) {
    if (read.length === limit) return { rows: read, more: true }
    read.push(row)
  }
  return { rows: read, more: false }
}

/** A write answers all its rows; the page shows some. */
const firstOf = (rows: readonly object[], limit = rows.length): Answer => ({
  rows: rows.slice(0, limit),
  more: rows.length > limit,
})
