// Inserting, updating, deleting.
import { concat, deleteFrom, excluded, from, insertInto, update, updateEach } from 'isomodel'
import { openHeroes } from './open.ts'
import { Hero, HeroMission, Mission, Team } from './schema.ts'

await using db = await openHeroes()

// #region insert
const team = await insertInto(Team).values({ name: ' Dawn Patrol ', headquarters: 'Hill 3' }).returning().one(db)
console.log(team) // the key is made by the database; v.trim() has changed the name
//=> { id: 3, name: 'Dawn Patrol', headquarters: 'Hill 3' }
// #endregion

// #region many
const names = Array.from({ length: 10_000 }, (_, i) => ({ title: `Patrol ${i + 1}` }))
console.log(await insertInto(Mission).values(names).run(db)) // split as the database needs it, and still all or none
//=> 10000
// #endregion

// #region update
const older = await update(Hero)
  .set({ age: Hero.age.plus(1) })
  .where(Hero.teamId.eq(1))
  .returning({ name: Hero.name, age: Hero.age })
  .all(db)
console.log(older)
//=> [ { name: 'Captain Tide', age: 53 }, { name: 'Lantern Jane', age: 35 } ]
// #endregion

// #region undefined
const patch = { name: 'Barometer II', age: undefined, teamId: null } // undefined leaves a column, null empties it
await update(Hero).set(patch).where(Hero.id.eq(3)).run(db)
console.log(await from(Hero).where(Hero.id.eq(3)).select({ name: Hero.name, age: Hero.age, team: Hero.teamId }).one(db))
//=> { name: 'Barometer II', age: 17, team: null }
// #endregion

// #region each
const changes = [
  { id: 1, age: 54, name: 'Admiral Tide' },
  { id: 2, age: 36, name: 'Lantern Jane' },
  { id: 99, age: 1, name: 'Nobody' }, // is not there
]
console.log(await updateEach(Hero, changes, { by: Hero.id }).run(db)) // one statement, however many rows
//=> 2
// #endregion

// #region joined
const housed = await update(Hero)
  .from(Team)
  .set({ secretName: concat(Hero.secretName, ' of ', Team.headquarters) })
  .where(Team.id.eq(Hero.teamId), Hero.age.gt(50))
  .returning({ name: Hero.name, secretName: Hero.secretName })
  .all(db)
console.log(housed)
//=> [ { name: 'Admiral Tide', secretName: 'Marten Vos of Pier 9' } ]
// #endregion

// #region upsert
const upsert = insertInto(Team)
  .values({ name: 'Night Shift', headquarters: 'Pier 12' })
  .onConflict(Team.name)
  .update({ headquarters: excluded(Team.headquarters) })
console.log(await upsert.returning().one(db))
//=> { id: 1, name: 'Night Shift', headquarters: 'Pier 12' }
await insertInto(Team).values({ name: 'Night Shift', headquarters: 'Pier 1' }).onConflict(Team.name).ignore().run(db)
// #endregion

// #region from
const drill = from(Hero)
  .innerJoin(Mission, Mission.title.eq('Patrol 7'))
  .select({ heroId: Hero.id, missionId: Mission.id })
console.log(await insertInto(HeroMission).from(drill).run(db))
//=> 4
// #endregion

// #region using
const drills = deleteFrom(HeroMission)
  .using(Mission)
  .where(Mission.id.eq(HeroMission.missionId), Mission.title.eq('Patrol 7'))
console.log(await drills.run(db))
//=> 4
// #endregion

// #region delete
console.log(await deleteFrom(Hero).where(Hero.age.isNull()).run(db)) // how many rows
//=> 1
console.log(await deleteFrom(HeroMission).everyRow().run(db)) // without where() it has to be said
//=> 3
// #endregion
