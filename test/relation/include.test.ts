// include(): rows with what they are related to.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { betterSqlite3 } from '../../adapters/better-sqlite3/index.ts'
import { postgres, sqlite } from '../../src/dialects.ts'
import {
  connect,
  defineSchema,
  DefinitionError,
  expression,
  from,
  insertInto,
  integer,
  many,
  one,
  prepare,
  type QueryEvent,
  table,
  text,
  sample,
  toDepth,
  type TransactionDatabase,
  UnsupportedError,
  upper,
  ValidationError,
} from '../../src/index.ts'
import { createTables } from '../../src/migrate.ts'
import { Animal, boss, fillZoo, Food, Keeper } from '../query/zoo.ts'

/** The types of mistakes. */
type Any = any

const events: QueryEvent[] = []
const statements = () => events.map(({ sql }) => sql.replaceAll('"', ''))
let db: TransactionDatabase
beforeAll(async () => {
  db = await fillZoo(connect(betterSqlite3({ file: ':memory:' }), { onQuery: event => void events.push(event) }))
})
afterAll(() => db.close())
beforeEach(() => void events.splice(0))

const ada = { id: 1, name: 'Ada', bossId: null }
const ben = { id: 2, name: 'Ben', bossId: 1 }
const cyd = { id: 3, name: 'Cyd', bossId: 1 }
const names = { select: { name: Animal.name } }
const keepers = from(Keeper).orderBy(Keeper.id.asc())

describe('before anything is sent', () => {
  test.each<[string, Any, message: string]>([
    ['an unknown relation', { cats: true }, `Keeper has no relation 'cats'`],
    ['what every object has', { constructor: true }, `Keeper has no relation 'constructor'`],
    ['a column by its name', { name: true }, `Keeper has no relation 'name'`],
    ['an expression in the place of a column', { name: Keeper.id }, `Keeper has two properties named 'name'`],
    ['an unknown option', { animals: { were: 1 } }, `Keeper.animals is loaded with the unknown option 'were'`],
    [
      'a depth between models',
      { animals: toDepth(2) },
      'Keeper.animals leads to Animal, and toDepth() follows it once only',
    ],
    [
      'an unknown option to a depth',
      { boss: toDepth(2, { were: 1 }) },
      `Keeper.boss is loaded with the unknown option 'were'`,
    ],
    [
      'a relation to a depth twice',
      { boss: toDepth(2, { include: { boss: true } }) },
      `Keeper.boss has two properties named 'boss'`,
    ],
    [
      'a name that the depth needs',
      { boss: toDepth(2, { select: { boss: Keeper.name } }) },
      `Keeper.boss has two properties named 'boss'`,
    ],
  ])('refuses %s', (_, asked, message) => {
    const include = () => from(Keeper).include(asked)
    expect(include).toThrow(DefinitionError)
    expect(include).toThrow(message)
  })
  test.each<[string, Any]>([
    ['nothing', {}],
    ['no object', undefined],
    ['a list', [1]],
    ['a model', Animal],
  ])('refuses %s', (_, asked) => {
    const include = () => from(Keeper).include(asked)
    expect(include).toThrow(ValidationError)
    expect(include).toThrow('loading of Keeper takes an object that names relations')
  })
  test.each([0, -1, 1.5, 1001, Number.NaN, '2'])('refuses the depth %s', depth => {
    expect(() => toDepth(depth as number)).toThrow('toDepth() takes a whole number from 1 to 1000')
  })
  test('refuses models without relations, and what is no model', () => {
    const { Stone } = defineSchema({ Stone: table('stones', { id: integer().primaryKey() }) })
    expect(() => (from(Stone) as Any).include({ a: true })).toThrow('Stone has no relations to include')
    const derived = from(Keeper).as('k')
    expect(() => (from(derived) as Any).include({ boss: true })).toThrow('k has no relations to include')
  })
  test('refuses what needs rows of another form', () => {
    const query = from(Keeper).include({ boss: true })
    expect(() => (query as Any).select({ id: Keeper.id })).toThrow(
      'include() loads whole rows of Keeper: select() stands in its options',
    )
    expect(() => (from(Keeper).select({ id: Keeper.id }) as Any).include({ boss: true })).toThrow(
      'include() loads whole rows of Keeper, and stands before no select()',
    )
    expect(() => (query as Any).as('k')).toThrow('rows with include() are no table: Keeper')
    expect(() => sample(Keeper, { percent: 1 }).include({ boss: true }).where(Keeper.id.gt(1)).distinct()).toThrow(
      'a query with sample() has no distinct()',
    )
    const missed = from(Keeper).rightJoin(Animal, Animal.keeperId.eq(Keeper.id)) as Any
    const message = 'include() needs rows of Keeper, which a right or full join may miss'
    expect(() => missed.include({ boss: true })).toThrow(message)
    for (const kind of ['rightJoin', 'fullJoin'] as const)
      expect(() => query[kind](Animal, Animal.keeperId.eq(Keeper.id))).toThrow(message)
  })
  test('refuses columns of other tables, and reads nothing', async () => {
    const query = from(Keeper).include({ animals: { where: Food.name.eq('hay') as Any } })
    await expect(query.all(db)).rejects.toThrow('Food is not in this query')
    expect(events).toEqual([])
  })
})

