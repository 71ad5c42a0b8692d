// Queries that are built once and run with other values.
import { from, integer, prepare, text, update } from 'isomodel'
import { openHeroes } from './open.ts'
import { Hero } from './schema.ts'

await using db = await openHeroes()

// #region read
const byTeam = prepare({ team: integer(), name: text() }, p =>
  from(Hero).where(Hero.teamId.eq(p.team), Hero.name.startsWith(p.name)),
)
console.log((await byTeam.all(db, { team: 1, name: 'Lan' })).map(hero => hero.name))
//=> [ 'Lantern Jane' ]
console.log(await byTeam.first(db, { team: 2, name: 'Lan' }))
//=> undefined
// #endregion

// #region write
const birthday = prepare({ id: integer() }, p =>
  update(Hero)
    .set({ age: Hero.age.plus(1) })
    .where(Hero.id.eq(p.id)),
)
console.log(await db.batch([birthday.bind({ id: 1 }), birthday.bind({ id: 2 })]))
//=> [ 1, 1 ]
// #endregion
