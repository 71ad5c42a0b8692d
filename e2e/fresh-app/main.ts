// What a new application does first: a model, a database that stays, one more row with each visit.
import { connect, defineSchema, from, insertInto, integer, sql, table, text } from 'isomodel'
import { createTables } from 'isomodel/migrate'
import { sqliteWasm } from 'isomodel/sqlite-wasm'

const schema = defineSchema({
  Note: table('notes', { id: integer().primaryKey(), text: text() }),
})

/** `?worker=own` starts the worker of this application instead of the package's. */
const own = new URLSearchParams(location.search).get('worker') === 'own'
const worker = own
  ? () => new Worker(new URL('./own-worker.ts', import.meta.url), { type: 'module', name: 'own' })
  : undefined

async function visit(): Promise<object> {
  const db = connect(sqliteWasm({ name: own ? 'own-notes' : 'notes', storage: 'opfs', worker }))
  const tables = await sql`select name from sqlite_schema where name = 'notes'`.all(db)
  if (tables.length === 0) await createTables(db, schema)
  await insertInto(schema.Note).values({ text: 'ä visit' }).run(db)
  const notes = await from(schema.Note).orderBy(schema.Note.id.asc()).all(db)
  return { storage: db.storage, notes }
}

document.getElementById('open')?.addEventListener('click', async () => {
  const told = await visit().catch(String)
  const output = document.getElementById('notes')
  if (output) output.textContent = JSON.stringify(told)
})
