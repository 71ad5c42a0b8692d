import { lstatSync } from 'node:fs'
import { expect, test } from 'vitest'
import { openClient } from './client.ts'
import { describeOn } from './database.ts'
import { startServer } from './start.ts'

describeOn('postgres', url => {
  const isPrivate = !process.env['ISOMODEL_TEST_POSTGRES_URL']

  async function rows(sql: string): Promise<Record<string, unknown>[]> {
    const client = await openClient('postgres', url())
    return client.query(sql).finally(client.close)
  }

  test('takes statements in an empty database of its own', async () => {
    expect(new URL(url()).pathname).toMatch(/^\/isomodel_[0-9a-f]{12}$/)
    expect(await rows(`select count(*)::int n from pg_tables where schemaname = 'public'`)).toEqual([{ n: 0 }])
    await rows('create table hero (name text)')
    expect(await rows(`insert into hero values ('Ålice') returning name`)).toEqual([{ name: 'Ålice' }])
  })

  test.runIf(isPrivate)('is Postgres 18', async () => {
    expect(await rows('show server_version')).toEqual([{ server_version: expect.stringMatching(/^18\./) }])
  })

  test.runIf(isPrivate)('orders text the same way on every system, and keeps UTC', async () => {
    const [row] = await rows(`select upper('å') "upper", 'Z' < 'a' "byCode", current_setting('timezone') "timezone"`)
    expect(row).toEqual({ upper: 'Å', byCode: true, timezone: 'UTC' })
  })

  test.runIf(isPrivate && process.getuid)('is not run by root', async () => {
    const [row] = await rows('show data_directory')
    expect(lstatSync(String(row?.['data_directory'])).uid).not.toBe(0)
  })

  test('can be named by its address, and then lives on', async () => {
    const named = await startServer('postgres', { ISOMODEL_TEST_POSTGRES_URL: url() })
    expect(named?.url).toBe(url())
    await named?.stop()
    expect(await rows('select 1 one')).toEqual([{ one: 1 }])
  })

  test('is refused as one sentence where its address has a wrong password', async () => {
    const wrong = Object.assign(new URL(url()), { password: 'secret' })
    const refused = startServer('postgres', { ISOMODEL_TEST_POSTGRES_URL: wrong.href })
    await expect(refused).rejects.toThrow(
      /^ISOMODEL_TEST_POSTGRES_URL names a Postgres that cannot be used: password authentication failed for user/,
    )
    await expect(refused).rejects.not.toThrow('secret')
  })
})
