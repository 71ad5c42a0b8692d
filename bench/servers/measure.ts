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
import { bookings, guests, nights, rooms } from '../data.ts'
import { race, type Runner } from '../race.ts'
import { withLibrary } from './library.ts'
import { delayed } from './delay.ts'
import { Booking, Guest, Night, Room, schema } from './models.ts'
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
      await client.query('ANALYZE TABLE guests, bookings, nights, rooms')
      await client.end()
    },
  },
}

const runner = (side: ServerSide, run: ServerWorkload['run'], adds?: boolean): Runner => ({
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
  await insertInto(Room)
    .values([...rooms()], { validate: false })
    .run(db)
  await insertInto(Night)
    .values([...nights()], { validate: false })
    .run(db)
  await resetKeys(db, Booking)
}

async function measure(name: keyof typeof servers, url: string): Promise<Record<string, unknown>> {
  const { byHand, adapter, settle } = servers[name]
  await using db = connect(adapter(url))
  await fill(db)
  const results: Record<string, unknown> = {}
  for (const workload of serverWorkloads) {
    if (!new RegExp(values.only).test(workload.name) || workload.bounds[name] === null) continue
    await settle(url)
    await using line = await delayed(url, workload.latency ?? 0)
    const [baseline, library] = [byHand(line.url), withLibrary(() => adapter(line.url))]
    const { run, against = run, adds, clock } = workload
    for (const turn of workload.compared ? [0, 1, 77] : [])
      deepStrictEqual(await run(library, turn), await run(baseline, turn), workload.name)
    const pace = { rounds: Number(values.rounds), slice: Number(values.slice) * (workload.latency ? 5 : 1), clock }
    results[workload.name] = await race(runner(baseline, against, adds), runner(library, run, adds), pace)
    await baseline.close()
    await library.close()
  }
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
