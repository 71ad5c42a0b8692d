import Database from 'better-sqlite3'
import { expect, test, vi } from 'vitest'
import { betterSqlite3 } from '../../../adapters/better-sqlite3/index.ts'
import { describeContract, Session } from '../contract.ts'
import { describeFiles } from '../files.ts'
import { describeImport, describeMissing } from '../import.ts'

describeContract(() => betterSqlite3({ file: ':memory:' }))
describeFiles(betterSqlite3)
describeImport('better-sqlite3')
describeMissing('better-sqlite3', () => betterSqlite3({ file: ':memory:' }))

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

test('a Node on which better-sqlite3 would crash is refused before it is loaded', async () => {
  vi.stubGlobal('process', { ...process, versions: { ...process.versions, node: '20.20.0' } })
  const call = Session.open(betterSqlite3({ file: ':memory:' }))
  await expect(call).rejects.toMatchObject({
    code: 'STORAGE_UNAVAILABLE',
    message: 'better-sqlite3 needs Node 22 or later, and this is Node 20.20.0',
  })
  vi.unstubAllGlobals()
})

test('a Database that reads integers as bigints is read as any other', async () => {
  const session = await Session.open(betterSqlite3(new Database(':memory:').defaultSafeIntegers(true)))
  expect(await session.all('select 1')).toEqual([[1]])
})
