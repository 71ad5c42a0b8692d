// Relations of rows that are in hand.
import { from, load } from 'isomodel'
import { openHeroes } from './open.ts'
import { Hero, HeroMission, Mission, Team } from './schema.ts'

await using db = await openHeroes()

// #region load
const teams = await from(Team).select({ id: Team.id, name: Team.name }).orderBy(Team.id.asc()).all(db)
const staffed = await load(db, Team, teams, { heroes: { select: { name: Hero.name } } })
console.log(staffed)
//=> [
//=>   { id: 1, name: 'Night Shift', heroes: [ { name: 'Captain Tide' }, { name: 'Lantern Jane' } ] },
//=>   { id: 2, name: 'Cloud Watch', heroes: [ { name: 'Barometer' } ] }
//=> ]
// #endregion

// #region one
const heroes = await from(Hero).orderBy(Hero.id.asc()).all(db)
const placed = await load(db, Hero, heroes, { team: true, missions: true }) // team: a row or null; missions: a list
console.log(placed.map(hero => [hero.name, hero.team?.name, hero.missions.length]))
//=> [
//=>   [ 'Captain Tide', 'Night Shift', 1 ],
//=>   [ 'Lantern Jane', 'Night Shift', 1 ],
//=>   [ 'Barometer', 'Cloud Watch', 1 ],
//=>   [ 'The Locksmith', undefined, 0 ]
//=> ]
// #endregion

// #region options
const eldest = await load(db, Team, teams, {
  heroes: {
    where: Hero.age.gte(18),
    orderBy: Hero.age.desc(),
    limit: 1, // of each team
    select: { name: Hero.name, age: Hero.age },
    include: { missions: { select: { title: Mission.title } } },
  },
})
console.log(eldest[0]?.heroes)
//=> [
//=>   { name: 'Captain Tide', age: 52, missions: [ { title: 'Lights out at Pier 4' } ] }
//=> ]
// #endregion

// #region link
const missions = await from(Mission).where(Mission.id.eq(1)).all(db)
const [crew] = await load(db, Mission, missions, {
  heroes: { link: true, orderBy: HeroMission.role.desc(), select: { name: Hero.name } },
})
console.log(crew?.heroes.map(({ name, link }) => [name, link.role]))
//=> [ [ 'Captain Tide', 'lead' ], [ 'Lantern Jane', null ] ]
// #endregion
