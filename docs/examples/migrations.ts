// Migrations: written by hand, run, undone, looked at.
import * as v from 'valibot'
import { connect, defineSchema, from, insertInto, integer, sql, table, text } from 'isomodel'
import {
  addColumn,
  createIndex,
  createTable,
  describe,
  diff,
  fold,
  inspect,
  migrate,
  migration,
  plan,
  renameColumn,
  renamesOf,
  rollback,
  runStep,
  status,
  verify,
} from 'isomodel/migrate'
import { nodeSqlite } from 'isomodel/node-sqlite'

// #region write
const start = migration('0001_start', {
  up: [
    createTable('heroes', {
      columns: { id: { type: 'integer', identity: true }, name: { type: 'text', maxLength: 80 } },
      primaryKey: ['id'],
    }),
  ],
})

const power = migration('0002_power', {
  up: [
    renameColumn('heroes', 'name', 'title'),
    addColumn('heroes', 'power', { type: 'integer', nullable: true }),
    createIndex('heroes', ['power']),
  ],
})

const migrations = [start, power]
// #endregion

// #region run
await using db = connect(nodeSqlite({ file: ':memory:' }))
console.log(await migrate(db, migrations))
//=> [ '0001_start', '0002_power' ]
console.log(await migrate(db, migrations)) // nothing is left to do
//=> []
// #endregion

// #region look
const states = await status(db, migrations)
console.log(states.map(({ name, state }) => `${name} ${state}`))
//=> [ '0001_start applied', '0002_power applied' ]
console.log(await rollback(db, migrations)) // the last one; its way back follows from its steps
//=> [ '0002_power' ]
const [next] = await plan(db, migrations) // what migrate() would send
console.log(
  next?.name,
  next?.steps.flatMap(({ statements }) => statements),
)
//=> 0002_power [
//=>   'ALTER TABLE "heroes" RENAME COLUMN "name" TO "title"',
//=>   'ALTER TABLE "heroes" ADD COLUMN "power" INTEGER',
//=>   'CREATE INDEX "ix_heroes_power" ON "heroes" ("power")'
//=> ]
await migrate(db, migrations)
// #endregion

// #region data
const schema = defineSchema({
  Hero: table('heroes', {
    id: integer().primaryKey(),
    title: text(),
    power: integer().nullable(),
  }),
})
const { Hero } = schema
await insertInto(Hero).values({ title: 'Deadpond' }).run(db)

const filled = migration('0003_filled', {
  up: [runStep('power of all', tx => sql`UPDATE heroes SET power = 10 WHERE power IS NULL`.run(tx))],
  down: [], // what is undone is left as it is
})
await migrate(db, [...migrations, filled])
console.log(await from(Hero).one(db))
//=> { id: 1, title: 'Deadpond', power: 10 }
// #endregion

// #region diff
const models = defineSchema({
  Hero: table('heroes', {
    id: integer().primaryKey(),
    name: text(v.maxLength(80)).renamedFrom('title'),
    power: integer().nullable().index(),
    age: integer(),
  }),
})
const asked = diff(fold(migrations), describe(models), { renames: renamesOf(models) })
console.log(asked.questions.map(({ flag }) => flag))
//=> [ '--backfill heroes.age=0' ]
const { operations } = diff(fold(migrations), describe(models), {
  renames: renamesOf(models),
  answers: { 'backfill heroes.age': '0' },
})
console.log(operations.map(({ operation, risk }) => `${operation.kind}: ${risk}`))
//=> [ 'renameColumn: safe', 'addColumn: slow' ]
// #endregion

// #region verify
await sql`ALTER TABLE heroes ADD COLUMN nickname text`.run(db)
console.log(await verify(db, [...migrations, filled]))
//=> [ { table: 'heroes', text: 'the column heroes.nickname is there besides' } ]
const { tables } = await inspect(db)
console.log(tables[0]?.columns.map(({ name, type }) => `${name} ${type}`))
//=> [ 'id integer', 'title text', 'power integer', 'nickname text' ]
// #endregion
