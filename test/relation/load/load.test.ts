import Database from 'better-sqlite3'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { betterSqlite3 } from '../../../adapters/better-sqlite3/index.ts'
import {
  alias,
  connect,
  DefinitionError,
  from,
  load,
  type QueryEvent,
  type TransactionDatabase,
  UnsupportedError,
  ValidationError,
} from '../../../src/index.ts'
import type { Executor } from '../../../src/ast/executor.ts'
import { Animal, boss, fillZoo, Food, Keeper } from '../../query/zoo.ts'

/** The types of mistakes. */
type Any = any

const events: QueryEvent[] = []
let db: TransactionDatabase
beforeAll(async () => {
  db = await fillZoo(connect(betterSqlite3({ file: ':memory:' }), { onQuery: event => void events.push(event) }))
})
afterAll(() => db.close())
beforeEach(() => void events.splice(0))

const keepers = [{ id: 1, name: 'Ada', bossId: null }]
const bosses = (options: Any): Any => ({ boss: options })
const animals = (options: Any): Any => ({ animals: options })

describe('before anything is sent', () => {
  test.each<[string, relations: Any, message: string]>([
    ['an unknown relation', { cats: true }, `Keeper has no relation 'cats'`],
    ['a column', { name: true }, `Keeper has no relation 'name'`],
    ['what every object has', { constructor: true }, `Keeper has no relation 'constructor'`],
    ['an unknown relation below', animals({ include: { food: true } }), `Animal has no relation 'food'`],
    ['an unknown option', animals({ were: 1 }), `Keeper.animals is loaded with the unknown option 'were'`],
    [
      'an option of every object',
      animals({ toString: 1 }),
      `Keeper.animals is loaded with the unknown option 'toString'`,
    ],
    ['a limit of one row', bosses({ limit: 1 }), 'Keeper.boss is one row, which has no limit'],
    ['an order of one row', bosses({ orderBy: Keeper.id.asc() }), 'Keeper.boss is one row, which has no orderBy'],
    ['a link that is not there', animals({ link: true }), 'Keeper.animals has no link table'],
    [
      'two properties of one name',
      animals({ select: { keeper: Animal.name }, include: { keeper: true } }),
      `Keeper.animals has two properties named 'keeper'`,
    ],
    [
      'two properties named link',
      animals({ include: { foods: { link: true, select: { link: Food.name } } } }),
      `Animal.foods has two properties named 'link'`,
    ],
    [
      'a condition on another table',
      animals({ where: Keeper.id.eq(1) }),
      'Keeper is not in this query: join it, or name it with outer()',
    ],
    [
      'a condition on an alias, below',
      bosses({ include: { boss: { where: boss.id.eq(1) } } }),
      'boss is not in this query: join it, or name it with outer()',
    ],
    [
      'an order by another table',
      animals({ orderBy: Food.id.asc() }),
      'Food is not in this query: join it, or name it with outer()',
    ],
    [
      'a column of another table',
      animals({ include: { keeper: { select: { food: Food.id } } } }),
      'Food is not in this query: join it, or name it with outer()',
    ],
  ])('%s is a DefinitionError', async (_, relations, message) => {
    const call = load(db, Keeper, keepers, relations)
    await expect(call).rejects.toThrow(expect.objectContaining({ name: 'DefinitionError', message }))
    await expect(call).rejects.toBeInstanceOf(DefinitionError)
    expect(events).toEqual([])
  })

  const conditions = 'where of Keeper.animals takes conditions such as Hero.age.gt(18)'
  const orders = 'orderBy of Keeper.animals takes orders such as Hero.name.asc()'
  const limits = 'limit of Keeper.animals takes a whole number that is not negative'
  test.each<[string, relations: Any, message: string]>([
    ['nothing', undefined, 'loading of Keeper takes an object that names relations'],
    ['no relation', {}, 'loading of Keeper takes an object that names relations'],
    ['a list of relations', ['animals'], 'loading of Keeper takes an object that names relations'],
    ['false', animals(false), 'Keeper.animals is loaded with true or an object of options'],
    ['a model as options', animals(Animal), 'Keeper.animals is loaded with true or an object of options'],
    ['a condition as options', animals(Animal.id.eq(1)), 'Keeper.animals is loaded with true or an object of options'],
    ['a text as a condition', animals({ where: '1 = 1' }), conditions],
    ['what looks like a condition', animals({ where: { op: 6, a: {}, b: 1 } }), conditions],
    ['null as a condition', animals({ where: null }), conditions],
    ['a column as an order', animals({ orderBy: Animal.name }), orders],
    ['null as an order', animals({ orderBy: null }), orders],
    ['a negative limit', animals({ limit: -1 }), limits],
    ['half a row', animals({ limit: 0.5 }), limits],
    ['a text as a limit', animals({ limit: '1; drop table animals' }), limits],
    ['a huge offset', animals({ offset: 1e300 }), 'offset of Keeper.animals takes a whole number that is not negative'],
    ['nothing to select', animals({ select: {} }), 'select of Keeper.animals takes an object that names columns'],
    ['a model to select', animals({ select: Animal }), 'select of Keeper.animals takes an object that names columns'],
    ['nothing to include', animals({ include: {} }), 'include of Keeper.animals takes an object that names relations'],
    [
      'a value to select',
      animals({ select: { a: 1 } }),
      `select() takes columns, expressions and models, and 'a' is none`,
    ],
    ['a wrong value', animals({ where: Animal.age.gt('7' as never) }), 'Animal.age takes a 32-bit integer'],
  ])('%s is a ValidationError', async (_, relations, message) => {
    const call = load(db, Keeper, keepers, relations)
    await expect(call).rejects.toThrow(expect.objectContaining({ name: 'ValidationError', message }))
    await expect(call).rejects.toBeInstanceOf(ValidationError)
    expect(events).toEqual([])
  })

  test('a link that is no boolean is a ValidationError', async () => {
    const call = load(db, Animal, [{ id: 1 }], { foods: { link: 1 } } as Any)
    await expect(call).rejects.toThrow(new ValidationError('link of Animal.foods is true or false'))
  })

  test.each<[string, rows: Any, message: string]>([
    ['one row', { id: 1 }, 'load() takes a list of rows of Keeper'],
    ['null among rows', [{ id: 1 }, null], 'load() of Keeper: row 1 is no object'],
    ['a row without the key', [{ id: 1 }, { name: 'Ben' }], 'Keeper.animals is found by Keeper.id, which row 1 lacks'],
    ['an undefined key', [{ id: undefined }], 'Keeper.animals is found by Keeper.id, which row 0 lacks'],
    ['an inherited key', [Object.create({ id: 1 })], 'Keeper.animals is found by Keeper.id, which row 0 lacks'],
    [
      'a key of another type',
      [{ id: '1' }],
      'Keeper.animals is found by Keeper.id, which is a 32-bit integer, but not in row 0',
    ],
    [
      'an object as a key',
      [{ id: { toString: 1 } }],
      'Keeper.animals is found by Keeper.id, which is a 32-bit integer, but not in row 0',
    ],
  ])('%s is a ValidationError too', async (_, rows, message) => {
    await expect(load(db, Keeper, rows, { animals: true })).rejects.toThrow(new ValidationError(message))
    expect(events).toEqual([])
  })

  test.each<[string, Any]>([
    ['a derived table', from(Keeper).as('k')],
    ['nothing', undefined],
    ['what looks like a model', { $: { kind: 'table', table: {}, models: {} } }],
  ])('%s is no model', async (_, model) => {
    await expect(load(db, model, keepers, bosses(true))).rejects.toThrow(new DefinitionError('load() takes a model'))
  })
})

