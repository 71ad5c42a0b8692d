// Connections to Postgres that break while something is written.
import { expect, test } from 'vitest'
import { AbortedError, connect, ConnectionLost, OutcomeUnknown, sql } from 'isomodel'
import { type Broken, describeOutcomes, failure, insert, type Words, written } from './outcomes.ts'
import type { PoolServer } from './pool-server.ts'
import { openProxy } from './proxy.ts'

/** Answers name their statements, and end with a Z: https://www.postgresql.org/docs/current/protocol-message-formats.html */
const words: Words = {
  begin: { sent: 'BEGIN', answered: 'BEGIN' },
  commit: { sent: 'COMMIT', answered: 'COMMIT' },
  write: { sent: 'insert into', answered: 'INSERT 0 1' },
  done: 'Z',
}

/** @param also - tests of this adapter alone */
export function describePostgresOutcomes(
  start: () => Promise<PoolServer>,
  also: (broken: () => Broken) => void = () => {},
): void {
  describeOutcomes(start, words, broken => {
    test('a session that the server ends for its idleness has written nothing', async () => {
      const { server, proxy } = broken()
      const db = connect(server.adapter({ max: 1 }, proxy.url))
      const call = db.transaction(async tx => {
        await insert.run(tx)
        await sql`set local idle_in_transaction_session_timeout = 50`.run(tx)
        // postgres.js keeps to itself what a server says last: a COMMIT on its way by then may have been heard.
        await expect.poll(() => db.stats()?.open, { timeout: 9000 }).toBe(0)
      })
      expect(await failure(call)).toBeInstanceOf(ConnectionLost)
      expect(await written({ ...broken(), db })).toBe(0)
      await db.close()
    })

    test('a call that ran out of time and lost its connection says what is not known', async () => {
      const { db, proxy } = broken()
      // What the server says to the cancel request is lost.
      proxy.breakAt({ sent: 'insert into', answered: '57014' })
      const slow = sql`insert into notes select 1 from pg_sleep(20)`
      expect(await failure(slow.run(db.with({ timeout: 50 })))).toBeInstanceOf(OutcomeUnknown)
      expect(await written(broken())).toBe(0)
    })

    test('a batch that ran out of time while it was committed, and lost its connection, says what is not known', async () => {
      const { db, direct, proxy } = broken()
      await sql`create function asleep() returns trigger language plpgsql as
        'begin perform pg_sleep(20); return null; end'`.run(direct)
      await sql`create constraint trigger slow after insert on notes deferrable initially deferred
        for each row execute function asleep()`.run(direct)
      proxy.breakAt({ sent: 'COMMIT', answered: '57014' })
      expect(await failure(db.with({ timeout: 200 }).batch([insert, insert]))).toBeInstanceOf(OutcomeUnknown)
      await sql`drop function asleep() cascade`.run(direct)
      expect(await written(broken())).toBe(0)
    })

    test('a batch is not stopped before it has begun: its statements, which are sent, would last one by one', async () => {
      const { direct, server } = broken()
      await using line = await openProxy(server.url)
      const db = connect(server.adapter({ max: 1 }, line.url))
      await sql`select 1`.all(db)
      const controller = new AbortController()
      const release = line.hold()
      const opened = line.greetings.length
      const slow = sql`${sql.unsafe(`insert into notes select 1 from (${server.sleep(20)}) as asleep`)}`
      const call = failure(db.with({ signal: controller.signal }).batch([insert, slow]))
      const begun = async () => (await server.sessions()).filter(({ running }) => running?.includes('pg_sleep')).length
      await expect.poll(begun, { timeout: 9000 }).toBe(1)
      controller.abort()
      await new Promise(resolve => setTimeout(resolve, 200))
      expect(line.greetings.length, 'requests to stop it').toBe(opened)
      release()
      expect(await call).toBeInstanceOf(AbortedError)
      await db.close()
      const { n } = await sql<{ n: number }>`select count(*) as n from notes`.one(direct)
      expect(n).toBe(0)
    })

    test('a batch that did not begin, but whose statements lasted, says what is not known', async () => {
      const { db, proxy } = broken()
      proxy.breakAt({ sent: 'BEGIN', instead: 'BEGIM' })
      const error = await failure(db.batch([insert, insert]))
      expect(error).toBeInstanceOf(OutcomeUnknown)
      expect(error?.cause).toMatchObject({ code: '42601' })
      expect(await written(broken())).toBe(2)
    })

    also(broken)
  })
}
