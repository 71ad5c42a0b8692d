// SQL written by hand, alone and inside queries.
import { from, integer, sql } from 'isomodel'
import { sqlite } from 'isomodel/dialects'
import { openHeroes } from './open.ts'
import { Hero } from './schema.ts'

await using db = await openHeroes()

// #region query
const age = 30 // a value is always a parameter, never text
const rows = await sql<{ name: string }>`select name from heroes where age > ${age} order by name`.all(db)
console.log(rows)
//=> [ { name: 'Captain Tide' }, { name: 'Lantern Jane' } ]
// #endregion

// #region expression
const initial = sql<string>`substr(${Hero.name}, 1, ${1})`
const words = sql`length(${Hero.name}) - length(replace(${Hero.name}, ' ', '')) + 1`.returns(integer())
const list = from(Hero).where(words.gt(1)).select({ initial, words }).orderBy(words.desc(), Hero.id.asc())
console.log(await list.first(db))
//=> { initial: 'C', words: 2 }
// #endregion

// #region pieces
const column = sql.name('heroes', 'age')
const ids = sql.join([1, 2, 3])
console.log(await sql`select max(${column}) as oldest from heroes where id in (${ids})`.one(db))
//=> { oldest: 52 }
// #endregion

// #region run
console.log(await sql`update heroes set age = age + 1 where age is not null`.run(db)) // how many rows
//=> 3
// #endregion

// #region show
console.log(from(Hero).where(Hero.id.eq(1)).select({ name: Hero.name }).toSQL(sqlite).params)
//=> [ 1 ]
console.log(typeof (await from(Hero).explain(db))) // how the database would go about it, in its own words
//=> string
// #endregion
