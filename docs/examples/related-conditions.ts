// Rows by what they are related to.
import { alias, from, update } from 'isomodel'
import { openHeroes } from './open.ts'
import { Hero, HeroMission, Mission, Team } from './schema.ts'

await using db = await openHeroes()

// #region some
const seasoned = from(Team).where(Team.heroes.some(Hero.age.gt(50)), Team.heroes.count().gt(1))
console.log((await seasoned.all(db)).map(team => team.name))
//=> [ 'Night Shift' ]
// #endregion

// #region one
const onPier = from(Hero).where(Hero.team.is(Team.headquarters.startsWith('Pier')))
console.log((await onPier.all(db)).map(hero => hero.name))
//=> [ 'Captain Tide', 'Lantern Jane' ]
const alone = from(Hero).where(Hero.team.is(null))
console.log((await alone.all(db)).map(hero => hero.name))
//=> [ 'The Locksmith' ]
const team = await from(Team).where(Team.name.eq('Cloud Watch')).one(db)
console.log(await from(Hero).where(Hero.team.is(team)).count(db))
//=> 1
// #endregion

// #region nested
const led = from(Team).where(
  Team.heroes.some(Hero.missions.some(HeroMission.role.eq('lead'), Mission.title.contains('Pier'))),
)
console.log((await led.all(db)).map(team => team.name))
//=> [ 'Night Shift' ]
// #endregion

// #region values
const teams = from(Team)
  .select({
    name: Team.name,
    heroes: Team.heroes.count(),
    adults: Team.heroes.count(Hero.age.gte(18)),
    oldest: Team.heroes.max(Hero.age),
  })
  .orderBy(Team.heroes.count().desc())
console.log(await teams.all(db))
//=> [
//=>   { name: 'Night Shift', heroes: 2, adults: 2, oldest: 52 },
//=>   { name: 'Cloud Watch', heroes: 1, adults: 0, oldest: 17 }
//=> ]
// #endregion

// #region writes
const moved = update(Team)
  .set({ headquarters: 'unknown' })
  .where(Team.heroes.every(Hero.age.lt(18)))
console.log(await moved.run(db))
//=> 1
// #endregion

// #region outer
const junior = alias(Hero, 'junior')
const juniors = from(junior).where(junior.team.is(Team.heroes.some(Hero.age.gt(junior.age))))
console.log((await juniors.all(db)).map(hero => hero.name))
//=> [ 'Lantern Jane' ]
// #endregion
