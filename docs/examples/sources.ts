// More than tables: set operations, queries with a name, trees, lists of rows.
import { cte, except, from, integer, intersect, recursiveCte, sql, text, union, unionAll, values } from 'isomodel'
import { openHeroes } from './open.ts'
import { Hero, HeroMission, Mission, Team } from './schema.ts'

await using db = await openHeroes()

// #region union
const heroes = from(Hero).select({ name: Hero.name, age: Hero.age })
const teams = from(Team).select({ age: Team.id, name: Team.name })
const named = union(heroes, teams).orderBy(row => row.name.asc())
console.log(await named.limit(2).all(db))
//=> [ { name: 'Barometer', age: 17 }, { name: 'Captain Tide', age: 52 } ]
console.log(await named.count(db), await unionAll(heroes, heroes).count(db))
//=> 6 8
// #endregion

// #region except
const all = from(Hero).select({ id: Hero.id })
const busy = from(HeroMission).select({ id: HeroMission.heroId })
console.log(await except(all, busy).all(db), await intersect(all, busy).count(db))
//=> [ { id: 4 } ] 3
console.log(
  await from(Hero)
    .where(Hero.id.in(except(all, busy)))
    .select({ name: Hero.name })
    .all(db),
)
//=> [ { name: 'The Locksmith' } ]
// #endregion

// #region cte
const adults = cte(
  'adults',
  from(Hero).where(Hero.age.gte(18)).select({ name: Hero.name, age: Hero.age, team: Hero.teamId }),
)
const younger = from(adults).as('younger')
const pairs = from(adults)
  .innerJoin(younger, younger.age.lt(adults.age))
  .select({ elder: adults.name, younger: younger.name })
console.log(await pairs.all(db))
//=> [ { elder: 'Captain Tide', younger: 'Lantern Jane' } ]
console.log(pairs.toSQL(db).sql.startsWith('WITH "adults" AS (SELECT '))
//=> true
// #endregion

// #region recursive
const days = recursiveCte(
  'days',
  from(Team)
    .where(Team.id.eq(1))
    .select({ day: sql`1`.returns(integer()), who: Team.name }),
  self =>
    from(self)
      .where(self.day.lt(3))
      .select({ day: self.day.plus(1), who: self.who.concat('!') }),
)
console.log(await from(days).where(days.day.gt(1)).all(db))
//=> [ { day: 2, who: 'Night Shift!' }, { day: 3, who: 'Night Shift!!' } ]
// #endregion

// #region values
const marks = values('marks', { hero: integer(), mark: text() }, [
  { hero: 1, mark: 'brave' },
  { hero: 3, mark: 'wet' },
])
const marked = from(Hero).innerJoin(marks, marks.hero.eq(Hero.id)).select({ name: Hero.name, mark: marks.mark })
console.log(await marked.orderBy(Hero.id.asc()).all(db))
//=> [ { name: 'Captain Tide', mark: 'brave' }, { name: 'Barometer', mark: 'wet' } ]
// #endregion

// #region insert
import { insertInto } from 'isomodel'

const titles = union(from(Team).select({ title: Team.headquarters }), from(marks).select({ title: marks.mark }))
console.log(await insertInto(Mission).from(titles).run(db))
//=> 4
// #endregion

// #region lateral
import { lateral } from 'isomodel'
import { postgres } from 'isomodel/dialects'

const members = from(Hero).outer(Team).where(Hero.teamId.eq(Team.id)).select({ name: Hero.name })
const eldest = lateral(members.orderBy(Hero.age.desc()).limit(1)).as('eldest')
const leaders = from(Team).leftJoin(eldest, eldest.name.isNotNull()).select({ team: Team.name, eldest: eldest.name })
console.log(leaders.toSQL(postgres).sql.includes(' LEFT JOIN LATERAL (SELECT '))
//=> true
console.log(await leaders.all(db).catch((error: Error) => error.message))
//=> sqlite has no lateral()
// #endregion
