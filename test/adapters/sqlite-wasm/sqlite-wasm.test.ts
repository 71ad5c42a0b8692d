import { expect, test } from 'vitest'
import { estimate, exportFile, importFile, persist, sqliteWasm } from '../../../adapters/sqlite-wasm/index.ts'
import { connect } from '../../../src/database/connect.ts'
import { DefinitionError, UnsupportedError } from '../../../src/error/definition.ts'
import { StorageUnavailable } from '../../../src/error/transaction.ts'
import { describeContract, Session } from '../contract.ts'
import { describeImport, describeMissing } from '../import.ts'

// First of all: what is loaded once stays loaded.
describeMissing('@sqlite.org/sqlite-wasm', () => sqliteWasm({ storage: 'memory' }))
describeContract(() => sqliteWasm({ storage: 'memory' }))
describeImport('sqlite-wasm')

const open = () => Session.open(sqliteWasm({ name: 'app', storage: 'memory' }))

test('a text of 50 MB makes the memory grow, in a write, a read and an open cursor', async () => {
  const session = await open()
  const long = `${'x'.repeat(50_000_000)}ä`
  await session.exec(`create table texts (id integer primary key, text); insert into texts values (1, 'before ä')`)
  const cursor = session.connection.prepare('select text, ? from texts order by id', true).cursor(['short ü'], 1)
  expect(await cursor.next()).toEqual([['before ä', 'short ü']])
  expect(await session.run('insert into texts values (2, ?)', long)).toBe(1)
  const [row] = (await session.all('select text, length(text), ? from texts where id = 2', 'after ö')) as [unknown[]]
  expect(row[0] === long).toBe(true)
  expect(row.slice(1)).toEqual([50_000_001, 'after ö'])
  expect(await cursor.next()).toEqual([])
  await session.driver.close()
})

test('memory that grows while a row is read does not spoil its other cells', async () => {
  const session = await open()
  const rows = await session.all(`select 'first ä', cast(zeroblob(60000000) as text), 'last ö', zeroblob(3)`)
  const [first, , last, blob] = (rows as [unknown[]])[0]
  expect([first, last, blob]).toEqual(['first ä', 'last ö', new Uint8Array(3)])
  await session.driver.close()
})

test('integers beyond the safe ones are bigints, on both sides', async () => {
  const session = await open()
  const [row] = await session.all('select 9007199254740991, 9007199254740992, -9223372036854775808, -9007199254740991')
  expect(row).toEqual([9007199254740991, 9007199254740992n, -9223372036854775808n, -9007199254740991])
  await session.driver.close()
})

test('a value that SQLite cannot hold, and too few of them, are errors that leave the statement usable', async () => {
  const session = await open()
  const sql = 'select ?, ?'
  const statement = session.connection.prepare(sql, true)
  for (const parameters of [[undefined, 1], [{}, 1], [1], []]) {
    const call = session.attempt(sql, parameters, () => statement.all(parameters))
    await expect(call).rejects.toMatchObject({ code: 'QUERY' })
  }
  expect(await statement.all(['a', 'b'])).toEqual([['a', 'b']])
  await session.driver.close()
})

test('a finalized statement is an error, not a crash', async () => {
  const session = await open()
  const statement = session.connection.prepare('select 1', true)
  statement.finalize()
  statement.finalize()
  await expect(session.attempt('select 1', [], () => statement.all([]))).rejects.toMatchObject({ code: 'QUERY' })
  await session.driver.close()
})

test('two databases share the module and nothing else', async () => {
  const [one, two] = [await open(), await open()]
  await one.exec('create table only_here (id integer primary key)')
  expect(await two.failure('select * from only_here')).toMatchObject({ code: 'QUERY' })
  await one.driver.close()
  expect(await two.all('select ?', 'alive')).toEqual([['alive']])
  await two.driver.close()
})

test('a full database is QuotaExceeded', async () => {
  const session = await open()
  await session.exec('create table blobs (value); pragma max_page_count = 8')
  expect(await session.failure('insert into blobs values (zeroblob(1000000))')).toMatchObject({ code: 'QUOTA' })
  await session.driver.close()
})

test('options that say nothing are refused by name', () => {
  const given = (options: object) => () => sqliteWasm(options as Parameters<typeof sqliteWasm>[0])
  expect(given({ storage: 'disk' })).toThrow("sqliteWasm() knows the storages 'opfs' and 'memory', not 'disk'")
  expect(given({ storage: 'opfs' })).toThrow("sqliteWasm({ storage: 'opfs' }) takes a name")
  expect(given({ storage: 'opfs', name: 'a', durability: 'fast' })).toThrow(
    'durability of sqliteWasm() is one of strict, relaxed',
  )
  expect(given({ storage: 'opfs', name: 'a', fallback: true })).toThrow(DefinitionError)
  expect(given({ storage: 'opfs', name: 'a', tabs: 'shared' })).toThrow(DefinitionError)
})

test('there is no OPFS outside of a browser', async () => {
  await expect(Session.open(sqliteWasm({ name: 'app', storage: 'opfs' }))).rejects.toBeInstanceOf(StorageUnavailable)
  await expect(estimate()).rejects.toBeInstanceOf(StorageUnavailable)
  await expect(persist()).rejects.toBeInstanceOf(StorageUnavailable)
})

test('a database in memory is no file, and says which is', async () => {
  await using db = connect(sqliteWasm({ storage: 'memory' }))
  const instead = "sqliteWasm({ storage: 'opfs' }) has"
  await expect(exportFile(db)).rejects.toThrow(`this database has no export of a file: ${instead}`)
  await expect(importFile(db, new Blob())).rejects.toThrow(`this database has no import of a file: ${instead}`)
  await expect(importFile(db, new Blob())).rejects.toBeInstanceOf(UnsupportedError)
})
