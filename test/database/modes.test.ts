// A database that lacks what a transaction asks for.
import { expect, test } from 'vitest'
import { type Adapter, connect, UnsupportedError } from 'isomodel'
import { sqlite } from 'isomodel/dialects'
import { nodeSqlite } from 'isomodel/node-sqlite'

test('what a database lacks is refused before it is even opened', async () => {
  let opened = false
  const memory = nodeSqlite({ file: ':memory:' })
  const poor: Adapter<'transaction'> = {
    ...memory,
    dialect: {
      ...sqlite,
      transaction(modes) {
        if (modes.deferrable) throw new UnsupportedError('deferrable transaction', 'poor')
        return sqlite.transaction(modes)
      },
    },
    open() {
      opened = true
      return memory.open()
    },
  }
  await using db = connect(poor)
  let called = false
  const call = db.transaction(async () => void (called = true), { deferrable: true, retry: 3 })
  const error = await call.catch((reason: unknown) => reason)
  expect(error).toBeInstanceOf(UnsupportedError)
  expect(error).toMatchObject({ feature: 'deferrable transaction', dialect: 'poor', retryable: false })
  expect([opened, called]).toEqual([false, false])
  expect(await db.transaction(async () => 1, { deferrable: false })).toBe(1)
})
