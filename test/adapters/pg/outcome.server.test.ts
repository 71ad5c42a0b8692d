import { expect, test } from 'vitest'
import pgDriver from 'pg'
import { connect, ConnectionLost, OutcomeUnknown, sql } from 'isomodel'
import { pg } from 'isomodel/pg'
import { describeOn } from '../../services/database.ts'
import { type Broken, describeOutcomes, failure, insert } from '../outcomes.ts'

describeOn('postgres', serverUrl => describeOutcomes(serverUrl, pg, broken => describeClients(serverUrl, broken)))

function describeClients(serverUrl: () => string, { proxy, direct, written }: Broken): void {
  test('a batch of a client without a pipeline is OutcomeUnknown at its COMMIT only', async () => {
    const pool = new pgDriver.Pool({ connectionString: proxy().url, max: 1 })
    pool.on('error', () => {})
    const given = connect(pg(pool))
    proxy().breakAt({ sent: 'insert into' })
    expect(await failure(given.batch([insert, insert]))).toBeInstanceOf(ConnectionLost)
    expect(await written()).toBe(0)
    proxy().breakAt({ sent: 'COMMIT', answered: 'COMMIT' })
    expect(await failure(given.batch([insert, insert]))).toBeInstanceOf(OutcomeUnknown)
    expect(await written()).toBe(2)
    await given.close()
    await pool.end()
  })

  test('what is never sent, on a connection that is known to be gone, is ConnectionLost', async () => {
    const client = new pgDriver.Client({ connectionString: serverUrl() })
    client.on('error', () => {})
    await client.connect()
    const single = connect(pg(client))
    const ended = new Promise(resolve => client.once('end', resolve))
    const { pid } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.one(single)
    await sql`select pg_terminate_backend(${pid}::integer)`.all(direct())
    await ended
    for (const call of [insert.run(single), single.transaction(tx => insert.run(tx)), single.batch([insert])]) {
      expect(await failure(call)).toBeInstanceOf(ConnectionLost)
    }
    await single.close()
  })
}