describe('rows', () => {
  test('come with rows to one, lists, and what is related to these', async () => {
    const rows = await keepers.include({ boss: true, animals: { ...names, orderBy: Animal.name.desc() } }).all(db)
    expect(rows).toEqual([
      { ...ada, boss: null, animals: [{ name: 'Żabka_%' }, { name: 'Rex' }] },
      { ...ben, boss: ada, animals: [{ name: 'Nemo' }, { name: 'Kiwi' }] },
      { ...cyd, boss: ada, animals: [] },
    ])
    expect(rows[1]?.boss).toBe(rows[2]?.boss)
    expect(events).toHaveLength(3)
  })
  test('come with expressions beside them, at every level', async () => {
    const rows = await keepers
      .include({ shout: upper(Keeper.name), animals: { ...names, limit: 1, include: { older: Animal.age.plus(1) } } })
      .all(db)
    expect(rows).toEqual([
      { ...ada, shout: 'ADA', animals: [{ name: 'Rex', older: 8 }] },
      { ...ben, shout: 'BEN', animals: [{ name: 'Kiwi', older: 3 }] },
      { ...cyd, shout: 'CYD', animals: [] },
    ])
  })
  test('of an alias, of a join, and of a query that goes on', async () => {
    const rows = await from(boss)
      .include({ animals: names })
      .innerJoin(Keeper, Keeper.bossId.eq(boss.id))
      .where(Keeper.name.eq('Cyd'))
      .include({ shout: upper(boss.name) })
      .all(db)
    expect(rows).toEqual([{ ...ada, shout: 'ADA', animals: [{ name: 'Rex' }, { name: 'Żabka_%' }] }])
  })
  test('of a query that is asked again for the same relation have it as asked last', async () => {
    const query = from(Keeper).include({ animals: true, boss: true }).include({ animals: names })
    expect(await query.where(Keeper.id.eq(2)).one(db)).toEqual({
      ...ben,
      boss: ada,
      animals: [{ name: 'Kiwi' }, { name: 'Nemo' }],
    })
  })
  test('leave the query that they came from as it was', async () => {
    const plain = from(Keeper).where(Keeper.id.eq(1))
    plain.include({ boss: true })
    expect(await plain.all(db)).toEqual([ada])
  })
  test('whose keys are private show none of them', async () => {
    const { House, Door } = defineSchema(
      {
        House: table('houses', { id: integer().primaryKey(), name: text() }),
        Door: table('doors', { id: integer().primaryKey(), houseId: integer().references('House.id').private() }),
      },
      { House: { doors: many('Door.houseId') }, Door: { house: one('houseId') } },
    )
    await createTables(db, { House, Door } as Any)
    await insertInto(House).values({ id: 7, name: 'Tower' }).run(db)
    await insertInto(Door).values({ id: 1, houseId: 7 }).run(db)
    expect(
      await from(House)
        .include({ doors: { include: { house: true } } })
        .all(db),
    ).toEqual([{ id: 7, name: 'Tower', doors: [{ id: 1, house: { id: 7, name: 'Tower' } }] }])
  })
  test('have their computed fields', async () => {
    const { Cup, Lid } = defineSchema(
      {
        Cup: table(
          'cups',
          { id: integer().primaryKey(), name: text() },
          { computed: { label: row => `<${row.name}>`, loud: expression(t => upper(t.name)) } },
        ),
        Lid: table('lids', { id: integer().primaryKey(), cupId: integer().references('Cup.id') }),
      },
      { Cup: { lids: many('Lid.cupId') }, Lid: { cup: one('cupId') } },
    )
    await createTables(db, { Cup, Lid } as Any)
    await insertInto(Cup).values({ id: 1, name: 'tea' }).run(db)
    await insertInto(Lid).values({ id: 5, cupId: 1 }).run(db)
    const cup = { id: 1, name: 'tea', loud: 'TEA', label: '<tea>' }
    expect(
      await from(Cup)
        .include({ lids: { include: { cup: true } }, size: Cup.id.plus(1) })
        .all(db),
    ).toEqual([{ ...cup, lids: [{ id: 5, cupId: 1, cup }], size: 2 }])
  })
})

