// Runs a table of queries: each gives the SQL of every dialect, the parameters, and the rows of a real database.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { AFFECTED } from '../../../src/ast/executor.ts'
import { sqlite } from '../../../src/dialects.ts'
import type { Executor, TransactionDatabase } from '../../../src/index.ts'
import { madeUp } from '../../dialect/made-up.ts'
import { openZoo } from '../zoo.ts'

export const dialects = { sqlite, madeUp } as const
export type DialectName = keyof typeof dialects
type PerDialect<T> = Readonly<Record<DialectName, T>>

/** A statement as the cases see it: a query, or a prepared one with its parameters. */
export interface Shown {
  toSQL(target: (typeof dialects)[DialectName]): { readonly sql: string; readonly params: readonly unknown[] }
  all?(db: Executor): Promise<unknown>
  run?(db: Executor): Promise<unknown>
}

export interface Case {
  readonly does: string
  readonly query: Shown
  readonly sql: PerDialect<string>
  /** The same for every dialect, or one list for each. */
  readonly params: readonly unknown[] | PerDialect<readonly unknown[]>
  /** What the statement answers in SQLite. */
  readonly rows: unknown
  /** A query to be run after a write, and its rows. */
  readonly then?: readonly [query: Shown, rows: unknown]
}

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
    let db: TransactionDatabase
    beforeAll(async () => {
      db = await openZoo()
    })
    afterAll(() => db.close())

    test.each(cases)('$does', async ({ query, sql, params, rows, then }) => {
      for (const dialect of Object.keys(dialects) as DialectName[]) {
        const expected = Array.isArray(params) ? params : (params as PerDialect<readonly unknown[]>)[dialect]
        expect(query.toSQL(dialects[dialect]), dialect).toEqual({ sql: sql[dialect], params: expected })
      }
      await undone(db, async tx => {
        expect(await answer(query, tx)).toEqual(rows)
        if (then) expect(await answer(then[0], tx)).toEqual(then[1])
      })
    })
  })
}
