import { connect, defineSchema, from, insertInto, integer, table, text } from 'isomodel'
import { betterSqlite3 } from 'isomodel/better-sqlite3'

const { User } = defineSchema({ User: table('users', { id: integer().primaryKey(), name: text() }) })
const db = connect(betterSqlite3({ file: 'app.db' }))

export async function main() {
  await insertInto(User).values({ name: 'a' }).run(db)
  return from(User).where(User.name.eq('a')).all(db)
}
