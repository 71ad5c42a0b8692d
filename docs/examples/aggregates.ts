// Counting, summing, grouping.
import { avg, count, from, max, min, sum } from 'isomodel'
import { openHeroes } from './open.ts'
import { Hero, Team } from './schema.ts'

await using db = await openHeroes()

// #region all
const ages = from(Hero).select({ heroes: count(), known: count(Hero.age), mean: avg(Hero.age), sum: sum(Hero.age) })
console.log(await ages.one(db))
//=> { heroes: 4, known: 3, mean: 34.333333333333336, sum: 103 }
// #endregion

// #region group
const byTeam = from(Team)
  .innerJoin(Team.heroes)
  .select({ team: Team.name, heroes: count(), youngest: min(Hero.age), oldest: max(Hero.age) })
  .groupBy(Team.id, Team.name)
  .having(count().gt(1))
console.log(await byTeam.all(db))
//=> [ { team: 'Night Shift', heroes: 2, youngest: 34, oldest: 52 } ]
// #endregion

// #region filter
const counted = from(Hero).select({
  teams: count(Hero.teamId).distinct(),
  minors: count().filter(Hero.age.lt(18)),
})
console.log(await counted.one(db))
//=> { teams: 2, minors: 1 }
// #endregion
