// MySQL and MariaDB. DATABASE_URL names an empty database.
import { env } from 'node:process'
import { createPool } from 'mysql2/promise'
import { connect, excluded, from, insertInto, sql, UnsupportedError } from 'isomodel'
import { createTables } from 'isomodel/migrate'
import { mysql2 } from 'isomodel/mysql2'
import { Hero, schema, Team } from './schema.ts'

const url = env['DATABASE_URL'] ?? 'mysql://localhost/app'

// #region open
const db = connect(
  mysql2({
    url, // mysql://user:password@host:3306/database
    max: 10, // connections at most
    connectionTimeout: 5_000, // milliseconds that a call waits for one, then PoolTimeout
    pool: { maxIdle: 2 }, // what else createPool of mysql2 takes: ssl, ...
  }),
)
await db.open() // finds out whether it is MySQL or MariaDB
await createTables(db, schema)
// #endregion

// #region given
const pool = createPool({ uri: url })
const mine = connect(mysql2(pool)) // one that you made stays yours to end
console.log(await sql<{ one: number }>`select 1 as one`.one(mine))
//=> { one: 1 }
await mine.close()
await pool.end()
// #endregion

// #region emulated
const rows = [
  { name: 'Night Shift', headquarters: 'Pier 9' },
  { name: 'Cloud Watch', headquarters: 'Weather station' },
]
const teams = await insertInto(Team).values(rows).returning().all(db)
console.log(teams.map(({ id }) => id))
//=> [ 1, 2 ]
const moved = insertInto(Team)
  .values({ name: 'Night Shift', headquarters: 'Pier 12' })
  .onConflict(Team.name)
  .update({ headquarters: excluded(Team.headquarters) })
console.log(await moved.returning().one(db))
//=> { id: 1, name: 'Night Shift', headquarters: 'Pier 12' }
// #endregion

// #region refused
const named = from(Team).select({ id: Team.id, name: Team.name }).as('named')
const everyone = from(Hero).fullJoin(named, Hero.teamId.eq(named.id)).select({ hero: Hero.name, team: named.name })
const error = await everyone.all(db).catch((reason: unknown) => reason)
console.log(error instanceof UnsupportedError) // nothing was sent
//=> true
// #endregion
await db.close()
