// What reports ask for: the first of each, subtotals, shared windows, comparisons with all rows of a query.
import { distinctOn, from } from 'isomodel'
import { openHeroes } from './open.ts'
import { Hero } from './schema.ts'

await using db = await openHeroes()

// #region first
const oldest = distinctOn(from(Hero), Hero.teamId)
  .orderBy(Hero.teamId.asc(), Hero.age.desc()) // it begins with the keys; the rest says who is first
  .select({ team: Hero.teamId, hero: Hero.name })
console.log(await oldest.all(db))
//=> [
//=>   { team: null, hero: 'The Locksmith' },
//=>   { team: 1, hero: 'Captain Tide' },
//=>   { team: 2, hero: 'Barometer' }
//=> ]
// #endregion
