import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { expect, test } from 'vitest'
import { connect, sql } from 'isomodel'
import { pg } from 'isomodel/pg'
import { postgresJs } from 'isomodel/postgres-js'

const message = (type: string, body: string): Buffer => {
  const head = Buffer.from(`${type}....`)
  head.writeInt32BE(body.length + 4, 1)
  return Buffer.concat([head, Buffer.from(body, 'latin1')])
}
/** What a server says in one breath when a session is ended as soon as it is ready. */
const WELCOME = Buffer.concat([
  message('R', '\0\0\0\0'),
  message('Z', 'I'),
  message('E', 'SFATAL\0VFATAL\0C57P01\0Mterminating connection due to administrator command\0\0'),
])

test.each([
  ['pg', pg],
  ['postgres-js', postgresJs],
])('a session that ends as soon as it is ready is an error of %s, and not of the process', async (_, adapter) => {
  const uncaught: unknown[] = []
  const hear = (error: unknown): void => void uncaught.push(error)
  process.on('uncaughtException', hear)
  const server = createServer(socket => void socket.on('error', () => {}).once('data', () => socket.end(WELCOME)))
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const { port } = server.address() as AddressInfo
  const db = connect(adapter({ url: `postgres://user@127.0.0.1:${port}/none`, connectionTimeout: 2000 }))
  const error: unknown = await sql`select 1 as one`.all(db).catch((reason: unknown) => reason)
  expect(error).toMatchObject({ name: expect.stringMatching(/^(?:ConnectionLost|StorageUnavailable)$/) as unknown })
  await db.close()
  await new Promise(resolve => server.close(resolve))
  process.off('uncaughtException', hear)
  expect(uncaught).toEqual([])
})
