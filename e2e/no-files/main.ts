// What becomes of a database where the browser keeps no files: one opening after another, told as JSON.
import { connect, sql } from 'isomodel'
import { sqliteWasm } from 'isomodel/sqlite-wasm'

/** Adds a row and answers where it is and how many there are; or the error in words. */
async function visit(fallback?: 'snapshot' | 'memory'): Promise<string> {
  try {
    await using db = connect(sqliteWasm({ name: fallback ?? 'visits', storage: 'opfs', fallback }))
    await sql`create table if not exists visits (id integer primary key)`.run(db)
    await sql`insert into visits default values`.run(db)
    const { visits } = await sql<{ visits: number }>`select count(*) as visits from visits`.one(db)
    return `${db.storage} ${visits}`
  } catch (error) {
    return String(error)
  }
}

const told = {
  without: await visit(),
  snapshot: [await visit('snapshot'), await visit('snapshot')],
  memory: [await visit('memory'), await visit('memory')],
}
const output = document.getElementById('outcomes')
if (output) output.textContent = JSON.stringify(told)