test('relations of one level are asked one after another', async () => {
  let running = 0
  const run = db['~run'].bind(db)
  const watched = {
    '~run': async (...given: Parameters<Executor['~run']>) => {
      expect(++running).toBe(1)
      await new Promise(resolve => setTimeout(resolve, 1))
      return run(...given).finally(() => running--)
    },
  } as unknown as Executor
  const [keeper] = await load(watched, Keeper, [{ id: 2, bossId: 1 }], {
    boss: { include: { animals: true } },
    animals: true,
  })
  expect(keeper?.boss?.animals.map(({ id }) => id)).toEqual([1, 5])
  expect(keeper?.animals.map(({ id }) => id)).toEqual([2, 3])
})

test('keys are asked for once, and as one parameter', async () => {
  const rows = Array.from({ length: 1000 }, (_, at) => ({ id: at, keeperId: at % 3 || null }))
  const loaded = await load(db, Animal, rows, { keeper: true })
  expect(loaded.map(({ keeper }) => keeper?.id ?? null)).toEqual(rows.map(({ keeperId }) => keeperId))
  expect(events.map(({ parameters, rows: answered }) => [parameters, answered])).toEqual([[1, 2]])
  events.length = 0
  await load(db, Animal, rows.slice(0, 2), { keeper: true })
  expect(events.map(({ sql }) => sql)).toEqual([
    'SELECT "keepers"."id" AS "id", "keepers"."name" AS "name", "keepers"."boss_id" AS "bossId" FROM "keepers" WHERE "keepers"."id" IN (SELECT value FROM json_each(?))',
  ])
})

test('statements are prepared once, whatever the number of rows', async () => {
  const driver = new Database(':memory:')
  await using own = await fillZoo(connect(betterSqlite3(driver)))
  let prepared = 0
  const prepare = driver.prepare.bind(driver)
  driver.prepare = ((sql: string) => {
    prepared++
    return prepare(sql)
  }) as typeof driver.prepare
  const rows = Array.from({ length: 50 }, (_, at) => ({ id: at + 1, bossId: at % 4 || null }))
  for (let length = 2; length <= 50; length += 8) {
    await load(own, Keeper, rows.slice(0, length), {
      boss: { where: Keeper.id.gt(length - 50) },
      animals: { limit: length, orderBy: Animal.age.desc(), include: { foods: { link: true } } },
    })
  }
  expect(prepared).toBe(3)
})

test('the first error ends the call', async () => {
  const failing = { '~run': () => Promise.reject(new UnsupportedError('rows', 'this')) } as unknown as Executor
  await expect(load(failing, Keeper, keepers, { animals: true })).rejects.toThrow('this has no rows')
})

test('rows of an alias are rows of its model', async () => {
  const Other = alias(Keeper, 'other')
  const [ben] = await load(db, Other, await from(Other).where(Other.id.eq(2)).all(db), { boss: true })
  expect(ben).toEqual({ id: 2, name: 'Ben', bossId: 1, boss: keepers[0] })
})

test('the row given is copied with what it holds, and a relation replaced', async () => {
  const given = Object.freeze({ id: 2, bossId: 1, more: { a: 1 }, boss: 'unknown' })
  const [loaded] = await load(db, Keeper, [given], { boss: { select: { name: Keeper.name } } })
  expect(loaded).toEqual({ id: 2, bossId: 1, more: { a: 1 }, boss: { name: 'Ada' } })
  expect(loaded?.more).toBe(given.more)
  expect(Object.getPrototypeOf(loaded)).toBe(Object.prototype)
  expect(structuredClone(loaded)).toEqual(loaded)
})
