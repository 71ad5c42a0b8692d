// Pages by key.
import { from, sortBy, ValidationError } from 'isomodel'
import { openHeroes } from './open.ts'
import { Hero, Team } from './schema.ts'

await using db = await openHeroes()

// #region page
const query = from(Hero).orderBy(Hero.age.desc())
const first = await query.page(db, { size: 2, total: true })
console.log(
  first.rows.map(hero => [hero.name, hero.age]),
  first.total,
)
//=> [ [ 'Captain Tide', 52 ], [ 'Lantern Jane', 34 ] ] 4
const second = await query.page(db, { size: 2, after: first.next })
console.log(second.rows.map(hero => [hero.name, hero.age]))
//=> [ [ 'Barometer', 17 ], [ 'The Locksmith', null ] ]
const back = await query.page(db, { size: 2, before: second.previous })
console.log(second.next, back.rows[0]?.name)
//=> null Captain Tide
// #endregion

// #region joined
const staff = from(Hero)
  .leftJoin(Team, Team.id.eq(Hero.teamId))
  .select({ hero: Hero.name, team: Team.name })
  .orderBy(Team.name.asc(), Hero.name.desc())
const { rows, next } = await staff.page(db, { size: 2 })
console.log(rows, typeof next)
//=> [ { hero: 'The Locksmith', team: null }, { hero: 'Barometer', team: 'Cloud Watch' } ] string
// #endregion

// #region request
const list = (request: URLSearchParams) =>
  from(Hero)
    .orderBy(...sortBy(Hero, request.get('sort'), ['name', 'age']))
    .page(db, { size: 3, after: request.get('after') })

const start = await list(new URLSearchParams('sort=-age'))
const more = await list(new URLSearchParams({ sort: '-age', after: start.next ?? '' }))
console.log(more.rows.map(hero => hero.name))
//=> [ 'The Locksmith' ]
const other = await list(new URLSearchParams({ sort: 'name', after: start.next ?? '' })).catch(
  (error: unknown) => error,
)
console.log(other instanceof ValidationError && other.message)
//=> page() of Hero takes a cursor of its own
// #endregion
