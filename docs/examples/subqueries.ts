// Queries inside queries.
import { avg, count, exists, from, not, scalar } from 'isomodel'
import { openHeroes } from './open.ts'
import { Hero, HeroMission, Team } from './schema.ts'

await using db = await openHeroes()

// #region value
const mean = from(Hero).select({ age: avg(Hero.age) })
const older = from(Hero).where(Hero.age.gt(scalar(mean)))
console.log((await older.all(db)).map(hero => hero.name))
//=> [ 'Captain Tide' ]
// #endregion

// #region list
const onDuty = from(HeroMission).select({ id: HeroMission.heroId })
console.log(await from(Hero).where(Hero.id.notIn(onDuty)).select({ name: Hero.name }).all(db))
//=> [ { name: 'The Locksmith' } ]
// #endregion

// #region exists
const minors = from(Hero).outer(Team).where(Hero.teamId.eq(Team.id), Hero.age.lt(18))
console.log(
  await from(Team)
    .where(not(exists(minors)))
    .select({ name: Team.name })
    .all(db),
)
//=> [ { name: 'Night Shift' } ]
// #endregion

// #region source
const sizes = from(Hero).select({ team: Hero.teamId, heroes: count() }).groupBy(Hero.teamId).as('sizes')
const teams = from(Team).innerJoin(sizes, sizes.team.eq(Team.id)).select({ team: Team.name, heroes: sizes.heroes })
console.log(await teams.orderBy(sizes.heroes.desc()).all(db))
//=> [ { team: 'Night Shift', heroes: 2 }, { team: 'Cloud Watch', heroes: 1 } ]
// #endregion
