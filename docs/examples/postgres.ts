// Postgres. DATABASE_URL names an empty database.
import { env } from 'node:process'
import { Pool } from 'pg'
import {
  coalesce,
  concat,
  connect,
  cte,
  deleteFrom,
  from,
  insertInto,
  mergeAction,
  mergeInto,
  resetKeys,
  sql,
  text,
  values,
} from 'isomodel'
import { mysql, postgres, sqlite } from 'isomodel/dialects'
import { createTables } from 'isomodel/migrate'
import { pg } from 'isomodel/pg'
import { Hero, Mission, schema, Team } from './schema.ts'

const url = env['DATABASE_URL'] ?? 'postgres://localhost/app'

// #region open
const db = connect(
  pg({
    url, // postgres://user:password@host:5432/database
    max: 10, // connections at most
    pool: { application_name: 'shop', keepAlive: true }, // what else pg's Pool takes: ssl, ...
  }),
)
await db.open() // optional: meets a wrong address or password here
await createTables(db, schema)
// #endregion

// #region given
const pool = new Pool({ connectionString: url, pipeline: true })
const mine = connect(pg(pool)) // one that you made stays yours to end
console.log(await sql<{ one: number }>`select 1 as one`.one(mine))
//=> { one: 1 }
await mine.close()
await pool.end()
// #endregion

// #region keys
await insertInto(Team)
  .values([
    { id: 1, name: 'Night Shift', headquarters: 'Pier 9' }, // keys of your own, as those of a copy
    { id: 2, name: 'Cloud Watch', headquarters: 'Weather station' },
  ])
  .run(db)
await resetKeys(db, Team) // generated keys go on after them
const team = await insertInto(Team).values({ name: 'Dawn Patrol', headquarters: 'Hill 3' }).returning().one(db)
console.log(team.id)
//=> 3
// #endregion

// #region merge
const moves = values('moves', { name: text(), headquarters: text().nullable() }, [
  { name: 'Night Shift', headquarters: 'Pier 12' },
  { name: 'Cloud Watch', headquarters: null },
  { name: 'Foghorn', headquarters: 'Lighthouse' },
])
const merged = await mergeInto(Team)
  .using(moves, moves.name.eq(Team.name))
  .whenMatched(moves.headquarters.isNull())
  .delete()
  .whenMatched()
  .update({ headquarters: coalesce(moves.headquarters, '') })
  .whenNotMatched()
  .insert({ name: moves.name, headquarters: coalesce(moves.headquarters, '') })
  .returning({ did: mergeAction(), name: Team.name })
  .all(db)
console.log(merged.length) // an UPDATE, a DELETE and an INSERT, with the names of the teams
//=> 3
// #endregion

await insertInto(Hero).values({ name: 'Old Salt', secretName: 'Piet', age: 71 }).run(db)
// #region moved
const retired = cte('retired', deleteFrom(Hero).where(Hero.age.gt(60)).returning())
const farewells = from(retired).select({ title: concat('Farewell to ', retired.name) })
console.log(await insertInto(Mission).from(farewells).run(db)) // one statement: both, or neither
//=> 1
// #endregion

// #region dialects
const adults = from(Hero).where(Hero.age.gte(18)).select({ name: Hero.name })
for (const dialect of [sqlite, postgres, mysql]) console.log(adults.toSQL(dialect).sql)
//=> SELECT "heroes"."name" AS "name" FROM "heroes" WHERE "heroes"."age" >= +?
//=> SELECT "heroes"."name" AS "name" FROM "heroes" WHERE "heroes"."age" >= $1
//=> SELECT `heroes`.`name` AS `name` FROM `heroes` WHERE `heroes`.`age` >= ?
// #endregion
await db.close()
