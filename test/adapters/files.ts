// What adapters that open files of the machine do beyond the contract.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import type { Adapter } from '../../src/adapter/adapter.ts'
import { LockTimeout } from '../../src/error/query.ts'
import { StorageUnavailable } from '../../src/error/transaction.ts'
import { Session } from './contract.ts'

type OpenFile = (options: { file: string; readonly?: boolean }) => Adapter

export function describeFiles(adapter: OpenFile): void {
  describe('files', () => {
    const directory = mkdtempSync(join(tmpdir(), 'isomodel-'))
    const path = (name: string) => join(directory, name)
    afterAll(() => rmSync(directory, { recursive: true }))

    test('are made, in WAL mode, and closed', async () => {
      const options = { file: path('new.db') }
      const session = await Session.open(adapter(options))
      expect(await session.all('pragma journal_mode')).toEqual([['wal']])
      expect(await session.all('pragma trusted_schema')).toEqual([[0]])
      await session.exec('create table heroes (id integer primary key)')
      await session.driver.close()
      const again = await Session.open(adapter({ ...options, readonly: true }))
      expect(await again.all('select * from heroes')).toEqual([])
      expect(await again.failure('insert into heroes values (1)')).toMatchObject({ code: 'QUERY' })
      await again.driver.close()
    })

    test('that cannot be opened are StorageUnavailable', async () => {
      writeFileSync(path('text.db'), 'not a database, but long enough to be read as the header of one'.repeat(20))
      const broken = [
        { file: path('missing/x.db') },
        { file: directory },
        { file: path('text.db') },
        { file: path('text.db'), readonly: true },
        { file: path('missing.db'), readonly: true },
      ]
      for (const options of broken) {
        await expect(Session.open(adapter(options)), options.file).rejects.toBeInstanceOf(StorageUnavailable)
      }
    })

    test('locked by another connection are LockTimeout', async () => {
      const file = path('locked.db')
      const [one, two] = [await Session.open(adapter({ file })), await Session.open(adapter({ file }))]
      await two.exec('pragma busy_timeout = 20')
      await one.exec('begin immediate')
      const error = await two.exec('begin immediate').catch((reason: unknown) => reason)
      expect(error).toBeInstanceOf(LockTimeout)
      expect(error).toMatchObject({ retryable: true })
      await one.driver.close()
      await two.driver.close()
    })

    test('that are full are QuotaExceeded', async () => {
      const session = await Session.open(adapter({ file: path('full.db') }))
      await session.exec('create table blobs (value); pragma max_page_count = 8')
      expect(await session.failure('insert into blobs values (zeroblob(1000000))')).toMatchObject({ code: 'QUOTA' })
      await session.driver.close()
    })
  })
}
