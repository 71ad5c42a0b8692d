// Functions of time and text in queries.
import { count, dateAdd, dateDiff, datePart, dateTrunc, from, replace, stringAgg, substring } from 'isomodel'
import { openHeroes } from './open.ts'
import { Hero } from './schema.ts'

await using db = await openHeroes()

// #region time
const day = new Date('2026-04-30T10:00:00Z')
const known = from(Hero)
  .select({
    week: datePart('week', Hero.createdAt), // ISO 8601: weeks begin on Monday
    quarter: dateTrunc('quarter', Hero.createdAt), // a time again, in the form of its column
    later: dateAdd(Hero.createdAt, { months: 1, days: -1 }), // null outside of the years 1 to 9999
    months: dateDiff('month', Hero.createdAt, day), // complete months
  })
  .limit(1)
console.log(await known.one(db))
//=> { week: 9, quarter: 2026-01-01T00:00:00.000Z, later: 2026-03-31T09:00:00.000Z, months: 1 }
// #endregion

// #region text
const teams = from(Hero)
  .select({
    team: Hero.teamId,
    n: count(),
    names: stringAgg(Hero.name, ', ', { orderBy: Hero.age.desc() }), // in the order of the names, unless told otherwise
    letters: stringAgg(substring(Hero.name, 1, 1), '', { filter: Hero.age.gt(18) }),
  })
  .groupBy(Hero.teamId)
  .having(stringAgg(replace(Hero.name, ' ', ''), '').contains('Jane'))
console.log(await teams.all(db))
//=> [ { team: 1, n: 2, names: 'Captain Tide, Lantern Jane', letters: 'CL' } ]
// #endregion
