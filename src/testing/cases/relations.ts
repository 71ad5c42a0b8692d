// DESIGN 1: a join may name a relation, to one, to many and through a link table; aliases stand in a query like models.
import { Hero, Mission, seedHeroes, Team } from '../heroes.ts'
import {
  alias,
  coalesce,
  createTables,
  defineSchema,
  equal,
  fails,
  foreignKey,
  ForeignKeyViolation,
  from,
  insertInto,
  integer,
  many,
  one,
  primaryKey,
  table,
  text,
  type Topic,
} from '../kit.ts'

const other = defineSchema(
  {
    Person: table('persons', { id: integer().primaryKey(), name: text() }),
    Profile: table('profiles', {
      id: integer().primaryKey(),
      personId: integer().references('Person.id').unique(),
      about: text(),
    }),
    Country: table(
      'countries',
      { code: text(), area: text(), name: text() },
      { constraints: t => [primaryKey(t.code, t.area)] },
    ),
    City: table(
      'cities',
      {
        id: integer().primaryKey(),
        code: text().nullable().references('Country.code'),
        area: text().nullable().references('Country.area'),
        name: text(),
      },
      { constraints: t => [foreignKey([t.code, t.area], ['Country.code', 'Country.area'])] },
    ),
  },
  {
    Person: { profile: one('Profile.personId') },
    Profile: { person: one('personId') },
    City: { country: one(['code', 'area']) },
    Country: { cities: many(['City.code', 'City.area']) },
  },
)
const { Person, Profile, Country, City } = other

export const relations: Topic = {
  name: 'relations and aliases',
  cases: [
    {
      name: 'a join by relation follows the foreign key, to one and to many',
      run: async ({ db }) => {
        await seedHeroes(db)
        const teams = await from(Hero)
          .leftJoin(Hero.team)
          .select({ hero: Hero.id, team: Team.name })
          .orderBy(Hero.id.asc())
          .all(db)
        equal(
          teams.map(row => row.team),
          ['Z-Force', 'Preventers', 'Preventers', null, null],
        )
        const members = await from(Team)
          .leftJoin(Team.heroes)
          .select({ team: Team.id, hero: Hero.name })
          .orderBy(Team.id.asc(), Hero.id.asc())
          .all(db)
        equal(members, [
          { team: 1, hero: 'Spider-Boy' },
          { team: 1, hero: 'Rusty-Man' },
          { team: 2, hero: 'Deadpond' },
          { team: 3, hero: null },
        ])
      },
    },
    {
      name: 'a join by relation goes through a link table',
      run: async ({ db }) => {
        await seedHeroes(db)
        const rows = await from(Hero)
          .innerJoin(Hero.missions)
          .select({ hero: Hero.id, mission: Mission.title })
          .orderBy(Hero.id.asc(), Mission.id.asc())
          .all(db)
        equal(rows, [
          { hero: 2, mission: 'Rescue' },
          { hero: 3, mission: 'Rescue' },
          { hero: 3, mission: 'Recon' },
        ])
        equal(await from(Mission).leftJoin(Mission.heroes).count(db), 3)
      },
    },
    {
      name: 'relations of an alias start at the alias',
      run: async ({ db }) => {
        await seedHeroes(db)
        const Boss = alias(Hero, 'boss')
        const rows = await from(Boss)
          .innerJoin(Boss.team)
          .select({ boss: Boss.name, team: Team.name })
          .where(Boss.age.gt(40))
          .all(db)
        equal(rows, [{ boss: 'Rusty-Man', team: 'Preventers' }])
      },
    },
    {
      name: 'a model can stand in a query more than once, by aliases',
      run: async ({ db }) => {
        await seedHeroes(db)
        const [A, B] = [alias(Hero, 'a'), alias(Hero, 'b')]
        const rows = await from(A)
          .innerJoin(B, B.teamId.eq(A.teamId))
          .select({ a: A.name, b: B.name, whole: B })
          .where(A.id.lt(B.id))
          .all(db)
        equal(rows, [
          {
            a: 'Spider-Boy',
            b: 'Rusty-Man',
            whole: { id: 3, name: 'Rusty-Man', secretName: 'Tommy Sharp', age: 48, teamId: 1 },
          },
        ])
        equal(await from(A).where(A.age.gt(40)).count(db), 2)
      },
    },
    {
      name: 'three tables join, each nullable where it may be missing',
      run: async ({ db }) => {
        await seedHeroes(db)
        const rows = await from(Hero)
          .leftJoin(Hero.team)
          .leftJoin(Hero.missions)
          .select({ hero: Hero.id, team: coalesce(Team.name, 'none'), mission: Mission.title })
          .where(Hero.id.gte(3))
          .orderBy(Hero.id.asc(), Mission.id.asc())
          .all(db)
        equal(rows, [
          { hero: 3, team: 'Preventers', mission: 'Rescue' },
          { hero: 3, team: 'Preventers', mission: 'Recon' },
          { hero: 4, team: 'none', mission: null },
          { hero: 5, team: 'none', mission: null },
        ])
      },
    },
    {
      name: 'a relation by a unique key there answers one row or none',
      run: async ({ db }) => {
        await createTables(db, other)
        await insertInto(Person)
          .values([{ name: 'a' }, { name: 'b' }])
          .run(db)
        await insertInto(Profile).values({ personId: 2, about: 'x' }).run(db)
        const people = from(Person).leftJoin(Person.profile).select({ name: Person.name, profile: Profile })
        equal(await people.orderBy(Person.id.asc()).all(db), [
          { name: 'a', profile: null },
          { name: 'b', profile: { id: 1, personId: 2, about: 'x' } },
        ])
        const back = from(Profile).innerJoin(Profile.person).select({ about: Profile.about, name: Person.name })
        equal(await back.all(db), [{ about: 'x', name: 'b' }])
      },
    },
    {
      name: 'a relation by several columns compares all of them',
      run: async ({ db }) => {
        await createTables(db, other)
        await insertInto(Country)
          .values([
            { code: 'x', area: 'n', name: 'north' },
            { code: 'x', area: 's', name: 'south' },
          ])
          .run(db)
        const cities = [
          { code: 'x', area: 's', name: 'harbour' },
          { code: 'x', area: null, name: 'nowhere' },
        ]
        await insertInto(City).values(cities).run(db)
        const rows = from(City).leftJoin(City.country).select({ city: City.name, country: Country.name })
        equal(await rows.orderBy(City.id.asc()).all(db), [
          { city: 'harbour', country: 'south' },
          { city: 'nowhere', country: null },
        ])
        const back = from(Country).leftJoin(Country.cities).select({ country: Country.name, city: City.name })
        equal(await back.orderBy(Country.area.asc()).all(db), [
          { country: 'north', city: null },
          { country: 'south', city: 'harbour' },
        ])
        await fails(insertInto(City).values({ code: 'y', area: 's', name: 'lost' }).run(db), ForeignKeyViolation)
      },
    },
  ],
}
