// Runs a table of queries: each gives the SQL of every dialect, the parameters, and the rows of a real database.
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { AFFECTED, type Executable } from '../../../src/ast/executor.ts'
import { type SqlStatement, toSQL } from '../../../src/compile/to-sql.ts'
import type { ShownDialect } from '../../../src/compile/shown.ts'
import { mariadb, mysql, postgres, sqlite } from '../../../src/dialects.ts'
import { UnsupportedError } from '../../../src/error/definition.ts'
import {
  type AnyModel,
  connect,
  type Executor,
  IsomodelError,
  resetKeys,
  sql,
  type TransactionDatabase,
} from '../../../src/index.ts'
import { madeUp } from '../../dialect/made-up.ts'
import { mistakeIn } from '../../dialect/mysql/grammar.ts'
import { adapterOn } from '../../services/adapters.ts'
import { describeOn } from '../../services/database.ts'
import { serverNames, type ServerName } from '../../services/services.ts'
import { Animal, fillZoo, Food, Keeper, openZoo } from '../zoo.ts'

export const dialects = { sqlite, postgres, mysql, mariadb, madeUp } as const
export type DialectName = keyof typeof dialects
/** MariaDB says what MySQL says where nothing else is given. */
type PerDialect<T> = Readonly<Record<Exclude<DialectName, 'sqlite' | 'mysql' | 'mariadb'>, T>> & {
  readonly sqlite: T | null
  readonly mysql: T | null
  readonly mariadb?: T | null
}

/** A statement as the cases see it: a query, SQL by hand, or a prepared query with its parameters. */
export interface Shown {
  toSQL?(target: (typeof dialects)[DialectName]): SqlStatement
  all?(db: Executor): Promise<unknown>
  run?(db: Executor): Promise<unknown>
}

export interface Case {
  readonly does: string
  readonly query: Shown
  /** null: the dialect refuses the statement, and the database's adapter has to do without. */
  readonly sql: PerDialect<string>
  /** The same for every dialect, or one list for each. */
  readonly params: readonly unknown[] | PerDialect<readonly unknown[]>
  /** What the statement answers. */
  readonly rows: unknown
  /** Where a server answers otherwise, for a reason that stands beside the case. */
  readonly rowsOn?: Partial<Record<ServerName, unknown>>
  /** Why a server refuses what SQLite takes. */
  readonly elsewhere?: Readonly<Partial<Record<ServerName, string>>>
  /** A query to be run after a write, and its rows. */
  readonly after?: readonly [query: Shown, rows: unknown]
}

/** What only SQLite says, looked for outside of names. */
const sqliteWords =
  /["?]|\b(?:json_each|GLOB|LIKE|instr|unhex|strftime|julianday|printf|CAST|COLLATE|nullif|coalesce|IS \+|LIMIT|OFFSET)\b/
const withoutNames = (text: string): string => text.replace(/\[(?:[^\]]|\]\])*\]/g, '[]')

const rolledBack = new Error('rolled back')

/** Generated keys are not undone everywhere. MySQL's only go back by a change of the table, which ends transactions. */
const rewound = (db: TransactionDatabase, model: AnyModel): Promise<unknown> =>
  ['mysql', 'mariadb'].includes(db['~dialect'].name)
    ? sql`alter table ${model} auto_increment = 1`.run(db)
    : resetKeys(db, model)

/** Runs in a transaction that is undone, so that no case sees another's writes. */
async function undone(db: TransactionDatabase, run: (tx: Executor) => Promise<void>): Promise<void> {
  for (const model of [Keeper, Animal, Food]) await rewound(db, model)
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

/** What a case says of a dialect. */
export const said = <T>(cases: PerDialect<T>, dialect: DialectName): T | null =>
  dialect in cases ? (cases[dialect] as T | null) : cases.mysql

export const shown = (query: Shown, target: ShownDialect): SqlStatement =>
  query.toSQL?.(target as (typeof dialects)[DialectName]) ?? toSQL(query as unknown as Executable, target)

/** Makes tables and rows of the cases' own. */
type Fill = (db: TransactionDatabase) => Promise<unknown>

/** A table of cases: their SQL everywhere, and their rows on SQLite and on the servers. */
export function feature(name: string, cases: readonly Case[], fill: Fill = async () => {}): void {
  describe(name, () => {
    if (!inject('servers')) onSqlite(cases, fill)
    else for (const server of serverNames) describeOn(server, url => onServer(server, url, cases, fill))
  })
}

function onSqlite(cases: readonly Case[], fill: Fill): void {
  let db: TransactionDatabase
  beforeAll(async () => {
    db = await openZoo()
    await fill(db)
  })
  afterAll(() => db.close())

  test.each(cases)('$does', async ({ query, sql, params, rows, after, elsewhere }) => {
    for (const dialect of Object.keys(dialects) as DialectName[]) {
      const expected = said(sql, dialect)
      if (expected === null) expect(() => shown(query, dialects[dialect]), dialect).toThrow(UnsupportedError)
      else {
        const values = Array.isArray(params) ? params : said(params as PerDialect<readonly unknown[]>, dialect)
        expect(shown(query, dialects[dialect]), dialect).toEqual({ sql: expected, params: values })
      }
    }
    if (sql.mysql !== null && !elsewhere?.mysql) expect(mistakeIn(sql.mysql)).toBeUndefined()
    expect(withoutNames(sql.madeUp)).not.toMatch(sqliteWords)
    if (sql.sqlite === null) return expect(answer(query, db)).rejects.toBeInstanceOf(UnsupportedError)
    await answers(db, query, rows, after)
  })
}

/** The project `servers` runs the same tables of cases on real servers. */
function onServer(server: ServerName, url: () => string, cases: readonly Case[], fill: Fill): void {
  let db: TransactionDatabase
  beforeAll(async () => {
    db = await fillZoo(connect(adapterOn(server, url())))
    await fill(db)
  })
  afterAll(() => db.close())

  test.each(cases)('$does', async ({ query, sql, rows, rowsOn, elsewhere, after }) => {
    if (elsewhere?.[server]) return expect(answer(query, db)).rejects.toBeInstanceOf(IsomodelError)
    const inOrder = (found: unknown): unknown => sorted(sql.sqlite ?? sql.postgres, found)
    const expected = rowsOn && server in rowsOn ? rowsOn[server] : rows
    return answers(db, query, inOrder(expected), after, inOrder)
  })
}

/** Rows whose order nobody asked for, in one order; where only some of them are asked for, their number. */
function sorted(sql: string, rows: unknown): unknown {
  if (!Array.isArray(rows) || / ORDER BY /i.test(sql)) return rows
  if (/ (?:LIMIT|OFFSET) /.test(sql)) return rows.length
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
    expect(seen(await answer(query, tx))).toEqual(rows)
    if (after) expect(await answer(after[0], tx)).toEqual(after[1])
  })
}
