// The statements of conditions on relations: how often they are compiled, and which tables they tell apart.
import { describe, expect, test } from 'vitest'
import { sqlite } from '../../src/dialects.ts'
import {
  alias,
  type Condition,
  connect,
  createTables,
  defineSchema,
  from,
  insertInto,
  integer,
  many,
  manyThrough,
  one,
  table,
} from '../../src/testing/kit.ts'
import { betterSqlite3 } from '../../adapters/better-sqlite3/index.ts'
import { Animal, Keeper, openZoo } from '../query/zoo.ts'

const { Team, Hero } = defineSchema(
  {
    Team: table('teams', { id: integer().primaryKey() }, { schema: 'log' }),
    Hero: table('heroes', {
      id: integer().primaryKey(),
      teamId: integer().nullable().references('Team.id').index(),
      rivalId: integer().nullable().references('Hero.id').index(),
    }),
  },
  {
    Team: { heroes: many('Hero.teamId'), rivals: manyThrough('Hero.teamId', 'Hero.rivalId') },
    Hero: { team: one('teamId'), rival: one('rivalId'), haunted: many('Hero.rivalId') },
  },
)

const where = (condition: unknown, source: unknown = Team): string =>
  from(source as typeof Team)
    .where(condition as never)
    .toSQL(sqlite)
    .sql.replace(/^.*? WHERE /, '')

describe('rows of a relation', () => {
  test('are found by their model name where it is free', () => {
    expect(where(Team.heroes.some())).toBe(
      'EXISTS (SELECT 1 FROM "heroes" WHERE "heroes"."team_id" = "log_teams"."id")',
    )
  })
  test('are found by another name where theirs is taken by the row that they start from', () => {
    const inner = 'FROM "heroes" AS "~related" WHERE "~related"."rival_id"'
    expect(where(Hero.haunted.none(), Hero)).toBe(`NOT EXISTS (SELECT 1 ${inner} = "heroes"."id")`)
    const sneaky = alias(Team, 'HEROES')
    expect(where(sneaky.heroes.some(), sneaky)).toBe(
      'EXISTS (SELECT 1 FROM "heroes" AS "~related" WHERE "~related"."team_id" = "HEROES"."id")',
    )
  })
  test('are found by a link table under another name where both are the same table', () => {
    expect(where(Team.rivals.some(Hero.id.gt(1)))).toBe(
      'EXISTS (SELECT 1 FROM "heroes" AS "~related" JOIN "heroes" ON "heroes"."id" = "~related"."rival_id" WHERE "~related"."team_id" = "log_teams"."id" AND "heroes"."id" > +?)',
    )
  })
  test('are found by an index', async () => {
    await using db = connect(betterSqlite3({ file: ':memory:' }))
    await createTables(db, { Team, Hero })
    await insertInto(Team).values({ id: 1 }).run(db)
    for (const [query, index] of [
      [from(Team).where(Team.heroes.some(Hero.id.gt(1))), 'ix_heroes_team_id'],
      [from(Hero).where(Hero.haunted.every(Hero.id.gt(1))), 'ix_heroes_rival_id'],
      [from(Hero).where(Hero.haunted.count(Hero.teamId.eq(1)).gt(1)), 'ix_heroes_rival_id'],
      [from(Hero).where(Hero.team.is({ id: 1 })), 'ix_heroes_team_id'],
    ] as const)
      expect(await query.explain(db)).toMatch(new RegExp(`USING (?:COVERING )?INDEX ${index} `))
  })
})

test('conditions with other values are one statement, and with other columns another', async () => {
  const seen: string[] = []
  await using db = await openZoo()
  const observed = db.with({ tag: 'x' })
  const size = async (condition: Condition<'Animal'>): Promise<number> => {
    const query = from(Keeper).where(Keeper.animals.count(condition).gt(0))
    seen.push(query.toSQL(sqlite).sql)
    return query.count(observed)
  }
  expect([await size(Animal.age.gt(1)), await size(Animal.age.gt(6)), await size(Animal.age.gt(7))]).toEqual([2, 1, 0])
  expect(await size(Animal.weight.gt(7))).toBe(1)
  expect(new Set(seen).size).toBe(2)
})
