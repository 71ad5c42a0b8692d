// Statements are stopped through TLS too. The private server of the tests is told to take it while these run.
import { chmodSync, copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { AbortedError, connect, ConnectionLost, type DatabaseEvent, sql, StorageUnavailable } from 'isomodel'
import { pg } from 'isomodel/pg'
import { postgresJs } from 'isomodel/postgres-js'
import { type Client, openClient } from '../services/client.ts'
import { describeOn } from '../services/database.ts'
import { giveToServer } from '../services/server-user.ts'
import { openProxy } from './proxy.ts'
import { until } from './pool-server.ts'

const file = (name: string): string => new URL(`./tls/${name}.pem`, import.meta.url).pathname
const isPrivate = !process.env['ISOMODEL_TEST_POSTGRES_URL']

const adapters = {
  pg: (url: string, options: Record<string, unknown>) => pg({ url, max: 1, pool: options, cancelTimeout: 2000 }),
  'postgres-js': (url: string, options: Record<string, unknown>) =>
    postgresJs({ url, max: 1, options, cancelTimeout: 2000 }),
}

/** How a client begins that wants TLS: https://www.postgresql.org/docs/current/protocol-message-formats.html */
const hello: Record<string, Buffer> = {
  postgres: Buffer.from([0, 0, 0, 8, 4, 210, 22, 47]),
  direct: Buffer.from([22]),
}

describeOn('postgres', url =>
  describe.runIf(isPrivate)('through TLS', () => {
    let folder: string
    let admin: Client
    const reload = async (settings: string[]) => {
      for (const setting of settings) await admin.query(`alter system ${setting}`)
      await admin.query('select pg_reload_conf()')
    }

    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'isomodel-tls-'))
      for (const name of ['key', 'certificate']) copyFileSync(file(name), join(folder, name))
      // The server takes no key that others may read.
      chmodSync(join(folder, 'key'), 0o600)
      for (const path of [folder, join(folder, 'key'), join(folder, 'certificate')]) giveToServer(path)
      admin = await openClient('postgres', url())
      const [key, certificate] = [join(folder, 'key'), join(folder, 'certificate')]
      await reload([`set ssl_key_file = '${key}'`, `set ssl_cert_file = '${certificate}'`, 'set ssl = on'])
      await until(async () => (await admin.query('show ssl'))[0]?.['ssl'] === 'on')
    })
    afterAll(async () => {
      await reload(['reset ssl', 'reset ssl_key_file', 'reset ssl_cert_file'])
      await admin.close()
      rmSync(folder, { recursive: true })
    })

    const asleep = async () =>
      (
        await admin.query(
          `select pid from pg_stat_activity where state = 'active' and pid <> pg_backend_pid() and query like '%pg_sleep(8%'`,
        )
      ).length

    describe.each(Object.entries(adapters))('%s', (_, adapter) => {
      test.each(['postgres', 'direct'])(
        'asked for in the way %s, a call that is over ends its statement',
        async way => {
          await using proxy = await openProxy(url())
          const events: DatabaseEvent[] = []
          const ssl = { ca: readFileSync(file('certificate'), 'utf8') }
          const db = connect(adapter(proxy.url, { ssl, sslnegotiation: way }), {
            onEvent: event => void events.push(event),
          })
          const used = sql<{ ssl: boolean }>`select ssl from pg_stat_ssl where pid = pg_backend_pid()`
          expect(await used.all(db)).toEqual([{ ssl: true }])
          const controller = new AbortController()
          const call = db.transaction(tx => sql`select pg_sleep(8)`.all(tx), { signal: controller.signal })
          await until(async () => (await asleep()) === 1)
          controller.abort()
          await expect(call).rejects.toBeInstanceOf(AbortedError)
          expect(await asleep()).toBe(0)
          // The same connection, which would otherwise have been cut after a time.
          expect(await used.all(db)).toEqual([{ ssl: true }])
          expect(events.map(({ type }) => type)).toEqual(['connection-opened', 'cancel-sent'])
          // Nothing was said in the clear: not by the connection, and not by the request to cancel.
          expect(proxy.greetings.map(first => first.subarray(0, way === 'direct' ? 1 : 8))).toEqual([
            hello[way],
            hello[way],
          ])
          await db.close()
        },
      )

      test('a certificate that nobody vouches for is StorageUnavailable', async () => {
        const db = connect(adapter(url(), { ssl: true }))
        await expect(db.open()).rejects.toBeInstanceOf(StorageUnavailable)
        await db.close()
        await expect(db.open()).rejects.toBeInstanceOf(ConnectionLost)
      })
    })
  }),
)
