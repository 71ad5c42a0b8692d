// Names that JavaScript or SQL could take for something else: ordinary text, or refused; never looked up.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { betterSqlite3 } from '../../../adapters/better-sqlite3/index.ts'
import { nodeSqlite } from '../../../adapters/node-sqlite/index.ts'
import { sqliteWasm } from '../../../adapters/sqlite-wasm/index.ts'
import { sqlite } from '../../../src/dialects.ts'
import {
  alias,
  connect,
  DefinitionError,
  defineSchema,
  from,
  insertInto,
  integer,
  IsomodelError,
  prepare,
  sql,
  table,
  text,
  type TransactionDatabase,
  update,
  ValidationError,
} from '../../../src/index.ts'
import { createTables } from '../../../src/migrate.ts'
import { Food, openZoo } from '../zoo.ts'

const inherited = ['__proto__', 'constructor', 'toString', 'valueOf', 'hasOwnProperty']
const hostile = [
  'a"b',
  'a`b',
  "a'b",
  'a]b',
  'a;--b',
  'a\\b',
  'a b',
  '?',
  ':1',
  '$1',
  'ä😀',
  'select',
  'a.b',
  '"',
  '""',
  '/*',
]

/** An object with one own property, whatever its name. */
const own = (name: string, value: unknown): never =>
  Object.defineProperty({}, name, { value, enumerable: true, writable: true, configurable: true }) as never

let db: TransactionDatabase
beforeAll(async () => {
  db = await openZoo()
})
afterAll(() => db.close())

describe('columns', () => {
  test.each([...inherited, '$'])('cannot be properties called %s', name => {
    expect(() => defineSchema({ A: table('a', own(name, text())) } as never, {})).toThrow(DefinitionError)
  })
  test.each(inherited)('may be called %s in the database', async name => {
    const { A } = defineSchema({ A: table('things', { id: integer().primaryKey(), x: text().named(name) }) }, {})
    await using one = connect(betterSqlite3({ file: ':memory:' }))
    await createTables(one, { A })
    await insertInto(A).values({ x: 'v' }).run(one)
    expect(await from(A).where(A.x.eq('v')).one(one)).toEqual({ id: 1, x: 'v' })
  })
})

describe('rows with keys that every object has', () => {
  test.each(inherited)('an own %s is an unknown column', async name => {
    const row = { name: 'x', ...JSON.parse(`{"${name}":1}`) } as object
    const plain = JSON.parse(`{"name":"x","${name}":1}`) as never
    await expect(insertInto(Food).values(plain).run(db)).rejects.toThrow(`Food.${name}: there is no such column`)
    await expect(update(Food).set(plain).everyRow().run(db)).rejects.toThrow(ValidationError)
    await expect(
      insertInto(Food)
        .values([{ name: 'ok' }, plain])
        .run(db),
    ).rejects.toThrow(ValidationError)
    expect(Object.getPrototypeOf(row)).toBe(Object.prototype)
  })
  test('what is inherited is not given', async () => {
    const inheriting = Object.create({ nope: 1 }, { name: { value: 'heir', enumerable: true } }) as { name: string }
    await expect(insertInto(Food).values(inheriting).run(db)).rejects.toThrow(ValidationError)
  })
  test('rows without a prototype are rows', async () => {
    const bare = Object.assign(Object.create(null), { name: 'bare' }) as { name: string }
    const row = await insertInto(Food).values(bare).returning().one(db)
    expect(row.name).toBe('bare')
    expect(Object.getPrototypeOf(row)).toBe(Object.prototype)
  })
})

describe('names of a selection', () => {
  test.each(inherited.slice(1))('%s is a name like others', async name => {
    const rows = await from(Food)
      .where(Food.id.eq(1))
      .select(own(name, Food.name) as { x: typeof Food.name })
      .all(db)
    expect(Object.entries(rows[0] ?? {})).toEqual([[name, 'hay']])
    const nested = await from(Food)
      .where(Food.id.eq(1))
      .select({ deep: own(name, Food.name) as { x: typeof Food.name } })
      .all(db)
    expect(Object.entries(nested[0]?.deep ?? {})).toEqual([[name, 'hay']])
  })
  test('__proto__ is refused, at every depth', async () => {
    for (const selection of [own('__proto__', Food.name), { a: own('__proto__', Food.name) }]) {
      await expect(from(Food).select(selection).all(db)).rejects.toThrow(DefinitionError)
      await expect(insertInto(Food).values({ name: 'x' }).returning(selection).all(db)).rejects.toThrow(DefinitionError)
    }
  })
  test('$ is a name at the top, and refused where it could be taken for a model', async () => {
    expect(await from(Food).where(Food.id.eq(1)).select({ $: Food.name }).one(db)).toEqual({ $: 'hay' })
    expect(() => from(Food).select({ a: { $: Food.name } })).toThrow(ValidationError)
  })
  test.each(hostile)('%s is escaped', async name => {
    const row = await from(Food)
      .where(Food.id.eq(1), Food.name.like('h%'))
      .select({ [name]: Food.name, other: Food.id })
      .one(db)
    expect(row).toEqual({ [name]: 'hay', other: 1 })
  })
})

