// What the documents say that does not compile.
import * as v from 'valibot'
import { test } from 'vitest'
import { deleteFrom, from, insertSchema, type TransactionDatabase, update } from 'isomodel'
import { createTables } from 'isomodel/migrate'
import { Hero, Team } from '../model/quickstart.ts'

declare const db: TransactionDatabase

test('M02: a form is no model', () => {
  const HeroForm = v.pick(insertSchema(Hero), ['name'])
  // @ts-expect-error a valibot schema has no table
  from(HeroForm)
  // @ts-expect-error a valibot schema has no table
  void createTables(db, { HeroForm })
})

test('Q26: a table that is not joined is not in the query', () => {
  // @ts-expect-error Team is not in this query
  from(Hero).select({ hero: Hero.id, team: Team.id })
  // @ts-expect-error Team is not in this query
  from(Hero).where(Team.id.eq(Hero.teamId))
  from(Hero).crossJoin(Team).select({ hero: Hero.id, team: Team.id })
})

test('C10: an update or a delete without a condition cannot run', () => {
  // @ts-expect-error where() or everyRow() is missing
  void update(Hero).set({ age: 1 }).run(db)
  // @ts-expect-error where() or everyRow() is missing
  void deleteFrom(Hero).run(db)
})

test('Q02 and X03: types follow selections and joins', () => {
  const query = from(Hero).leftJoin(Hero.team).select({ hero: Hero.name, team: Team.name, whole: Team })
  query satisfies {
    all(
      db: TransactionDatabase,
    ): Promise<
      { hero: string; team: string | null; whole: { id: number; name: string; headquarters: string } | null }[]
    >
  }
})

test('C02: a key has the columns of its model', () => {
  // @ts-expect-error the key is a number
  void db.get(Hero, 'one')
})
