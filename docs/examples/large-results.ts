// Reading many rows, and stopping early.
import { AbortedError, connect, from, insertInto } from 'isomodel'
import { createTables } from 'isomodel/migrate'
import { nodeSqlite } from 'isomodel/node-sqlite'
import { Mission, schema } from './schema.ts'

const seen: string[] = []
// #region events
await using db = connect(nodeSqlite({ file: ':memory:' }), {
  onQuery: event => void seen.push(`${event.tag ?? '-'}: ${event.sql.split(' ')[0]}, ${event.rows} rows`),
})
// #endregion
await createTables(db, schema)
await insertInto(Mission)
  .values(Array.from({ length: 5_000 }, (_, i) => ({ title: `Patrol ${i + 1}` })))
  .run(db)

// #region stream
let letters = 0
for await (const mission of from(Mission).orderBy(Mission.id.asc()).stream(db)) {
  letters += mission.title.length
  if (mission.id === 100) break // leaving the loop frees the connection
}
console.log(letters)
//=> 892
// #endregion

// #region cancel
const controller = new AbortController()
const short = db.with({ signal: controller.signal, timeout: 5_000, tag: 'report' })
console.log(await from(Mission).count(short))
//=> 5000
controller.abort()
const refused = await from(Mission)
  .count(short)
  .catch((error: unknown) => error)
console.log(refused instanceof AbortedError, await from(Mission).count(db))
//=> true 5000
// #endregion

console.log(seen.at(-2))
//=> report: SELECT, 1 rows