describe('other names', () => {
  test.each(hostile)('an alias may be called %s', async name => {
    const food = alias(Food, name as 'food')
    const row = await from(food)
      .innerJoin(Food, Food.id.eq(food.id))
      .where(food.name.startsWith('h'), food.name.contains('a'))
      .select({ food, other: Food.id })
      .one(db)
    expect(row).toEqual({ food: { id: 1, name: 'hay' }, other: 1 })
  })
  test.each(hostile)('a derived table and its column may be called %s', async name => {
    const derived = from(Food)
      .select({ [name]: Food.name, id: Food.id })
      .as(name as 'derived')
    const row = await from(Food)
      .leftJoin(derived, derived.id.eq(Food.id))
      .where(Food.id.eq(1))
      .select({ value: derived[name] as never, derived })
      .one(db)
    expect(row).toEqual({ value: 'hay', derived: { [name]: 'hay', id: 1 } })
  })
  test.each(hostile)('a table and a column may be called %s', async name => {
    const { A } = defineSchema({ A: table(name, { id: integer().primaryKey(), x: text().named(name) }) }, {})
    await using one = connect(betterSqlite3({ file: ':memory:' }))
    await createTables(one, { A })
    expect(await insertInto(A).values({ x: 'v' }).onConflict(A.id).update({ x: 'w' }).returning().one(one)).toEqual({
      id: 1,
      x: 'v',
    })
    await update(A)
      .set({ x: A.x.concat('!') })
      .where(A.x.endsWith('v'))
      .run(one)
    expect(await from(A).orderBy(A.x.asc()).all(one)).toEqual([{ id: 1, x: 'v!' }])
    await expect(insertInto(A).values({ id: 1, x: 'v' }).run(one)).rejects.toMatchObject({ name: 'UniqueViolation' })
  })
  test.each(hostile)('sql.name escapes %s', async name => {
    expect(await sql`select ${1} as ${sql.name(name)}`.one(db)).toEqual({ [name]: 1 })
  })
  test.each([
    ['marks parameters', '\u00010\u0001'],
    ['ends a text in C', 'a\u0000'],
  ])('the control character that %s is refused', (_, mark) => {
    expect(() =>
      from(Food)
        .select({ [mark]: Food.id })
        .toSQL(sqlite),
    ).toThrow(IsomodelError)
    expect(() => from(alias(Food, mark)).toSQL(sqlite)).toThrow(IsomodelError)
    expect(() =>
      from(Food)
        .where(sql<boolean>`${sql.unsafe(mark)}`)
        .toSQL(sqlite),
    ).toThrow(IsomodelError)
    expect(from(Food).where(Food.name.eq(mark)).toSQL(sqlite).params).toEqual([mark])
  })
})

describe('parameters of prepared queries', () => {
  test.each(inherited)('are not found in the prototype: %s', async name => {
    const prepared = prepare({ name: text() }, p => from(Food).where(Food.name.eq(p.name)))
    await expect((async () => prepared.all(db, own(name, 'x')))()).rejects.toThrow(ValidationError)
  })
  test.each(inherited)('called %s are taken or refused, never looked up', async name => {
    let prepared
    try {
      prepared = prepare(own(name, text()) as { x: ReturnType<typeof text> }, p =>
        from(Food).where(Food.name.eq((Object.getOwnPropertyDescriptor(p, name) as { value: never }).value)),
      )
    } catch (error) {
      expect(error).toBeInstanceOf(DefinitionError)
      return
    }
    await expect((async () => prepared.all(db, {} as never))()).rejects.toThrow(ValidationError)
    expect(await prepared.all(db, own(name, 'hay'))).toEqual([{ id: 1, name: 'hay' }])
  })
})

describe.each([
  ['better-sqlite3', () => betterSqlite3({ file: ':memory:' })],
  ['node-sqlite', () => nodeSqlite({ file: ':memory:' })],
  ['sqlite-wasm', () => sqliteWasm({ storage: 'memory' })],
])('rows of SQL by hand on %s', (_, adapter) => {
  test('__proto__ is refused, other names are own properties', async () => {
    await using one = connect(adapter())
    await expect(sql`select 1 as "__proto__"`.all(one)).rejects.toThrow(IsomodelError)
    const row = await sql`select 1 as "constructor", 2 as "toString", 3 as "$"`.one(one)
    expect(Object.entries(row as object)).toEqual([
      ['constructor', 1],
      ['toString', 2],
      ['$', 3],
    ])
  })
})
