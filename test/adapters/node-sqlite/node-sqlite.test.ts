import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { nodeSqlite } from '../../../adapters/node-sqlite/index.ts'
import { DecodeError } from '../../../src/error/validation.ts'
import { describeContract, Session } from '../contract.ts'
import { describeFiles } from '../files.ts'
import { describeImport } from '../import.ts'

describeContract(() => nodeSqlite({ file: ':memory:' }))
describeFiles(nodeSqlite)
describeImport('node-sqlite')

test('a DatabaseSync given stays open, and has foreign keys checked', async () => {
  const database = new DatabaseSync(':memory:', { enableForeignKeyConstraints: false, readBigInts: true })
  const session = await Session.open(nodeSqlite(database))
  expect(await session.all('pragma foreign_keys')).toEqual([[1]]) // a number, not 1n
  await session.driver.close()
  expect(database.isOpen).toBe(true)
})

test('a DatabaseSync that is closed is refused', async () => {
  const database = new DatabaseSync(':memory:', { open: false })
  await expect(Session.open(nodeSqlite(database))).rejects.toMatchObject({ code: 'STORAGE_UNAVAILABLE' })
})

test('an integer that the driver would round is a DecodeError, without the value', async () => {
  const session = await Session.open(nodeSqlite({ file: ':memory:' }))
  const error = await session.failure('select 1, 9007199254740993')
  expect(error).toBeInstanceOf(DecodeError)
  expect((error as Error).message).not.toMatch(/\d/)
})
