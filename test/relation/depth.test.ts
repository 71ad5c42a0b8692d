// toDepth() over so many keys of several columns that more than one statement looks them up.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { betterSqlite3 } from '../../adapters/better-sqlite3/index.ts'
import {
  connect,
  defineSchema,
  foreignKey,
  from,
  insertInto,
  integer,
  many,
  one,
  primaryKey,
  table,
  toDepth,
} from '../../src/index.ts'
import { createTables } from '../../src/migrate.ts'
import { recordStatements } from '../../src/testing.ts'

const schema = defineSchema(
  {
    Part: table(
      'parts',
      {
        box: integer(),
        number: integer(),
        inBox: integer().nullable().references('Part.box'),
        inNumber: integer().nullable().references('Part.number'),
      },
      {
        constraints: t => [primaryKey(t.box, t.number), foreignKey([t.inBox, t.inNumber], ['Part.box', 'Part.number'])],
      },
    ),
  },
  { Part: { parts: many(['Part.inBox', 'Part.inNumber']), whole: one(['inBox', 'inNumber']) } },
)
const { Part } = schema
const sent = recordStatements()
const db = connect(betterSqlite3({ file: ':memory:' }), { onQuery: sent.onQuery })
const COUNT = 130

beforeAll(async () => {
  await createTables(db, schema)
  const parent = (at: number) => (at === 0 ? null : Math.floor((at - 1) / 2))
  const rows = Array.from({ length: COUNT }, (_, at) => ({
    box: at,
    number: -at,
    inBox: parent(at),
    inNumber: at === 0 ? null : -(parent(at) as number),
  }))
  await insertInto(Part).values(rows).run(db)
})
afterAll(() => db.close())

const parts = from(Part).orderBy(Part.box.asc())

test('rows that several statements find are there once', async () => {
  const deep = await sent.expect(1 + Math.ceil(COUNT / 64), () => parts.include({ parts: toDepth(3) }).all(db))
  const nested = await parts.include({ parts: { include: { parts: { include: { parts: true } } } } }).all(db)
  expect(deep).toEqual(nested)
})

test('so are single rows', async () => {
  const deep = await parts.include({ whole: toDepth(3) }).all(db)
  const nested = await parts.include({ whole: { include: { whole: { include: { whole: true } } } } }).all(db)
  expect(deep).toEqual(nested)
})
