// The schema of the quickstart, shared by the tests of this folder.
import * as v from 'valibot'
import { integer, text, timestamp } from '../../src/model/columns.ts'
import { primaryKey } from '../../src/model/constraint.ts'
import { index } from '../../src/model/index-constraint.ts'
import { many, manyThrough, one } from '../../src/relation/relation.ts'
import { defineSchema } from '../../src/model/schema.ts'
import { table } from '../../src/model/table.ts'

export const schema = defineSchema(
  {
    Team: table('teams', {
      id: integer().primaryKey(),
      name: text(v.trim(), v.nonEmpty(), v.maxLength(80)).unique(),
      headquarters: text(),
    }),
    Hero: table('heroes', {
      id: integer().primaryKey(),
      name: text(v.nonEmpty()).index(),
      secretName: text(),
      age: integer(v.minValue(0)).nullable().index(),
      teamId: integer().nullable().references('Team.id', { onDelete: 'set null' }),
      createdAt: timestamp().default(() => new Date()),
    }),
    Mission: table('missions', { id: integer().primaryKey(), title: text() }),
    HeroMission: table(
      'hero_missions',
      {
        heroId: integer().references('Hero.id', { onDelete: 'cascade' }),
        missionId: integer().references('Mission.id', { onDelete: 'cascade' }),
        role: text().nullable(),
      },
      { constraints: t => [primaryKey(t.heroId, t.missionId), index(t.missionId)] },
    ),
  },
  {
    Team: { heroes: many('Hero.teamId') },
    Hero: { team: one('teamId'), missions: manyThrough('HeroMission.heroId', 'HeroMission.missionId') },
    Mission: { heroes: manyThrough('HeroMission.missionId', 'HeroMission.heroId') },
  },
)
export const { Team, Hero, Mission, HeroMission } = schema
