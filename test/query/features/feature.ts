// Runs a table of queries: each gives the SQL of every dialect, the parameters, and the rows of a real database.
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { pg } from '../../../adapters/pg/index.ts'
import { AFFECTED, type Executable } from '../../../src/ast/executor.ts'
import { type SqlStatement, toSQL } from '../../../src/compile/to-sql.ts'
import type { Dialect } from '../../../src/dialect/dialect.ts'
import { postgres, sqlite } from '../../../src/dialects.ts'
import { connect, type Executor, resetKeys, type TransactionDatabase } from '../../../src/index.ts'
import { madeUp } from '../../dialect/made-up.ts'
import { describeOn } from '../../services/database.ts'
import type { ServerName } from '../../services/services.ts'
import { Animal, fillZoo, Food, Keeper, openZoo } from '../zoo.ts'

const adapters = { postgres: (url: string) => pg({ url }) }

export const dialects = { sqlite, postgres, madeUp } as const
export type DialectName = keyof typeof dialects
type PerDialect<T> = Readonly<Record<DialectName, T>>

/** A statement as the cases see it: a query, SQL by hand, or a prepared query with its parameters. */
export interface Shown {
  toSQL?(target: (typeof dialects)[DialectName]): SqlStatement
  all?(db: Executor): Promise<unknown>
  run?(db: Executor): Promise<unknown>
}

export interface Case {
  readonly does: string
  readonly query: Shown
  readonly sql: PerDialect<string>
  /** The same for every dialect, or one list for each. */
  readonly params: readonly unknown[] | PerDialect<readonly unknown[]>
  /** What the statement answers. */
  readonly rows: unknown
  /** Where a server answers otherwise, or with an error of this class, for a reason that stands beside the case. */
  readonly rowsOn?: Partial<Record<keyof typeof adapters, unknown>>
  /** A query to be run after a write, and its rows. */
  readonly after?: readonly [query: Shown, rows: unknown]
}

/** What only SQLite says, looked for outside of names. */
const sqliteWords =
  /["?]|\b(?:json_each|GLOB|LIKE|instr|unhex|strftime|julianday|printf|CAST|COLLATE|nullif|coalesce|IS \+|LIMIT|OFFSET)\b/
const withoutNames = (text: string): string => text.replace(/\[(?:[^\]]|\]\])*\]/g, '[]')

const rolledBack = new Error('rolled back')

/** Runs in a transaction that is undone, so that no case sees another's writes. */
async function undone(db: TransactionDatabase, run: (tx: Executor) => Promise<void>): Promise<void> {
  await db
    .transaction(async tx => {
      await run(tx)
      throw rolledBack
    })
    .catch((error: unknown) => {
      if (error !== rolledBack) throw error
    })
}

/** The answer of a read or of a write. */
export function answer(query: Shown, db: Executor): Promise<unknown> {
  const writes = (query as { '~mode'?: number })['~mode'] === AFFECTED || !query.all
  return (writes ? query.run?.(db) : query.all?.(db)) as Promise<unknown>
}

export function feature(name: string, cases: readonly Case[]): void {
  describe(name, () => {
    const servers = inject('servers') as Partial<Record<ServerName, string>> | undefined
    if (servers) for (const server of ['postgres'] as const) describeOn(server, url => onServer(server, url, cases))
    else onSqlite(cases)
  })
}

function onSqlite(cases: readonly Case[]): void {
  let db: TransactionDatabase
  beforeAll(async () => {
    db = await openZoo()
  })
  afterAll(() => db.close())

  test.each(cases)('$does', async ({ query, sql, params, rows, after }) => {
    const shown = (target: Dialect) => query.toSQL?.(target) ?? toSQL(query as unknown as Executable, target)
    for (const dialect of Object.keys(dialects) as DialectName[]) {
      const expected = Array.isArray(params) ? params : (params as PerDialect<readonly unknown[]>)[dialect]
      expect(shown(dialects[dialect]), dialect).toEqual({ sql: sql[dialect], params: expected })
    }
    expect(withoutNames(sql.madeUp)).not.toMatch(sqliteWords)
    await answers(db, query, rows, after)
  })
}

/** The project `servers` runs the same tables of cases on real servers. */
function onServer(server: keyof typeof adapters, url: () => string, cases: readonly Case[]): void {
  let db: TransactionDatabase
  beforeAll(async () => {
    db = await fillZoo(connect(adapters[server](url())))
  })
  afterAll(() => db.close())

  test.each(cases)('$does', async ({ query, sql, rows, rowsOn, after }) => {
    const expected = rowsOn && server in rowsOn ? rowsOn[server] : rows
    if (typeof expected === 'function') await expect(answer(query, db)).rejects.toBeInstanceOf(expected)
    else await answers(db, query, sorted(sql[server], expected), after, found => sorted(sql[server], found))
  })
}

/** Rows whose order nobody asked for, in one order. */
function sorted(sql: string, rows: unknown): unknown {
  if (!Array.isArray(rows) || / ORDER BY /i.test(sql)) return rows
  const text = (row: unknown) =>
    JSON.stringify(row, (_, cell: unknown) => (typeof cell === 'bigint' ? `${cell}n` : cell))
  return rows.toSorted((a, b) => (text(a) < text(b) ? -1 : 1))
}

function answers(
  db: TransactionDatabase,
  query: Shown,
  rows: unknown,
  after: Case['after'],
  seen: (rows: unknown) => unknown = found => found,
): Promise<void> {
  return undone(db, async tx => {
    // Generated keys are not undone everywhere.
    for (const model of [Keeper, Animal, Food]) await resetKeys(tx, model)
    expect(seen(await answer(query, tx))).toEqual(rows)
    if (after) expect(await answer(after[0], tx)).toEqual(after[1])
  })
}
