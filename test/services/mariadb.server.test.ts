import { lstatSync } from 'node:fs'
import { expect, test } from 'vitest'
import { openClient } from './client.ts'
import { describeOn } from './database.ts'
import { startServer } from './start.ts'

describeOn('mysql', url => {
  const isPrivate = !process.env['ISOMODEL_TEST_MYSQL_URL']

  async function rows(sql: string, address = url()): Promise<Record<string, unknown>[]> {
    const client = await openClient('mysql', address)
    return client.query(sql).finally(client.close)
  }

  test('takes statements in an empty database of its own', async () => {
    expect(new URL(url()).pathname).toMatch(/^\/isomodel_[0-9a-f]{12}$/)
    expect(await rows('show tables')).toEqual([])
    await rows('create table hero (name varchar(20))')
    await rows(`insert into hero values ('Ålice 🦸')`)
    expect(await rows('select name from hero')).toEqual([{ name: 'Ålice 🦸' }])
  })

  test.runIf(isPrivate)('is MariaDB 10.11 or later', async () => {
    const [row] = await rows('select version() version')
    const [, major, minor] = /^(\d+)\.(\d+)\..*MariaDB/.exec(String(row?.['version'])) ?? []
    expect(Number(major) * 1000 + Number(minor)).toBeGreaterThanOrEqual(10_011)
  })

  test.runIf(isPrivate)('is as strict as MySQL 8, and keeps UTC', async () => {
    const [row] = await rows('select @@sql_mode mode, @@time_zone zone, @@character_set_server charset')
    expect(String(row?.['mode']).split(',')).toEqual(
      expect.arrayContaining(['ONLY_FULL_GROUP_BY', 'STRICT_TRANS_TABLES', 'NO_ZERO_DATE']),
    )
    expect(row).toMatchObject({ zone: '+00:00', charset: 'utf8mb4' })
  })

  test.runIf(isPrivate)('lets nobody in without a password', async () => {
    const root = Object.assign(new URL(url()), { username: 'root', password: '' })
    await expect(rows('select 1', root.href)).rejects.toThrow('Access denied')
  })

  test.runIf(isPrivate && process.getuid)('is not run by root', async () => {
    const [row] = await rows('select @@datadir folder')
    expect(lstatSync(String(row?.['folder'])).uid).not.toBe(0)
  })

  test('can be named by its address, and then lives on', async () => {
    const named = await startServer('mysql', { ISOMODEL_TEST_MYSQL_URL: url() })
    expect(named?.url).toBe(url())
    await named?.stop()
    expect(await rows('select 1 one')).toEqual([{ one: 1 }])
  })

  test('is refused as one sentence where its address has a wrong password', async () => {
    const wrong = Object.assign(new URL(url()), { password: 'secret' })
    const refused = startServer('mysql', { ISOMODEL_TEST_MYSQL_URL: wrong.href })
    await expect(refused).rejects.toThrow(
      /^ISOMODEL_TEST_MYSQL_URL names a MariaDB that cannot be used: Access denied for user/,
    )
    await expect(refused).rejects.not.toThrow('secret')
  })
})
