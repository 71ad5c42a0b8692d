// Rows with the rows that they are related to.
import {
  connect,
  defineSchema,
  from,
  insertInto,
  integer,
  load,
  many,
  one,
  prepare,
  table,
  text,
  toDepth,
  upper,
} from 'isomodel'
import { createTables } from 'isomodel/migrate'
import { nodeSqlite } from 'isomodel/node-sqlite'
import { openHeroes } from './open.ts'
import { Hero, HeroMission, Mission, Team } from './schema.ts'

await using db = await openHeroes()

// #region include
const staffed = from(Team)
  .orderBy(Team.id.asc())
  .include({ heroes: { select: { name: Hero.name } } })
console.log(await staffed.all(db))
//=> [
//=>   {
//=>     id: 1,
//=>     name: 'Night Shift',
//=>     headquarters: 'Pier 9',
//=>     heroes: [ { name: 'Captain Tide' }, { name: 'Lantern Jane' } ]
//=>   },
//=>   { id: 2, name: 'Cloud Watch', headquarters: 'Weather station', heroes: [ { name: 'Barometer' } ] }
//=> ]
// #endregion

// #region one
const placed = from(Hero).orderBy(Hero.id.asc()).include({ team: true, missions: true })
// team: a row, or null because the key may be null; missions: a list
console.log((await placed.all(db)).map(hero => [hero.name, hero.team?.name, hero.missions.length]))
//=> [
//=>   [ 'Captain Tide', 'Night Shift', 1 ],
//=>   [ 'Lantern Jane', 'Night Shift', 1 ],
//=>   [ 'Barometer', 'Cloud Watch', 1 ],
//=>   [ 'The Locksmith', undefined, 0 ]
//=> ]
// #endregion

// #region options
const eldest = from(Team)
  .where(Team.headquarters.startsWith('Pier'))
  .include({
    heroes: {
      where: Hero.age.gte(18),
      orderBy: Hero.age.desc(),
      limit: 1, // of each team
      select: { name: Hero.name, age: Hero.age },
      include: { missions: { select: { title: Mission.title } } },
    },
  })
console.log((await eldest.one(db)).heroes)
//=> [
//=>   { name: 'Captain Tide', age: 52, missions: [ { title: 'Lights out at Pier 4' } ] }
//=> ]
// #endregion

// #region link
const crews = from(Mission)
  .orderBy(Mission.id.asc())
  .include({ heroes: { link: true, orderBy: HeroMission.role.desc(), select: { name: Hero.name } } })
const crew = await crews.first(db)
console.log(crew?.heroes.map(({ name, link }) => [name, link.role]))
//=> [ [ 'Captain Tide', 'lead' ], [ 'Lantern Jane', null ] ]
// #endregion

// #region beside
const loud = from(Team)
  .where(Team.id.eq(2))
  .include({ shout: upper(Team.name), heroes: { select: { id: Hero.id }, include: { shout: upper(Hero.name) } } })
console.log(await loud.all(db))
//=> [
//=>   {
//=>     id: 2,
//=>     name: 'Cloud Watch',
//=>     headquarters: 'Weather station',
//=>     shout: 'CLOUD WATCH',
//=>     heroes: [ { id: 3, shout: 'BAROMETER' } ]
//=>   }
//=> ]
// #endregion

// #region prepared
const older = prepare({ team: integer(), age: integer() }, p =>
  from(Team)
    .where(Team.id.eq(p.team))
    .include({ heroes: { where: Hero.age.gt(p.age), select: { name: Hero.name } } }),
)
console.log((await older.one(db, { team: 1, age: 40 })).heroes)
//=> [ { name: 'Captain Tide' } ]
// #endregion

// #region load
const teams = await from(Team).select({ id: Team.id, name: Team.name }).orderBy(Team.id.asc()).all(db)
const loaded = await load(db, Team, teams, { heroes: { select: { name: Hero.name } } })
console.log(loaded[1])
//=> { id: 2, name: 'Cloud Watch', heroes: [ { name: 'Barometer' } ] }
// #endregion

const office = connect(nodeSqlite({ file: ':memory:' }))
// #region depth
const staff = defineSchema(
  {
    Employee: table('employees', {
      id: integer().primaryKey(),
      name: text(),
      managerId: integer().nullable().references('Employee.id'),
    }),
  },
  { Employee: { manager: one('managerId'), reports: many('Employee.managerId') } },
)
const { Employee } = staff
await createTables(office, staff)
await insertInto(Employee)
  .values([
    { id: 1, name: 'Ines' },
    { id: 2, name: 'Jonas', managerId: 1 },
    { id: 3, name: 'Kim', managerId: 1 },
    { id: 4, name: 'Lior', managerId: 3 },
  ])
  .run(office)

const chief = from(Employee)
  .where(Employee.managerId.isNull())
  .include({ reports: toDepth(2, { select: { name: Employee.name } }) })
console.log((await chief.one(office)).reports)
//=> [
//=>   { name: 'Jonas', reports: [] },
//=>   { name: 'Kim', reports: [ { name: 'Lior' } ] }
//=> ]
const way = from(Employee)
  .where(Employee.id.eq(4))
  .include({ manager: toDepth(9) })
const { manager } = await way.one(office)
console.log([manager?.name, manager?.manager?.name, manager?.manager?.manager])
//=> [ 'Kim', 'Ines', null ]
// #endregion
await office.close()