describe('the ways to read', () => {
  const query = keepers.include({ boss: true })
  test('are those of every query', async () => {
    expect(await query.first(db)).toEqual({ ...ada, boss: null })
    expect(await query.where(Keeper.id.eq(9)).first(db)).toBeUndefined()
    expect(await query.where(Keeper.id.eq(2)).one(db)).toEqual({ ...ben, boss: ada })
    await expect(query.one(db)).rejects.toThrow('Keeper')
    expect(await db.batch([query.where(Keeper.id.eq(3)), from(Food).where(Food.id.eq(1))])).toEqual([
      [{ ...cyd, boss: ada }],
      [{ id: 1, name: 'hay' }],
    ])
    const byName = prepare({ name: text(), kind: text() }, p =>
      from(Keeper)
        .where(Keeper.name.eq(p.name))
        .include({ animals: { ...names, where: Animal.name.startsWith('R') } }),
    )
    expect(await byName.all(db, { name: 'Ada', kind: 'x' })).toEqual([{ ...ada, animals: [{ name: 'Rex' }] }])
  })
  test('count and look without loading', async () => {
    expect(await query.count(db)).toBe(3)
    expect(await query.exists(db)).toBe(true)
    expect(statements()).toEqual(['SELECT count(*) AS n FROM keepers', 'SELECT EXISTS (SELECT 1 FROM keepers) AS n'])
  })
  test('take parameters inside relations', async () => {
    const byAge = prepare({ age: integer() }, p =>
      keepers.include({ animals: { ...names, where: Animal.age.gte(p.age) } }),
    )
    const rows = await byAge.all(db, { age: 7 })
    expect(rows.map(row => row.animals)).toEqual([[{ name: 'Rex' }], [], []])
    const found: unknown[] = []
    for await (const row of byAge.stream(db, { age: 0 })) found.push(row.animals.length)
    expect(found).toEqual([2, 1, 0])
  })
  test('stream in batches', async () => {
    const { Leaf } = defineSchema(
      { Leaf: table('leaves', { id: integer().primaryKey(), overId: integer().nullable().references('Leaf.id') }) },
      { Leaf: { over: one('overId') } },
    )
    await createTables(db, { Leaf } as Any)
    await insertInto(Leaf)
      .values(Array.from({ length: 600 }, (_, at) => ({ id: at + 1, overId: at > 0 ? at : null })))
      .run(db)
    events.length = 0
    const seen: (number | undefined)[] = []
    for await (const leaf of from(Leaf).orderBy(Leaf.id.asc()).include({ over: true }).stream(db))
      seen.push(leaf.over?.id)
    expect(seen).toEqual(Array.from({ length: 600 }, (_, at) => at || undefined))
    expect(events).toHaveLength(4)
    for await (const leaf of from(Leaf).include({ over: true }).stream(db)) if (leaf.id > 3) break
    expect(await from(Leaf).count(db)).toBe(600)
  })
  test('end with their call', async () => {
    const signal = AbortSignal.abort()
    await expect(query.all(db.with({ signal }))).rejects.toThrow()
    expect(events).toEqual([])
  })
  test('see what their transaction wrote', async () => {
    await db
      .transaction(async tx => {
        await insertInto(Keeper).values({ id: 50, name: 'Dot', bossId: 3 }).run(tx)
        expect(await query.where(Keeper.id.eq(50)).all(tx)).toEqual([{ id: 50, name: 'Dot', bossId: 3, boss: cyd }])
        await tx.transaction(inner => query.all(inner))
        throw new Error('undo')
      })
      .catch(() => {})
    expect(await query.count(db)).toBe(3)
  })
})

test('a relation to a depth is the same relation in itself', async () => {
  const deep = await keepers.include({ boss: toDepth(3) }).all(db)
  const nested = await keepers.include({ boss: { include: { boss: { include: { boss: true } } } } }).all(db)
  expect(deep).toEqual(nested)
  expect(statements().filter(sql => sql.startsWith('WITH RECURSIVE'))).toHaveLength(1)
})

test('a statement that could stand for all is shown where there is one', () => {
  const query = from(Keeper).include({ boss: true })
  for (const target of [sqlite, postgres, db]) expect(() => query.toSQL(target)).toThrow(UnsupportedError)
  expect(() => query.toSQL(db)).toThrow(
    'better-sqlite3 has no single statement for include(): run the query, and onQuery or recordStatements() shows what it sends',
  )
})
