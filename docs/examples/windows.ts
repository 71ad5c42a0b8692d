// Functions that look at the rows around one.
import { avg, count, from, lag, namedWindow, rank, rowNumber, stringAgg, sum } from 'isomodel'
import { sqlite } from 'isomodel/dialects'
import { openHeroes } from './open.ts'
import { Hero, Team } from './schema.ts'

await using db = await openHeroes()

// #region number
const ranked = from(Hero)
  .select({
    hero: Hero.name,
    n: rowNumber().over({ partitionBy: Hero.teamId, orderBy: Hero.age.desc() }),
    team: count().over({ partitionBy: Hero.teamId }),
  })
  .orderBy(Hero.id.asc())
console.log(await ranked.all(db))
//=> [
//=>   { hero: 'Captain Tide', n: 1, team: 2 },
//=>   { hero: 'Lantern Jane', n: 2, team: 2 },
//=>   { hero: 'Barometer', n: 1, team: 1 },
//=>   { hero: 'The Locksmith', n: 1, team: 1 }
//=> ]
// #endregion

// #region top
const oldest = ranked.as('oldest')
console.log(await from(oldest).where(oldest.n.eq(1)).select({ hero: oldest.hero }).orderBy(oldest.hero.asc()).all(db))
//=> [ { hero: 'Barometer' }, { hero: 'Captain Tide' }, { hero: 'The Locksmith' } ]
// #endregion

// #region running
const byAge = { orderBy: Hero.age.asc() }
const ages = from(Hero)
  .where(Hero.age.isNotNull())
  .select({
    age: Hero.age,
    total: sum(Hero.age).over(byAge), // up to this row, and those that are equal to it
    older: Hero.age.minus(lag(Hero.age).over(byAge)), // null for the first
    rank: rank().over(byAge),
  })
  .orderBy(Hero.age.asc())
console.log(await ages.all(db))
//=> [
//=>   { age: 17, total: 17, older: null, rank: 1 },
//=>   { age: 34, total: 51, older: 17, rank: 2 },
//=>   { age: 52, total: 103, older: 18, rank: 3 }
//=> ]
// #endregion

// #region named
const w = namedWindow('w', { partitionBy: Hero.teamId, orderBy: Hero.age.desc() })
const shared = from(Hero).select({ rank: rank().over(w), total: sum(Hero.age).over(w) })
console.log(shared.toSQL(sqlite).sql.replace(/.* FROM/, 'FROM'))
//=> FROM "heroes" WINDOW "w" AS (PARTITION BY "heroes"."team_id" ORDER BY "heroes"."age" DESC)
// #endregion

// #region frame
const around = { orderBy: Hero.id.asc(), frame: { rows: [-1, 1] } } as const
const smooth = from(Hero)
  .select({ hero: Hero.name, mean: avg(Hero.age).over(around), known: count(Hero.age).over(around) })
  .orderBy(Hero.id.asc())
console.log(await smooth.all(db))
//=> [
//=>   { hero: 'Captain Tide', mean: 43, known: 2 },
//=>   { hero: 'Lantern Jane', mean: 34.333333333333336, known: 3 },
//=>   { hero: 'Barometer', mean: 25.5, known: 2 },
//=>   { hero: 'The Locksmith', mean: 17, known: 1 }
//=> ]
// #endregion

// #region groups
const teams = from(Team)
  .innerJoin(Team.heroes)
  .select({
    team: Team.name,
    heroes: count(),
    place: rank().over({ orderBy: count().desc() }),
    all: sum(count()).over(),
  })
  .groupBy(Team.id, Team.name)
  .orderBy(Team.name.asc())
console.log(await teams.all(db))
//=> [
//=>   { team: 'Cloud Watch', heroes: 1, place: 2, all: 3 },
//=>   { team: 'Night Shift', heroes: 2, place: 1, all: 3 }
//=> ]
// #endregion

// #region default
const name = lag(Hero.name, { offset: 2, default: '-' }).over({ orderBy: Hero.id.asc() })
console.log(await from(Hero).select({ name }).orderBy(Hero.id.asc()).all(db)) // name: string, because of the default
//=> [ { name: '-' }, { name: '-' }, { name: 'Captain Tide' }, { name: 'Lantern Jane' } ]
// #endregion

// #region texts
const names = stringAgg(Hero.name, ', ').over({ partitionBy: Hero.teamId })
console.log(await from(Hero).where(Hero.teamId.isNotNull()).select({ names }).orderBy(Hero.id.asc()).all(db))
//=> [
//=>   { names: 'Captain Tide, Lantern Jane' },
//=>   { names: 'Captain Tide, Lantern Jane' },
//=>   { names: 'Barometer' }
//=> ]
// #endregion
