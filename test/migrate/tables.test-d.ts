import {
  type BatchDatabase,
  type Executor,
  defineSchema,
  integer,
  many,
  type SchemaOf,
  table,
  type Transaction,
} from 'isomodel'
import { createTables, dropTables } from 'isomodel/migrate'
import { expectTypeOf, test } from 'vitest'
import { schema } from '../model/quickstart.ts'

declare const db: BatchDatabase
declare const tx: Transaction
declare const executor: Executor

const tables = {
  Team: table('teams', { id: integer().primaryKey() }),
  Hero: table('heroes', { id: integer().primaryKey(), teamId: integer().references('Team.id') }),
}
const relations = { Team: { heroes: many('Hero.teamId') } }
interface App extends SchemaOf<typeof tables, typeof relations> {}
const named = defineSchema<App>()(tables, relations)

test('takes a schema, a named schema, or some models', () => {
  expectTypeOf(createTables(db, schema)).toEqualTypeOf<Promise<void>>()
  expectTypeOf(dropTables(tx, named)).toEqualTypeOf<Promise<void>>()
  void createTables(tx, { Team: schema.Team, Boss: schema.Hero })
})

test('takes neither one model alone, nor tables, nor anything that only runs queries', () => {
  // @ts-expect-error one model stands in an object
  void createTables(db, schema.Hero)
  // @ts-expect-error tables are no models before defineSchema()
  void createTables(db, tables)
  // @ts-expect-error a session has no tables of its own
  void createTables(executor, schema)
})
