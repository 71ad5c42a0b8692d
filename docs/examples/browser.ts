// A database that stays in the browser. It runs in a page, which e2e/guide.test.ts opens.
import { connect, defineSchema, from, insertInto, integer, StorageUnavailable, table, text } from 'isomodel'
import { createTables } from 'isomodel/migrate'
import { estimate, exportFile, importFile, persist, sqliteWasm } from 'isomodel/sqlite-wasm'

const schema = defineSchema({
  Note: table('notes', { id: integer().primaryKey(), text: text() }),
})
const { Note } = schema

// #region open
const db = connect(sqliteWasm({ storage: 'opfs', name: 'notes' })) // the same name is the same database
await createTables(db, schema)
await insertInto(Note).values({ text: 'still here after a reload' }).run(db)
console.log(db.storage)
//=> opfs
// #endregion

// #region unavailable
try {
  await connect(sqliteWasm({ storage: 'opfs', name: 'notes' })).open() // it is open already
} catch (error) {
  if (!(error instanceof StorageUnavailable)) throw error
  console.log(error.name) // the message says what to do: show it
}
//=> StorageUnavailable
// #endregion

// #region fallback
const careful = connect(sqliteWasm({ storage: 'opfs', name: 'drafts', fallback: 'snapshot' }))
await careful.open()
if (careful.storage !== 'opfs') console.log('drafts are saved by the second, not by the commit')
// #endregion
await careful.close()

// #region durability
const quick = connect(sqliteWasm({ storage: 'opfs', name: 'cache', durability: 'relaxed' }))
// #endregion
await quick.close()

// #region space
const kept = await persist() // some browsers ask the user: best after a click
const { usage, quota, persisted } = await estimate()
console.log(kept === persisted, usage < quota)
//=> true true
// #endregion

// #region files
const file = await exportFile(db) // a Blob, which every tool of SQLite opens
await importFile(db, file) // replaces everything, once the file has proved sound
console.log(await from(Note).count(db))
//=> 1
// #endregion

// #region worker
const worker = () => new Worker(new URL('./sqlite-worker.ts', import.meta.url), { type: 'module' })
const own = connect(sqliteWasm({ storage: 'opfs', name: 'own', worker }))
// #endregion
await own.open()
await own.close()
await db.close()
console.log('the end')
//=> the end
