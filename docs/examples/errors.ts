// What goes wrong, and how it is told apart.
import {
  ForeignKeyViolation,
  from,
  insertInto,
  IsomodelError,
  NotFoundError,
  sql,
  TransactionAborted,
  UniqueViolation,
  update,
} from 'isomodel'
import { openHeroes } from './open.ts'
import { Hero, HeroMission, Team } from './schema.ts'

await using db = await openHeroes()

// #region unique
try {
  await insertInto(Team).values({ name: 'Night Shift', headquarters: 'Pier 9' }).run(db)
} catch (error) {
  if (!(error instanceof UniqueViolation)) throw error
  console.log(error.code, error.table, error.columns)
  //=> UNIQUE teams [ 'name' ]
  console.log(error.message) // names, never values
  //=> a row with the same value in teams.name exists already
}
// #endregion

// #region kinds
const failure = (call: Promise<unknown>) => call.then(() => undefined).catch((error: unknown) => error)
console.log((await failure(from(Hero).where(Hero.id.eq(99)).one(db))) instanceof NotFoundError)
//=> true
const orphan = insertInto(HeroMission).values({ heroId: 99, missionId: 1 })
console.log((await failure(orphan.run(db))) instanceof ForeignKeyViolation)
//=> true
// #endregion

// #region json
const error = await failure(sql`select nope from heroes where id = ${7}`.all(db))
console.log(error instanceof IsomodelError && error.toJSON()) // what JSON.stringify sees
//=> {
//=>   retryable: false,
//=>   connectionLost: false,
//=>   code: 'QUERY',
//=>   name: 'QueryError',
//=>   sql: 'select nope from heroes where id = CAST(? AS INTEGER)',
//=>   parameters: 1,
//=>   message: 'no such column: nope'
//=> }
// #endregion

// #region doomed
const outcome = db.transaction(async tx => {
  const again = insertInto(Team).values({ name: 'Night Shift', headquarters: 'Pier 9' })
  await again.run(tx).catch(() => {}) // caught, but the transaction is doomed
  await update(Hero).set({ age: 1 }).everyRow().run(tx)
})
console.log((await failure(outcome)) instanceof TransactionAborted)
//=> true
// #endregion
