// Reading: conditions, order, selections, and the ways to run a query.
import { caseWhen, coalesce, concat, from, length, not, or, tuple, upper } from 'isomodel'
import { sqlite } from 'isomodel/dialects'
import { openHeroes } from './open.ts'
import { Hero } from './schema.ts'

await using db = await openHeroes()

// #region value
const adults = from(Hero).where(Hero.age.gte(18)) // nothing runs yet, and no database is known
const oldest = adults.orderBy(Hero.age.desc()).limit(1) // a new query; adults stays as it is

console.log((await adults.all(db)).length, (await oldest.one(db)).name)
//=> 2 Captain Tide
// #endregion

// #region run
console.log(await adults.count(db), await adults.exists(db))
//=> 2 true
console.log(await from(Hero).where(Hero.name.eq('Nobody')).first(db))
//=> undefined
console.log((await db.get(Hero, 2))?.name)
//=> Lantern Jane
// #endregion

// #region conditions
const found = from(Hero).where(
  or(Hero.name.startsWith('The '), Hero.age.between(30, 40)),
  not(Hero.secretName.contains('%')), // a percent sign means itself here
  Hero.id.in([1, 2, 4]),
)
console.log((await found.orderBy(Hero.id.asc()).all(db)).map(hero => hero.name))
//=> [ 'Lantern Jane', 'The Locksmith' ]
// #endregion

// #region tuple
const places = tuple(Hero.teamId, Hero.age).in([
  [1, 52],
  [2, 17],
])
console.log(await from(Hero).where(places).count(db))
//=> 2
// #endregion

// #region null
console.log(await from(Hero).where(Hero.teamId.eq(null)).count(db)) // IS NULL
//=> 1
console.log(await from(Hero).where(Hero.age.ne(17)).count(db)) // as in SQL, null is neither equal nor unequal
//=> 2
console.log(await from(Hero).where(Hero.age.isDistinctFrom(17)).count(db))
//=> 3
// #endregion

// #region select
const cards = from(Hero)
  .select({
    hero: upper(Hero.name),
    letters: length(Hero.name),
    age: coalesce(Hero.age, 0),
    group: caseWhen(Hero.age.lt(18), 'junior').when(Hero.age.isNull(), 'unknown').else('senior'),
    label: concat(Hero.name, ' (', Hero.id, ')'),
  })
  .orderBy(Hero.age.desc({ nulls: 'last' }))
console.log(await cards.first(db))
//=> { hero: 'CAPTAIN TIDE', letters: 12, age: 52, group: 'senior', label: 'Captain Tide (1)' }
// #endregion

// #region optional
function search(filter: { name?: string; minAge?: number }) {
  return from(Hero).where(
    filter.name !== undefined && Hero.name.contains(filter.name),
    filter.minAge !== undefined && Hero.age.gte(filter.minAge),
  )
}
console.log(await search({}).count(db), await search({ minAge: 40 }).count(db))
//=> 4 1
// #endregion

// #region page
const page = from(Hero).orderBy(Hero.name.asc(), Hero.id.asc()).offset(2).limit(2)
console.log((await page.all(db)).map(hero => hero.name))
//=> [ 'Lantern Jane', 'The Locksmith' ]
// #endregion

// #region distinct
console.log(await from(Hero).select({ team: Hero.teamId }).distinct().orderBy(Hero.teamId.asc()).all(db))
//=> [ { team: null }, { team: 1 }, { team: 2 } ]
// #endregion

// #region sql
console.log(from(Hero).select({ id: Hero.id }).where(Hero.name.eq("O'Neil")).toSQL(sqlite))
//=> {
//=>   sql: 'SELECT "heroes"."id" AS "id" FROM "heroes" WHERE "heroes"."name" = +?',
//=>   params: [ "O'Neil" ]
//=> }
// #endregion
