// The first model and the first query.
// #region quickstart
import * as v from 'valibot'
import { connect, defineSchema, from, insertInto, integer, table, text } from 'isomodel'
import { createTables } from 'isomodel/migrate'
import { nodeSqlite } from 'isomodel/node-sqlite'

const schema = defineSchema({
  Hero: table('heroes', {
    id: integer().primaryKey(),
    name: text(v.trim(), v.nonEmpty()),
    age: integer(v.minValue(0)).nullable(),
  }),
})
const { Hero } = schema

const db = connect(nodeSqlite({ file: ':memory:' }))
await createTables(db, schema)

await insertInto(Hero)
  .values([{ name: 'Captain Tide', age: 52 }, { name: ' Barometer ', age: 17 }, { name: 'The Locksmith' }])
  .run(db)

const adults = from(Hero).where(Hero.age.gte(18)).orderBy(Hero.name.asc())
console.log(await adults.all(db))
//=> [ { id: 1, name: 'Captain Tide', age: 52 } ]
// #endregion

await db.close()
