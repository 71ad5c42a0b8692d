// One model, every check: writes, forms and requests.
import * as v from 'valibot'
import { from, insertInto, insertSchema, rowSchema, sortBy, toJson, updateSchema, ValidationError } from 'isomodel'
import { openHeroes } from './open.ts'
import { Hero } from './schema.ts'

await using db = await openHeroes()

// #region write
try {
  await insertInto(Hero)
    .values([
      { name: 'Good', secretName: 'x' },
      { name: '', secretName: 'y', age: -1 },
    ])
    .run(db)
} catch (error) {
  if (!(error instanceof ValidationError)) throw error
  console.log(error.issues.map(issue => [issue.row, issue.path?.[0]?.key, issue.message]))
  //=> [
  //=>   [ 1, 'name', 'Invalid length: Expected !0 but received 0' ],
  //=>   [ 1, 'age', 'Invalid value: Expected >=0 but received -1' ]
  //=> ]
}
console.log(await from(Hero).count(db)) // nothing was sent, so the good row is not there either
//=> 4
// #endregion

// #region form
const HeroForm = v.pick(insertSchema(Hero), ['name', 'secretName', 'age'])
console.log(v.safeParse(HeroForm, { name: 'Static', secretName: 'Inês', age: 17.5 }).success)
//=> false
const form = v.parse(HeroForm, { name: 'Static', secretName: 'Inês', age: 17 })
console.log(await insertInto(Hero).values(form).run(db))
//=> 1
// #endregion

// #region family
const HeroUpdate = v.omit(updateSchema(Hero), ['id', 'createdAt'])
const HeroPublic = v.omit(rowSchema(Hero), ['secretName'])
console.log(v.is(HeroUpdate, { age: 18 }), v.is(HeroUpdate, { id: 3 }), Object.keys(HeroPublic.entries))
//=> true false [ 'id', 'name', 'age', 'teamId', 'createdAt' ]
// #endregion

// #region json
const hero = await from(Hero).where(Hero.id.eq(1)).one(db)
const wire = JSON.stringify(toJson(Hero, hero)) // what a server answers
console.log(wire)
//=> {"id":1,"name":"Captain Tide","secretName":"Marten Vos","age":52,"teamId":1,"createdAt":"2026-03-01T09:00:00.000Z"}
const back = v.parse(rowSchema(Hero, { from: 'json' }), JSON.parse(wire)) // what a page makes of it
console.log(back.createdAt instanceof Date)
//=> true
// #endregion

// #region sort
const list = async (sort: string) =>
  from(Hero)
    .orderBy(...sortBy(Hero, sort, ['name', 'age']))
    .limit(1)
    .one(db)
console.log((await list('-age,name')).name)
//=> Captain Tide
console.log(await list('secretName').catch(String))
//=> ValidationError: Hero cannot be sorted by that name
// #endregion
