import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { betterSqlite3 } from '../../../adapters/better-sqlite3/index.ts'
import { describeContract, Session } from '../contract.ts'
import { describeFiles } from '../files.ts'
import { describeImport } from '../import.ts'

describeContract(() => betterSqlite3({ file: ':memory:' }))
describeFiles(betterSqlite3)
describeImport('better-sqlite3')

test('a Database given stays open, and has foreign keys checked', async () => {
  const database = new Database(':memory:')
  database.exec('pragma foreign_keys = off')
  const session = await Session.open(betterSqlite3(database))
  expect(await session.all('pragma foreign_keys')).toEqual([[1]])
  await session.driver.close()
  expect(database.open).toBe(true)
})

test('a Database that is closed is refused', async () => {
  const database = new Database(':memory:').close()
  await expect(Session.open(betterSqlite3(database))).rejects.toMatchObject({ code: 'STORAGE_UNAVAILABLE' })
})
