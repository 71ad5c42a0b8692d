// Several tables in one query.
import { alias, from } from 'isomodel'
import { openHeroes } from './open.ts'
import { Hero, HeroMission, Mission, Team } from './schema.ts'

await using db = await openHeroes()

// #region relation
const withTeam = from(Hero)
  .leftJoin(Hero.team)
  .select({ hero: Hero.name, team: Team.name }) // team: string | null, because of the left join
  .orderBy(Hero.id.asc())
console.log(await withTeam.all(db))
//=> [
//=>   { hero: 'Captain Tide', team: 'Night Shift' },
//=>   { hero: 'Lantern Jane', team: 'Night Shift' },
//=>   { hero: 'Barometer', team: 'Cloud Watch' },
//=>   { hero: 'The Locksmith', team: null }
//=> ]
// #endregion

// #region condition
const neighbours = from(Hero)
  .innerJoin(Team, Team.id.eq(Hero.teamId))
  .where(Team.headquarters.startsWith('Pier'))
  .select({ name: Hero.name })
console.log(await neighbours.count(db))
//=> 2
// #endregion

// #region models
const pairs = from(Hero)
  .leftJoin(Hero.team)
  .where(Hero.id.in([3, 4]))
  .select({ hero: Hero.name, team: Team })
console.log(await pairs.orderBy(Hero.id.asc()).all(db))
//=> [
//=>   { hero: 'Barometer', team: { id: 2, name: 'Cloud Watch', headquarters: 'Weather station' } },
//=>   { hero: 'The Locksmith', team: null }
//=> ]
// #endregion

// #region through
const onMissions = from(Hero)
  .innerJoin(Hero.missions) // over the link table, whose columns are in scope too
  .select({ hero: Hero.name, mission: Mission.title, role: HeroMission.role })
  .orderBy(Hero.id.asc())
console.log(await onMissions.first(db))
//=> { hero: 'Captain Tide', mission: 'Lights out at Pier 4', role: 'lead' }
// #endregion

// #region alias
const Elder = alias(Hero, 'elder')
const elders = from(Hero)
  .innerJoin(Elder, Elder.age.gt(Hero.age))
  .select({ hero: Hero.name, elder: Elder.name })
  .orderBy(Hero.name.asc(), Elder.name.asc())
console.log(await elders.all(db))
//=> [
//=>   { hero: 'Barometer', elder: 'Captain Tide' },
//=>   { hero: 'Barometer', elder: 'Lantern Jane' },
//=>   { hero: 'Lantern Jane', elder: 'Captain Tide' }
//=> ]
// #endregion

// #region full
const everything = from(Hero).fullJoin(Team, Team.id.eq(Hero.teamId)).select({ hero: Hero.name, team: Team.name }) // both may be null
console.log(await everything.count(db))
//=> 4
// #endregion
