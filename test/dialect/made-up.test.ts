// What a database cannot do is refused before anything is sent, and names the feature and the dialect.
import { expect, test } from 'vitest'
import { betterSqlite3 } from '../../adapters/better-sqlite3/index.ts'
import type { ShownDialect } from '../../src/compile/shown.ts'
import type { Abilities } from '../../src/dialect/dialect.ts'
import { sqlite } from '../../src/dialects.ts'
import {
  avg,
  connect,
  count,
  decimal,
  defineSchema,
  deleteFrom,
  type Executor,
  from,
  insertInto,
  integer,
  round,
  sum,
  type Statement,
  table,
  UnsupportedError,
  update,
} from '../../src/index.ts'
import { Animal, Food, Keeper, Visit } from '../query/zoo.ts'
import { madeUp, without } from './made-up.ts'

const { Wide } = defineSchema(
  {
    Wide: table('wide', {
      id: integer().primaryKey(),
      amount: decimal(30, 2),
      text: decimal(30, 2, { storage: 'text' }),
    }),
  },
  {},
)

interface Runnable extends Statement<unknown> {
  toSQL(target: ShownDialect): unknown
  all?(db: Executor): Promise<unknown>
  run?(db: Executor): Promise<unknown>
}

const theirs = Keeper.id.eq(Animal.keeperId)
const refused: [feature: string, ability: keyof Abilities, query: Runnable][] = [
  ['returning()', 'returning', insertInto(Food).values({ name: 'x' }).returning()],
  ['returning()', 'returning', update(Food).set({ name: 'x' }).everyRow().returning({ id: Food.id })],
  ['returning()', 'returning', deleteFrom(Food).everyRow().returning()],
  ['right join', 'rightJoin', from(Animal).rightJoin(Keeper, theirs).select({ id: Animal.id })],
  ['full join', 'fullJoin', from(Animal).fullJoin(Keeper, theirs).select({ id: Animal.id })],
  [
    'onConflict() with columns',
    'conflictTarget',
    insertInto(Food).values({ id: 1, name: 'x' }).onConflict(Food.id).ignore(),
  ],
  ['filter() of aggregates', 'aggregateFilter', from(Food).select({ n: count().filter(Food.id.gt(1)) })],
]

test.each(refused)('%s needs the ability %s', async (feature, ability, query) => {
  expect(() => query.toSQL(madeUp)).not.toThrow()
  const dialect = without(ability)
  const refusal = expect.objectContaining({ name: 'UnsupportedError', feature, dialect: 'made-up' })
  expect(() => query.toSQL(dialect)).toThrow(refusal)

  const seen: string[] = []
  const adapter = { ...betterSqlite3({ file: ':memory:' }), dialect: { ...sqlite, abilities: dialect.abilities } }
  await using db = connect(adapter, { onQuery: ({ sql }) => seen.push(sql) })
  await expect(query.all?.(db) ?? query.run?.(db)).rejects.toThrow(UnsupportedError)
  expect(seen).toEqual([])
})

test('a table in a schema keeps it where there are schemas, and has a prefix where not', () => {
  const visits = from(Visit).select({ id: Visit.id })
  expect(visits.toSQL(madeUp)).toEqual({
    sql: 'SELECT [log_visits].[id] AS [id] FROM [log].[visits] AS [log_visits]',
    params: [],
  })
  expect(visits.toSQL(without('schemas'))).toEqual({
    sql: 'SELECT [log_visits].[id] AS [id] FROM [log_visits]',
    params: [],
  })
})

test.each([
  ['function round()', { ...madeUp, functions: {} }, from(Animal).select({ n: round(Animal.age) })],
  ['function sum()', { ...madeUp, aggregates: {} }, from(Animal).select({ n: sum(Animal.age) })],
  ['plus()', { ...madeUp, operators: {} }, from(Animal).select({ n: Animal.age.plus(1) })],
  ['has()', { ...madeUp, operators: {} }, from(Animal).where(Animal.tags.has('x'))],
  ['arithmetic on decimals of more than 18 digits', sqlite, from(Wide).select({ n: avg(Wide.amount) })],
  ['arithmetic on decimals of more than 18 digits', sqlite, from(Wide).select({ n: sum(Wide.text) })],
])('%s is refused where the dialect has none', (feature, dialect, query) => {
  expect(() => query.toSQL(dialect)).toThrow(expect.objectContaining({ name: 'UnsupportedError', feature }))
})

test('a bulk insert is split at what one statement may hold', () => {
  const rows = Array.from({ length: 13 }, (_, at) => ({ name: `food ${at}` }))
  expect(() => insertInto(Food).values(rows).toSQL(madeUp)).toThrow(/made-up has no single statement/)
  expect(insertInto(Food).values(rows.slice(0, 8)).toSQL(madeUp).params).toHaveLength(8)
})
