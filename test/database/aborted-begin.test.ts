// A signal that is aborted while a transaction begins.
import { expect, test } from 'vitest'
import { AbortedError, connect, sql } from 'isomodel'
import { betterSqlite3 } from 'isomodel/better-sqlite3'
import { asLater } from './later.ts'

const names = ['a driver that answers at once', 'one that answers later']

test.each(names)('on %s, the callback is not called', async name => {
  const controller = new AbortController()
  const memory = betterSqlite3({ file: ':memory:' })
  let called = false
  await using db = connect(name.startsWith('one') ? asLater(memory) : memory, {
    onQuery: ({ sql: text }) => void (text.startsWith('BEGIN') && controller.abort()),
  })
  const transaction = db.transaction(
    async tx => {
      called = true
      await sql`create table t (n integer)`.run(tx)
    },
    { signal: controller.signal },
  )
  await expect(transaction).rejects.toBeInstanceOf(AbortedError)
  expect(called).toBe(false)
  expect(await sql`select count(*) as n from sqlite_schema`.all(db)).toEqual([{ n: 0 }])
})
