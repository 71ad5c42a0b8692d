// What docs/parity.md says and no example shows, asked of every adapter.
import * as v from 'valibot'
import { afterEach, beforeEach, describe, expect, expectTypeOf, test } from 'vitest'
import {
  and,
  column,
  connect,
  count,
  custom,
  defineSchema,
  deleteFrom,
  from,
  insertInto,
  insertSchema,
  integer,
  json,
  max,
  not,
  or,
  rowSchema,
  sql,
  table,
  text,
  type TransactionDatabase,
  uuid,
} from 'isomodel'
import { betterSqlite3 } from 'isomodel/better-sqlite3'
import { createTables } from 'isomodel/migrate'
import { nodeSqlite } from 'isomodel/node-sqlite'
import { sqliteWasm } from 'isomodel/sqlite-wasm'
import { Hero, HeroMission, Mission, schema, Team } from '../model/quickstart.ts'

const adapters = {
  'better-sqlite3': () => betterSqlite3({ file: ':memory:' }),
  'node-sqlite': () => nodeSqlite({ file: ':memory:' }),
  'sqlite-wasm': () => sqliteWasm({ storage: 'memory' }),
}
const ages = [null, null, 48, 32, 35, 36, 93]

const wide = Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`c${i}`, integer().default(i)]))
const owned = { ownerId: integer().nullable().references('Owner.id', { onDelete: 'cascade' }) }
const point = v.object({ x: v.number(), y: v.number() })
const more = defineSchema({
  Owner: table('owners', { id: integer().primaryKey(), name: text() }),
  Car: table('cars', { id: integer().primaryKey(), ...owned }),
  Boat: table('boats', { id: integer().primaryKey(), ...owned }),
  Wide: table('wide', { id: integer().primaryKey(), ...wide }),
  Token: table('tokens', {
    id: uuid({ storage: 'hex' })
      .primaryKey()
      .default(() => crypto.randomUUID()),
    at: custom({
      sqlType: 'text',
      schema: point,
      encode: ({ x, y }) => `${x};${y}`,
      decode: raw => {
        const [x, y] = String(raw).split(';').map(Number)
        return { x: x as number, y: y as number }
      },
    }),
  }),
  Odd: table('order', { id: integer().primaryKey(), by: text(), quoted: text().named('a "b" c'), select: integer() }),
  Pet: table('pets', {
    id: integer().primaryKey(),
    kind: json(
      v.variant('type', [
        v.object({ type: v.literal('dog'), barks: v.number() }),
        v.object({ type: v.literal('cat'), meows: v.number() }),
      ]),
    ),
  }),
})

