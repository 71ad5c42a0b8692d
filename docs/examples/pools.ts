// Servers: pools, what happens in them, and databases in several places. DATABASE_URL names a Postgres database.
import { env } from 'node:process'
import { connect, from, insertInto, replicas, sql } from 'isomodel'
import { createTables } from 'isomodel/migrate'
import { pg } from 'isomodel/pg'
import { Hero, schema, Team } from './schema.ts'

const url = env['DATABASE_URL'] ?? 'postgres://localhost/app'

// #region open
const db = connect(
  pg({
    url,
    max: 10, // connections at most
    connectionTimeout: 5_000, // milliseconds that a call waits for one, then PoolTimeout
    preping: true, // checks a connection that nobody used for a second before it is used
    maxAge: 30 * 60_000, // replaces connections that are older
    statementTimeout: 60_000, // what the server gives a statement, as a last resort
  }),
  { onEvent: event => event.type === 'connection-closed' && console.log(event.reason) },
)
// #endregion
await createTables(db, schema)

// #region stats
await Promise.all([1, 2, 3].map(n => sql`select ${n}::integer as n`.all(db)))
const { open, idle, lent, waiting } = db.stats() ?? {}
console.log(open, idle, lent, waiting)
//=> 3 3 0 0
// #endregion

// #region cancel
const short = db.with({ timeout: 50 })
const answer = await sql`select pg_sleep(60)`.all(short).catch((error: Error) => error.name)
console.log(answer) // the server has stopped the statement, and the connection is free again
//=> TimeoutError
// #endregion

// #region coalesce
const gathering = connect(pg({ url }), { coalesceGets: true, onQuery: event => console.log(event.parameters) })
await gathering.open()
const rows = await Promise.all([1, 2, 3].map(id => gathering.get(Hero, id))) // one statement with one parameter
console.log(rows)
//=> 1
//=> [ undefined, undefined, undefined ]
await gathering.close()
// #endregion

// #region replicas
const spread = connect(replicas({ primary: pg({ url }), readers: [pg({ url }), pg({ url })] }))

await from(Team).all(spread) // a reader
await spread.transaction(tx => from(Team).all(tx)) // the primary

const own = spread.with({ consistent: true }) // for one request, say
await insertInto(Team).values({ name: 'Dawn Patrol', headquarters: 'Hill 3' }).run(own)
console.log(await from(Team).count(own)) // the primary, because this handle has written
//=> 1
await spread.close()
// #endregion

// #region close
await db.close()
//=> closed
//=> closed
//=> closed
// #endregion
