// One run over the workloads of one server, on a private server of its own, as JSON: `run.ts` starts three of them.
import { deepStrictEqual } from 'node:assert/strict'
import { parseArgs } from 'node:util'
import { connect, insertInto, resetKeys } from 'isomodel'
import { createTables } from 'isomodel/migrate'
import { mysql2 } from 'isomodel/mysql2'
import { pg } from 'isomodel/pg'
import { createConnection } from 'mysql2/promise'
import pgDriver from 'pg'
import { startServer } from '../../test/services/start.ts'
import type { ServerName } from '../../test/services/services.ts'
import { bookings, guests } from '../data.ts'
import { race, type Runner } from '../race.ts'
import { withLibrary } from './library.ts'
import { Booking, Guest, schema } from './models.ts'
import { mysqlByHand } from './mysql.ts'
import { postgresByHand } from './postgres.ts'
import { connections, type ServerSide } from './side.ts'
import { type ServerWorkload, serverWorkloads } from './workloads.ts'

const { values } = parseArgs({
  options: {
    server: { type: 'string', default: 'postgres' },
    rounds: { type: 'string', default: '15' },
    slice: { type: 'string', default: '60' },
    only: { type: 'string', default: '' },
  },
})

const servers = {
  postgres: {
    byHand: postgresByHand,
    adapter: (url: string) => pg({ url, max: connections }),
    async settle(url: string) {
      const client = new pgDriver.Client({ connectionString: url })
      await client.connect()
      await client.query('VACUUM ANALYZE')
      await client.end()
    },
  },
  mysql: {
    byHand: mysqlByHand,
    adapter: (url: string) => mysql2({ url, max: connections }),
    async settle(url: string) {
      const client = await createConnection({ uri: url })
      await client.query('ANALYZE TABLE guests, bookings')
      await client.end()
    },
  },
}

const runner = (side: ServerSide, { run, adds }: ServerWorkload): Runner => ({
  run: turn => run(side, turn),
  clean: adds ? () => side.reset() : undefined,
})

async function fill(db: ReturnType<typeof connect>): Promise<void> {
  await createTables(db, schema)
  await insertInto(Guest)
    .values([...guests()], { validate: false })
    .run(db)
  await insertInto(Booking)
    .values([...bookings()], { validate: false })
    .run(db)
  await resetKeys(db, Booking)
}

async function measure(name: keyof typeof servers, url: string): Promise<Record<string, unknown>> {
  const { byHand, adapter, settle } = servers[name]
  await using db = connect(adapter(url))
  await fill(db)
  const [baseline, library] = [byHand(url), withLibrary(() => adapter(url))]
  const results: Record<string, unknown> = {}
  for (const workload of serverWorkloads) {
    if (!new RegExp(values.only).test(workload.name)) continue
    await settle(url)
    for (const turn of workload.compared ? [0, 1, 77] : [])
      deepStrictEqual(await workload.run(library, turn), await workload.run(baseline, turn), workload.name)
    const pace = { rounds: Number(values.rounds), slice: Number(values.slice), clock: workload.clock }
    results[workload.name] = await race(runner(baseline, workload), runner(library, workload), pace)
  }
  await baseline.close()
  await library.close()
  return results
}

const name = values.server as ServerName & keyof typeof servers
const server = await startServer(name)
if (!server) process.exit(3)
try {
  process.stdout.write(JSON.stringify(await measure(name, server.url)))
} finally {
  await server.stop()
}
