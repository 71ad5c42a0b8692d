// Teams, heroes and missions: the models and rows that most cases read and write.
import {
  type TransactionDatabase,
  createTables,
  defineSchema,
  insertInto,
  integer,
  many,
  manyThrough,
  one,
  primaryKey,
  resetKeys,
  table,
  text,
} from './kit.ts'
import type { Schema, SchemaOf } from '../model/model-types.ts'

const tables = {
  Team: table('teams', { id: integer().primaryKey(), name: text().unique(), headquarters: text() }),
  Hero: table('heroes', {
    id: integer().primaryKey(),
    name: text().unique(),
    secretName: text(),
    age: integer().nullable(),
    teamId: integer().nullable().references('Team.id', { onDelete: 'set null' }),
  }),
  Mission: table('missions', { id: integer().primaryKey(), title: text() }),
  HeroMission: table(
    'hero_missions',
    {
      heroId: integer().references('Hero.id', { onDelete: 'cascade' }),
      missionId: integer().references('Mission.id', { onDelete: 'cascade' }),
      role: text().nullable(),
    },
    { constraints: t => [primaryKey(t.heroId, t.missionId)] },
  ),
}
const relations = {
  Team: { heroes: many('Hero.teamId') },
  Hero: { team: one('teamId'), missions: manyThrough('HeroMission.heroId', 'HeroMission.missionId') },
  Mission: { heroes: manyThrough('HeroMission.missionId', 'HeroMission.heroId') },
} as const

interface App extends SchemaOf<typeof tables, typeof relations> {}

export const heroes: Schema<App> = defineSchema<App>()(tables, relations)
export const { Team, Hero, Mission, HeroMission } = heroes

/** Creates the tables and fills them with three teams, five heroes, two missions and who was on them. */
export async function seedHeroes(db: TransactionDatabase): Promise<void> {
  await createTables(db, heroes)
  await insertInto(Team)
    .values([
      { id: 1, name: 'Preventers', headquarters: 'Sharp Tower' },
      { id: 2, name: 'Z-Force', headquarters: 'Sister Margaret' },
      { id: 3, name: 'Nobody', headquarters: 'Nowhere' },
    ])
    .run(db)
  await insertInto(Hero)
    .values([
      { id: 1, name: 'Deadpond', secretName: 'Dive Wilson', age: null, teamId: 2 },
      { id: 2, name: 'Spider-Boy', secretName: 'Pedro', age: 17, teamId: 1 },
      { id: 3, name: 'Rusty-Man', secretName: 'Tommy Sharp', age: 48, teamId: 1 },
      { id: 4, name: 'Tarantula', secretName: 'Natalia', age: 32, teamId: null },
      { id: 5, name: 'Captain North', secretName: 'Esteban', age: 93, teamId: null },
    ])
    .run(db)
  await insertInto(Mission)
    .values([
      { id: 1, title: 'Rescue' },
      { id: 2, title: 'Recon' },
    ])
    .run(db)
  await insertInto(HeroMission)
    .values([
      { heroId: 2, missionId: 1, role: 'lead' },
      { heroId: 3, missionId: 1, role: null },
      { heroId: 3, missionId: 2, role: 'scout' },
    ])
    .run(db)
  for (const model of [Team, Hero, Mission]) await resetKeys(db, model)
}
