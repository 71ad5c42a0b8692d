import { expect, test } from 'vitest'
import pgDriver from 'pg'
import { connect, ConnectionLost, OutcomeUnknown, sql } from 'isomodel'
import { pg } from 'isomodel/pg'
import { describeOn } from '../../services/database.ts'
import { type Broken, describeGone, failure, insert, written } from '../outcomes.ts'
import { describePostgresOutcomes } from '../postgres-outcomes.ts'
import { postgresServer } from '../postgres-server.ts'

describeOn('postgres', url => describePostgresOutcomes(() => postgresServer(url(), pg), describeClients))

function describeClients(broken: () => Broken): void {
  test('a batch of a client without a pipeline is OutcomeUnknown at its COMMIT only', async () => {
    const { proxy } = broken()
    const pool = new pgDriver.Pool({ connectionString: proxy.url, max: 1 })
    pool.on('error', () => {})
    const given = connect(pg(pool))
    proxy.breakAt({ sent: 'insert into' })
    expect(await failure(given.batch([insert, insert]))).toBeInstanceOf(ConnectionLost)
    expect(await written(broken())).toBe(0)
    proxy.breakAt({ sent: 'COMMIT', answered: 'COMMIT' })
    expect(await failure(given.batch([insert, insert]))).toBeInstanceOf(OutcomeUnknown)
    expect(await written(broken())).toBe(2)
    await given.close()
    await pool.end()
  })

  test('a commit that came too late, in a session that the server ended for its idleness, has written nothing', async () => {
    const { db, proxy } = broken()
    // The server waits for the rest of it until its patience ends, which is long enough for a busy machine to send it.
    proxy.breakAt({ sent: 'COMMIT', instead: '' })
    const call = db.transaction(async tx => {
      await insert.run(tx)
      await sql`set local idle_in_transaction_session_timeout = 1000`.run(tx)
    })
    const error = await failure(call)
    expect(error).toBeInstanceOf(ConnectionLost)
    expect(error?.cause).toMatchObject({ code: '25P03' })
    expect(await written(broken())).toBe(0)
  })

  describeGone(broken, async url => {
    const client = new pgDriver.Client({ connectionString: url })
    await client.connect()
    return { client, adapter: pg(client) }
  })
}
