// Some errors of SQLite undo the whole transaction: https://sqlite.org/lang_transaction.html#response_to_errors_within_a_transaction
import { expect, test } from 'vitest'
import { type Adapter, connect, sql, TransactionAborted } from 'isomodel'
import { betterSqlite3 } from 'isomodel/better-sqlite3'
import { sqliteWasm } from 'isomodel/sqlite-wasm'
import { asLater } from './later.ts'

const adapters: Record<string, () => Adapter<'transaction'>> = {
  'better-sqlite3': () => betterSqlite3({ file: ':memory:' }),
  'better-sqlite3, later': () => asLater(betterSqlite3({ file: ':memory:' })),
  'sqlite-wasm': () => sqliteWasm({ storage: 'memory' }),
}

test.each(Object.entries(adapters))(
  'on %s, an error in nested transactions that undoes everything dooms all levels',
  async (_, adapter) => {
    await using db = connect(adapter())
    const add = (text: string) => sql`insert or rollback into notes values (${text})`
    await sql`create table notes (text text unique)`.run(db)
    const outcomes: unknown[] = []
    const caught = (error: unknown) => outcomes.push((error as Error).name)
    const whole = db.transaction(async tx => {
      await add('one').run(tx)
      await tx
        .transaction(async inner => {
          await add('two').run(inner)
          await inner.transaction(innermost => add('one').run(innermost)).catch(caught)
          await add('three').run(inner)
        })
        .catch(caught)
      await add('four').run(tx)
    })
    await expect(whole).rejects.toBeInstanceOf(TransactionAborted)
    expect(outcomes).toEqual(['UniqueViolation', 'TransactionAborted'])
    expect(await sql`select text from notes`.all(db)).toEqual([])
    await add('five').run(db)
    expect(await sql`select text from notes`.all(db)).toEqual([{ text: 'five' }])
  },
)