describe.each(Object.entries(adapters))('on %s', (_, adapter) => {
  let db: TransactionDatabase
  let sent: { sql: string; parameters: number }[]

  beforeEach(async () => {
    sent = []
    db = connect(adapter(), { onQuery: ({ sql: text, parameters }) => void sent.push({ sql: text, parameters }) })
    await createTables(db, schema)
    await createTables(db, more)
    await insertInto(Team).values({ name: 'A', headquarters: 'a' }).run(db)
    await insertInto(Hero)
      .values(ages.map((age, i) => ({ name: `h${i + 1}`, secretName: 's', age, teamId: i < 2 ? 1 : null })))
      .run(db)
    sent = []
  })
  afterEach(() => db.close())

  const { age } = Hero
  test.each([
    ['Q03', 'gt', age.gt(35), [3, 6, 7]],
    ['Q03', 'gte', age.gte(35), [3, 5, 6, 7]],
    ['Q03', 'lt', age.lt(35), [4]],
    ['Q03', 'lte', age.lte(35), [4, 5]],
    ['Q04', 'and', and(age.gte(35), age.lt(40)), [5, 6]],
    ['Q04', 'or', or(age.lte(35), age.gt(90)), [4, 5, 7]],
    ['Q04', 'or in and', and(or(age.eq(32), age.eq(36)), age.gt(33)), [6]],
    ['Q04', 'not', not(or(age.eq(32), age.eq(36))), [3, 5, 7]],
  ])('%s: %s', async (_id, _name, condition, ids) => {
    const rows = await from(Hero).where(condition).orderBy(Hero.id.asc()).all(db)
    expect(rows.map(row => row.id)).toEqual(ids)
  })

  test('Q09: limit and offset work together and alone', async () => {
    const ordered = from(Hero).select({ id: Hero.id }).orderBy(Hero.id.asc())
    const ids = async (query: typeof ordered) => (await query.all(db)).map(row => row.id)
    expect(await ids(ordered.limit(3))).toEqual([1, 2, 3])
    expect(await ids(ordered.limit(3).offset(3))).toEqual([4, 5, 6])
    expect(await ids(ordered.offset(6))).toEqual([7])
  })

  test('Q15: first() asks for one row, and one() for two', async () => {
    expect(await from(Hero).orderBy(Hero.id.asc()).first(db)).toMatchObject({ id: 1 })
    await expect(from(Hero).one(db)).rejects.toMatchObject({ code: 'MULTIPLE_ROWS' })
    await expect(from(Hero).where(Hero.id.eq(99)).one(db)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const limits = sent.map(({ sql: statement }) => / LIMIT (.*)$/.exec(statement)?.[1])
    expect(new Set(limits)).toEqual(new Set(['1', '2']))
  })

  test('Q24: a query that others are made of stays as it is', async () => {
    const base = from(Hero).where(age.gt(30))
    const statement = base.toSQL(db)
    base.where(age.lt(40)).orderBy(age.asc()).limit(1)
    expect(base.toSQL(db)).toEqual(statement)
    expect(await base.count(db)).toBe(5)
  })

  test('C01: keys are made in the order of the rows', async () => {
    const rows = ['x', 'y', 'z'].map(title => ({ title }))
    expect(await insertInto(Mission).values(rows).returning().all(db)).toEqual(
      rows.map(({ title }, i) => ({ id: i + 1, title })),
    )
  })

  test('C07: rows of many columns are split at the limit of parameters, and stay one transaction', async () => {
    const rows = Array.from({ length: 1200 }, () => ({}))
    expect(await insertInto(more.Wide).values(rows).run(db)).toBe(1200)
    const last = max(column(more.Wide, 'c39'))
    expect(await from(more.Wide).select({ n: count(), last }).one(db)).toEqual({ n: 1200, last: 39 })
    const inserts = sent.filter(({ sql: statement }) => statement.startsWith('INSERT'))
    expect(inserts.length).toBeGreaterThan(1)
    expect(sent[0]?.sql).toMatch(/^BEGIN/)
  })

  test('E03: events come in order, and hold no values', async () => {
    await db.transaction(async tx => {
      await insertInto(Mission).values({ title: 'secret words' }).run(tx)
    })
    expect(sent.map(({ sql: statement }) => statement.split(' ')[0])).toEqual(['BEGIN', 'INSERT', 'COMMIT'])
    expect(JSON.stringify(sent)).not.toContain('secret')
    sent = []
    const failed = db.transaction(() => Promise.reject(new Error('no')))
    await expect(failed).rejects.toThrow('no')
    expect(sent.map(({ sql: statement }) => statement.split(' ')[0])).toEqual(['BEGIN', 'ROLLBACK'])
  })

  test('W01: what looks like SQL is a value', async () => {
    const trap = "'; drop table heroes; --"
    expect(await sql`select ${trap} as text`.all(db)).toEqual([{ text: trap }])
    expect(await from(Hero).where(Hero.name.eq(trap)).count(db)).toBe(0)
    expect(await from(Hero).count(db)).toBe(7)
  })

  test('W03: an empty list is valid, and pieces keep the order of their values', async () => {
    const ids = (list: number[]) => sql<{ id: number }>`select id from heroes where id in (${sql.join(list)})`
    expect(await ids([]).all(db)).toEqual([])
    const part = sql`id > ${5}`
    expect(await sql<{ id: number }>`select id from heroes where id < ${7} and ${part}`.all(db)).toEqual([{ id: 6 }])
  })

  test('D09: reserved words and quotes are names like others', async () => {
    const row = { id: 1, by: 'x', quoted: 'y', select: 3 }
    expect(await insertInto(more.Odd).values(row).returning().one(db)).toEqual(row)
    expect(await from(more.Odd).where(more.Odd.quoted.eq('y'), more.Odd.select.gt(2)).all(db)).toEqual([row])
    expect(await deleteFrom(more.Odd).where(more.Odd.by.eq('x')).run(db)).toBe(1)
  })

  test('F03 and F20: a key made here is known at once, and found by its text', async () => {
    const tokens = await insertInto(more.Token)
      .values([{ at: { x: 1, y: 2 } }, { at: { x: 3, y: 4 } }])
      .returning()
      .all(db)
    expect(new Set(tokens.map(token => token.id)).size).toBe(2)
    const id = tokens[1]?.id as string
    expect(await db.get(more.Token, id.toUpperCase())).toEqual({ id, at: { x: 3, y: 4 } })
    expect(await sql<{ n: number }>`select length(id) as n from tokens`.first(db)).toEqual({ n: 32 })
  })

  test('F23: a column of a kind of its own is encoded in conditions too', async () => {
    await insertInto(more.Token)
      .values([{ at: { x: 1, y: 2 } }, { at: { x: 3, y: 4 } }])
      .run(db)
    expect(
      await from(more.Token)
        .where(more.Token.at.eq({ x: 3, y: 4 }))
        .count(db),
    ).toBe(1)
  })

  test('I04: columns with a foreign key can be shared by tables', async () => {
    const { Owner, Car, Boat } = more
    await insertInto(Owner).values({ name: 'o' }).run(db)
    for (const model of [Car, Boat] as const) await insertInto(model).values({ ownerId: 1 }).run(db)
    await deleteFrom(Owner).everyRow().run(db)
    expect([await from(Car).count(db), await from(Boat).count(db)]).toEqual([0, 0])
  })

  test('R14 and R15: the database follows its keys where a row is deleted', async () => {
    await insertInto(Mission).values({ title: 'm' }).run(db)
    await insertInto(HeroMission).values({ heroId: 1, missionId: 1 }).run(db)
    sent = []
    await deleteFrom(Team).everyRow().run(db)
    expect(sent).toHaveLength(1)
    expect(await from(Hero).where(Hero.teamId.isNull()).count(db)).toBe(7)
    await deleteFrom(Hero).where(Hero.id.eq(1)).run(db)
    expect([await from(HeroMission).count(db), await from(Mission).count(db)]).toEqual([0, 1])
  })

  test('V12: a document of several forms is checked by its own', async () => {
    const { Pet } = more
    await insertInto(Pet)
      .values({ kind: { type: 'dog', barks: 3.14 } })
      .run(db)
    const wrong = insertInto(Pet).values({ kind: { type: 'dog' } as never })
    await expect(wrong.run(db)).rejects.toMatchObject({ issues: [{ path: [{ key: 'kind' }, { key: 'barks' }] }] })
  })

  test('A02: rows are plain objects', async () => {
    const row = await from(Hero).orderBy(Hero.id.asc()).leftJoin(Hero.team).select({ hero: Hero, team: Team }).first(db)
    expect(Object.getPrototypeOf(row)).toBe(Object.prototype)
    expect(Object.getPrototypeOf(row?.hero)).toBe(Object.prototype)
    expect(structuredClone(row)).toEqual(row)
  })

  test('E06: close() waits for what runs, and nothing runs after it', async () => {
    const calls = Array.from({ length: 20 }, () => from(Hero).count(db))
    const closing = db.close()
    expect(await Promise.all(calls)).toEqual(calls.map(() => 7))
    await closing
    await expect(from(Hero).count(db)).rejects.toMatchObject({ code: 'CONNECTION_LOST' })
  })

  test('T01 and Z04: a transaction is over when its callback is', async () => {
    const leaked = await db.transaction(async tx => tx)
    await expect(from(Hero).count(leaked)).rejects.toMatchObject({ code: 'TRANSACTION_CLOSED' })
    expect(await from(Hero).count(db)).toBe(7)
  })

  test('C02: a key of several columns has to be whole', async () => {
    await expect(db.get(HeroMission, { heroId: 1 } as never)).rejects.toThrow(/HeroMission.*missionId/)
    expect(await db.get(Hero, 9001)).toBeUndefined()
  })

  test('Z03: a failed statement is shown, its values only on request', async () => {
    const failing = sql`select nope from heroes where name = ${'secret'}`
    const silent = await failing.all(db).catch((error: unknown) => error)
    expect(silent).toMatchObject({ sql: expect.stringContaining('nope'), parameters: 1 })
    expect(silent).not.toHaveProperty('values')
    await using open = connect(adapter(), { valuesInErrors: true })
    const telling = await sql`select nope, ${'secret'}`.all(open).catch((error: unknown) => error)
    expect(telling).toHaveProperty('values', ['secret'])
    expect(JSON.stringify(telling)).not.toContain('secret')
  })
})

test('V08: a rule over several columns can be added to a schema', () => {
  const Trip = defineSchema({ Trip: table('trips', { id: integer().primaryKey(), start: integer(), end: integer() }) })
  const TripForm = v.pipe(
    insertSchema(Trip.Trip),
    v.forward(
      v.partialCheck([['start'], ['end']], trip => trip.start <= trip.end, 'ends before it starts'),
      ['end'],
    ),
  )
  const result = v.safeParse(TripForm, { start: 2, end: 1 })
  expect(result.issues?.map(issue => [issue.path?.[0]?.key, issue.message])).toEqual([['end', 'ends before it starts']])
  expect(v.is(TripForm, { start: 1, end: 2 })).toBe(true)
})

test('V11: an ordinary object of entries picks what is public out of a row', () => {
  const Public = v.object(v.pick(rowSchema(Hero), ['id', 'name']).entries)
  const row = { id: 1, name: 'x', secretName: 's', age: null, teamId: null, createdAt: new Date(0) }
  expect(v.parse(Public, row)).toEqual({ id: 1, name: 'x' })
})

test('M11: a page of any model is a function of its schema', () => {
  const page = <S extends v.GenericSchema>(item: S) => v.object({ items: v.array(item), total: v.number() })
  const Teams = page(rowSchema(Team))
  expectTypeOf<v.InferOutput<typeof Teams>['items'][number]['name']>().toEqualTypeOf<string>()
  expect(v.is(Teams, { items: [{ id: 1, name: 'x', headquarters: 'y' }], total: 1 })).toBe(true)
})
