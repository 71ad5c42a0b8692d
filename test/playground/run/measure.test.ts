import {
  AbortedError,
  connect,
  count,
  type Database,
  deleteFrom,
  explain,
  from,
  insertInto,
  type PlanNode,
  QueryError,
  sql,
  type Statement,
  UniqueViolation,
  update,
  ValidationError,
} from 'isomodel'
import { nodeSqlite } from 'isomodel/node-sqlite'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { measure } from '../../../playground/run/measure.ts'
import { Genre, Playlist } from '../../../playground/shop/schema.ts'
import { createMissingTables } from '../../../playground/shop/tables.ts'

const GENRES = 600
let db: Database

beforeEach(async () => {
  db = connect(nodeSqlite({ file: ':memory:' }))
  await createMissingTables(db)
  await insertInto(Genre)
    .values(Array.from({ length: GENRES }, (_, at) => ({ name: `Genre ${at + 1}` })))
    .run(db)
})
afterEach(() => db.close())

test('a read answers SQL, parameters, rows, plan and times', async () => {
  const measured = await measure(from(Genre).where(Genre.id.lt(3)), db)
  expect(measured).toMatchObject({
    sql: expect.stringMatching(/^SELECT .* WHERE "genres"\."id" < \+\?$/) as string,
    parameters: [3],
    rows: [
      { id: 1, name: 'Genre 1' },
      { id: 2, name: 'Genre 2' },
    ],
    plan: [{ operation: 'search', model: 'Genre', detail: 'SEARCH genres USING INTEGER PRIMARY KEY (rowid<?)' }],
  })
  expect(measured.build).toBeGreaterThanOrEqual(0)
  expect(measured.total).toBeGreaterThanOrEqual(measured.build)
  expect(measured).not.toHaveProperty('count')
})

const writes: readonly [what: string, statement: Statement<unknown>, answer: object][] = [
  ['an insert', insertInto(Genre).values({ name: 'Yodel' }), { count: 1 }],
  ['an update', update(Genre).set({ name: 'Yodel' }).where(Genre.id.eq(1)), { count: 1 }],
  ['a delete', deleteFrom(Genre).where(Genre.id.lte(5)), { count: 5 }],
  [
    'an insert that answers rows',
    insertInto(Genre).values({ name: 'Yodel' }).returning(),
    { rows: [{ id: GENRES + 1, name: 'Yodel' }], more: false },
  ],
  [
    'an upsert',
    insertInto(Genre).values({ name: 'Genre 1' }).onConflict(Genre.name).update({ name: 'Yodel' }),
    { count: 1 },
  ],
  ['a template that writes', sql`delete from genres where id <= ${4}`, { count: 4 }],
  [
    'a template that writes and answers rows',
    sql`delete from genres where id < ${3} returning id`,
    { rows: [{ id: 1 }, { id: 2 }] },
  ],
]

test.each(writes)('%s runs once', async (_, statement, answer) => {
  const measured = await measure(statement, db)
  expect(measured).toMatchObject(answer)
  expect('rows' in measured).toBe('rows' in answer)
})

test('a template that reads has SQL, parameters and plan too', async () => {
  const measured = await measure(
    sql`select g.name from genres g where g.id = ${2} or g.id in (select customer_id from playlists)`,
    db,
  )
  expect(measured.sql).toContain('g.id = CAST(? AS INTEGER)')
  expect(measured.parameters).toEqual([2])
  expect(measured.rows).toEqual([{ name: 'Genre 2' }])
  expect(measured.plan.some(({ children }) => children.length > 0)).toBe(true)
})

test('the plan of a template has the form of the plan of a query', async () => {
  const query = from(Genre).where(Genre.id.in(from(Playlist).select({ id: Playlist.customerId })))
  const { sql: text } = await measure(query, db)
  const written = await measure(sql`${sql.unsafe(text)}`, db)
  const details = (plan: readonly PlanNode[]): unknown[] =>
    plan.map(({ detail, children }) => [detail, details(children)])
  expect(details(written.plan)).toEqual(details((await explain(db, query)).roots))
  expect(written.plan.some(({ children }) => children.length > 0)).toBe(true)
})

test.each([
  ['a query', from(Genre)],
  ['a template', sql`select * from genres`],
  [
    'a write',
    update(Genre)
      .set({ name: sql`name || '!'` as never })
      .everyRow()
      .returning(),
  ],
])('%s gives no more rows than asked for, and says that there are more', async (_, statement) => {
  const measured = await measure(statement, db, { maxRows: 10 })
  expect(measured.rows).toHaveLength(10)
  expect(measured.more).toBe(true)
  expect((await measure(from(Genre), db)).rows).toHaveLength(GENRES)
})

test('as many rows as asked for are no reason to say so', async () => {
  expect(await measure(from(Genre), db, { maxRows: GENRES })).toMatchObject({ more: false })
  expect(await measure(sql`select 1 as one`, db, { maxRows: 1 })).toMatchObject({ rows: [{ one: 1 }], more: false })
})

test('a query without an end is read as far as asked for', async () => {
  const endless = sql`with recursive n(i) as (select 1 union all select i + 1 from n) select i from n`
  expect((await measure(endless, db, { maxRows: 1000 })).rows).toHaveLength(1000)
})

test('a bulk insert in several parts runs, and says in the place of its SQL that there are several', async () => {
  const rows = Array.from({ length: 40_000 }, (_, at) => ({ name: `Style ${at}` }))
  const measured = await measure(insertInto(Genre).values(rows), db)
  expect(measured).toMatchObject({ count: 40_000, parameters: [], plan: [] })
  expect(measured.sql).toMatch(/^-- .*bulk write/)
})

test('a statement without a plan has none', async () => {
  expect(await measure(sql`drop table playlist_tracks`, db)).toMatchObject({
    plan: [],
    count: expect.any(Number) as number,
  })
})

test('the time of worker and decoding is what was added by the run alone', async () => {
  const spent = { worker: 5, decode: 3 }
  const answering = connect(nodeSqlite({ file: ':memory:' }), {
    onQuery: () => {
      spent.worker += 2
      spent.decode += 1
    },
  })
  const measured = await measure(sql`select 1 as one`, answering, { spent: () => ({ ...spent }) })
  expect(measured).toMatchObject({ worker: 2, decode: 1 })
  await answering.close()
})

const failing: readonly [
  what: string,
  statement: () => Statement<unknown>,
  error: typeof QueryError | typeof ValidationError | typeof UniqueViolation,
][] = [
  ['a violated constraint', () => insertInto(Genre).values({ name: 'Genre 1' }), UniqueViolation],
  ['wrong values', () => insertInto(Genre).values({ name: '' }), ValidationError],
  ['SQL that is wrong', () => sql`select nope from genres`, QueryError],
  ['wrong SQL in a query', () => from(Genre).select({ n: sql`nope()`, m: count() }), QueryError],
]

test.each(failing)('%s is the error of the library', async (_, statement, error) => {
  await expect(measure(statement(), db)).rejects.toBeInstanceOf(error)
})

test('a transaction cannot be begun by hand, so that none stays open', async () => {
  await expect(measure(sql`begin`, db)).rejects.toThrow(/^the playground has no transactions in SQL by hand/)
  await expect(db.transaction(tx => insertInto(Genre).values({ name: 'Yodel' }).run(tx))).resolves.toBe(1)
})

test('it ends with its signal', async () => {
  const options = { signal: AbortSignal.abort() }
  await expect(measure(from(Genre), db, options)).rejects.toBeInstanceOf(AbortedError)
})
