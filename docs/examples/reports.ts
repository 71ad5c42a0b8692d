// What reports ask for: the first of each, subtotals, shared windows, comparisons with all rows of a query.
import {
  alias,
  allOf,
  anyOf,
  count,
  dateAdd,
  dateSeries,
  dateTrunc,
  distinctOn,
  from,
  overlaps,
  rollup,
  sample,
} from 'isomodel'
import { postgres } from 'isomodel/dialects'
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

// #region rollup
const sizes = from(Hero)
  .select({ team: Hero.teamId, age: Hero.age, heroes: count() })
  .groupBy(rollup(Hero.teamId, Hero.age)) // by team and age, by team, and all
console.log(sizes.toSQL(postgres).sql.replace(/.* GROUP/, 'GROUP'))
//=> GROUP BY ROLLUP ("heroes"."team_id", "heroes"."age")
// #endregion

// #region quantified
const other = alias(Hero, 'other')
const ages = from(other).select({ age: other.age }).where(other.age.isNotNull())
console.log(
  await from(Hero)
    .where(Hero.age.gte(allOf(ages)))
    .select({ hero: Hero.name })
    .all(db),
)
//=> [ { hero: 'Captain Tide' } ]
console.log(
  await from(Hero)
    .where(Hero.age.gt(anyOf(ages)))
    .count(db),
) // all but the youngest, and the one without an age
//=> 2
// #endregion

// #region series
const hours = dateSeries('hours', new Date('2026-03-01T08:00:00Z'), new Date('2026-03-01T10:00:00Z'), 'hour')
const joined = from(hours)
  .leftJoin(Hero, dateTrunc('hour', Hero.createdAt).eq(hours.hour))
  .select({ hour: hours.hour, heroes: count(Hero.id) })
  .groupBy(hours.hour)
  .orderBy(hours.hour.asc())
console.log(await joined.all(db))
//=> [
//=>   { hour: 2026-03-01T08:00:00.000Z, heroes: 0 },
//=>   { hour: 2026-03-01T09:00:00.000Z, heroes: 4 },
//=>   { hour: 2026-03-01T10:00:00.000Z, heroes: 0 }
//=> ]
// #endregion

// #region overlaps
const firstYear = [Hero.createdAt, dateAdd(Hero.createdAt, { years: 1 })] as const
const summer = overlaps(firstYear, [new Date('2026-06-01'), new Date('2026-09-01')])
console.log(await from(Hero).where(summer).count(db))
//=> 4
// #endregion

// #region sample
const some = sample(Hero, { percent: 10, seed: 1 }).where(Hero.age.gt(18)).select({ hero: Hero.name })
console.log(some.toSQL(postgres).sql.replace(/.* FROM/, 'FROM'))
//=> FROM "heroes" TABLESAMPLE BERNOULLI ($1::double precision) REPEATABLE ($2::double precision) WHERE "heroes"."age" > $3
// #endregion
