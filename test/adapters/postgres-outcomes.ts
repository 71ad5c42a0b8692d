// Connections to Postgres that break while something is written.
import { expect, test } from 'vitest'
import { ConnectionLost, OutcomeUnknown, sql } from 'isomodel'
import { type Broken, describeOutcomes, failure, insert, type Words, written } from './outcomes.ts'
import type { PoolServer } from './pool-server.ts'

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
      const { db, direct } = broken()
      const call = db.transaction(async tx => {
        await sql`set local idle_in_transaction_session_timeout = 50`.run(tx)
        const { pid } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.one(tx)
        await insert.run(tx)
        await expect
          .poll(() => sql`select 1 from pg_stat_activity where pid = ${pid}`.all(direct), { timeout: 9000 })
          .toEqual([])
      })
      expect(await failure(call)).toBeInstanceOf(ConnectionLost)
      expect(await written(broken())).toBe(0)
    })

    test('a call that ran out of time and lost its connection says what is not known', async () => {
      const { db, proxy } = broken()
      // What the server says to the cancel request is lost.
      proxy.breakAt({ sent: 'insert into', answered: '57014' })
      const slow = sql`insert into notes select 1 from pg_sleep(20)`
      expect(await failure(slow.run(db.with({ timeout: 50 })))).toBeInstanceOf(OutcomeUnknown)
      expect(await written(broken())).toBe(0)
    })

    also(broken)
  })
}
