// Several statements as one: transactions, savepoints, batches.
import { deleteFrom, from, insertInto, update } from 'isomodel'
import { openHeroes } from './open.ts'
import { Hero, Mission, Team } from './schema.ts'

await using db = await openHeroes()

// #region transaction
const team = await db.transaction(async tx => {
  const made = await insertInto(Team).values({ name: 'Dawn Patrol', headquarters: 'Hill 3' }).returning().one(tx)
  await update(Hero).set({ teamId: made.id }).where(Hero.teamId.isNull()).run(tx)
  return made
}) // committed here; if the callback throws, everything is undone and the error comes out
console.log(await from(Hero).where(Hero.teamId.eq(team.id)).count(db))
//=> 1
// #endregion

// #region nested
await db.transaction(async tx => {
  await insertInto(Mission).values({ title: 'Kept' }).run(tx)
  const tried = tx.transaction(async inner => {
    await insertInto(Mission).values({ title: 'Undone' }).run(inner)
    throw new Error('changed my mind')
  })
  await tried.catch(() => {}) // only the inner part is undone
})
console.log((await from(Mission).orderBy(Mission.id.asc()).all(db)).map(mission => mission.title))
//=> [ 'Lights out at Pier 4', 'The stolen thunder', 'Kept' ]
// #endregion

// #region batch
const [teams, changed] = await db.batch([
  from(Team).select({ name: Team.name }).orderBy(Team.name.asc()),
  update(Hero).set({ age: 18 }).where(Hero.age.eq(17)),
])
console.log(teams.length, changed)
//=> 3 1
// #endregion

// #region retry
await db.transaction(
  async tx => {
    const { age } = await from(Hero).where(Hero.id.eq(1)).one(tx)
    await update(Hero)
      .set({ age: (age ?? 0) + 1 })
      .where(Hero.id.eq(1))
      .run(tx)
  },
  { isolation: 'serializable', retry: 5, timeout: 2_000 }, // two seconds for all runs together
)
console.log((await db.get(Hero, 1))?.age)
//=> 53
// #endregion

// #region read-only
const report = await db.transaction(
  async tx => ({ heroes: await from(Hero).count(tx), missions: await from(Mission).count(tx) }),
  { isolation: 'repeatable read', readOnly: true },
)
console.log(report)
//=> { heroes: 4, missions: 3 }
// #endregion

// #region lock
const next = from(Mission).orderBy(Mission.id.asc()).limit(1).forUpdate({ skipLocked: true })
const done = await db.transaction(async tx => {
  const mission = await next.first(tx) // nobody else gets this one
  if (mission) await deleteFrom(Mission).where(Mission.id.eq(mission.id)).run(tx)
  return mission
})
console.log(done?.title)
//=> Lights out at Pier 4
// #endregion
