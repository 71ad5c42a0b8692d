// A schema that uses every part of the model layer once.
import * as v from 'valibot'
import { concat, length } from '../../src/expression/functions.ts'
import { sql } from '../../src/query/sql.ts'
import {
  array,
  bigint,
  blob,
  decimal,
  enumOf,
  integer,
  json,
  plainDate,
  text,
  timestamp,
  uuid,
} from '../../src/model/columns.ts'
import { check, primaryKey } from '../../src/model/constraint.ts'
import { index } from '../../src/model/index-constraint.ts'
import { many, manyThrough, one } from '../../src/relation/relation.ts'
import { defineSchema } from '../../src/model/schema.ts'
import { expression, table } from '../../src/model/table.ts'

const timestamps = {
  createdAt: timestamp()
    .default(() => new Date())
    .readonly(),
}

export const teams = table(
  'teams',
  {
    id: integer().primaryKey(),
    name: text(v.trim(), v.nonEmpty()).unique(),
    headquarters: text(),
    captainId: integer().nullable().references('Hero.id', { onDelete: 'set null' }),
  },
  { computed: { label: row => `${row.name} of ${row.headquarters}` } },
)

export const heroes = table(
  'heroes',
  {
    id: integer().primaryKey(),
    name: text(v.nonEmpty()).index(),
    secretName: text(),
    age: integer(v.minValue(0)).nullable().index(),
    kind: enumOf('human', 'robot').default('human'),
    wage: decimal(10, 2),
    score: bigint().nullable(),
    meta: json(
      v.object({
        a: v.array(v.object({ b: v.string(), n: v.optional(v.number()) })),
        tag: v.nullable(v.string()),
      }),
    ),
    born: plainDate().nullable(),
    token: uuid().private(),
    source: text().default('web').readonly({ insert: true }),
    tags: array(text(v.nonEmpty())).default([]),
    photo: blob().nullable(),
    initials: text().generatedAs(sql<string>`substr(name, 1, 1)`),
    revision: integer().version(),
    teamId: integer().nullable().references('Team.id', { onDelete: 'set null' }),
    bossId: integer().nullable().references('Hero.id'),
    ...timestamps,
  },
  {
    computed: {
      display: expression(t => concat(t.name, ' ', t.secretName)),
      upperName: row => row.name.toUpperCase(),
    },
  },
)

export const heroMissions = table(
  'hero_missions',
  {
    heroId: integer().references('Hero.id', { onDelete: 'cascade' }),
    missionId: integer().references('Mission.id', { onDelete: 'cascade' }),
    role: text().nullable(),
  },
  {
    constraints: t => [
      primaryKey(t.heroId, t.missionId),
      index(t.missionId).named('by_mission'),
      check('role_length', length(t.role).lt(20)),
    ],
  },
)

export const profiles = table('profiles', {
  userId: integer().primaryKey().references('Hero.id'),
  about: text(),
})

export const schema = defineSchema(
  {
    Team: teams,
    Hero: heroes,
    Mission: table('missions', { id: integer().primaryKey(), title: text() }),
    HeroMission: heroMissions,
    Profile: profiles,
  },
  {
    Team: { heroes: many('Hero.teamId', { orderBy: ['-age', 'name'], orphans: 'detach' }), captain: one('captainId') },
    Hero: {
      team: one('teamId'),
      boss: one('bossId'),
      minions: many('Hero.bossId'),
      missions: manyThrough('HeroMission.heroId', 'HeroMission.missionId'),
      profile: one('Profile.userId'),
    },
    Mission: { heroes: manyThrough('HeroMission.missionId', 'HeroMission.heroId') },
    HeroMission: { hero: one('heroId'), mission: one('missionId') },
  },
)
export const { Team, Hero, Mission, HeroMission, Profile } = schema
