// What page() sends, and how: one statement of a known shape, which an index serves.
import { describe, expect, test } from 'vitest'
import { betterSqlite3 } from '../../adapters/better-sqlite3/index.ts'
import {
  alias,
  connect,
  defineSchema,
  from,
  insertInto,
  integer,
  type Order,
  real,
  sql,
  table,
  text,
  timestamp,
  type TransactionDatabase,
} from '../../src/index.ts'
import { createTables } from '../../src/migrate.ts'

const schema = defineSchema({
  Post: table('posts', {
    id: integer().primaryKey(),
    n: integer().index(),
    m: integer().nullable().index(),
    title: text(),
  }),
})
const { Post } = schema
const sent: string[] = []

async function open(): Promise<TransactionDatabase> {
  const db = connect(betterSqlite3({ file: ':memory:' }), { onQuery: ({ sql: text }) => sent.push(text) })
  await createTables(db, schema)
  const rows = Array.from({ length: 40 }, (_, at) => ({ n: at % 7, m: at % 5 || null, title: `t${at}` }))
  await insertInto(Post).values(rows).run(db)
  sent.length = 0
  return db
}
const where = (text: string): string => / WHERE (.*) ORDER BY/.exec(text)?.[1] ?? ''

async function second(db: TransactionDatabase, ...orders: Order<'Post'>[]): Promise<string> {
  const query = from(Post)
    .select({ id: Post.id })
    .orderBy(...orders)
  const { next } = await query.page(db, { size: 10 })
  sent.length = 0
  await query.page(db, { size: 10, after: next })
  expect(sent).toHaveLength(1)
  return sent[0] as string
}

describe('page()', () => {
  test('sends one statement, with the values that it needs beside the rows', async () => {
    await using db = await open()
    expect(await second(db, Post.n.asc())).toBe(
      'SELECT "posts"."id" AS "c0", "posts"."n" AS "c1", "posts"."id" AS "c2" FROM "posts"' +
        ' WHERE ("posts"."n") >= +? AND (("posts"."n") > +? OR ("posts"."n") = +? AND (("posts"."id") > +?))' +
        ' ORDER BY "posts"."n" NULLS FIRST, "posts"."id" NULLS FIRST LIMIT +?',
    )
  })

  test('finds the place by an index', async () => {
    await using db = await open()
    for (const orders of [[Post.n.asc()], [Post.n.desc()], [Post.m.asc()], [Post.id.asc()], [Post.id.desc()]]) {
      const statement = await second(db, ...orders)
      const plan = await sql<{ detail: string }>`explain query plan ${sql.unsafe(statement.replaceAll('?', '1'))}`.all(
        db,
      )
      const text = plan.map(({ detail }) => detail).join('; ')
      expect(text).toMatch(/^SEARCH posts USING .*(INDEX|PRIMARY KEY).*[<>]/)
      expect(text).not.toContain('TEMP B-TREE')
    }
  })

  test('asks for null in the cursor by its own shape', async () => {
    await using db = await open()
    const nulls = from(Post).where(Post.m.isNull()).orderBy(Post.m.asc())
    const { next } = await nulls.page(db, { size: 3 })
    sent.length = 0
    await nulls.page(db, { size: 3, after: next })
    expect(where(sent[0] as string)).toBe(
      '"posts"."m" IS NULL AND (("posts"."m") IS NOT NULL OR ("posts"."m") IS NULL AND (("posts"."id") > +?))',
    )
    expect(where(await second(db, Post.m.desc()))).toBe(
      '("posts"."m") < +? OR ("posts"."m") IS NULL OR ("posts"."m") = +? AND (("posts"."id") < +?)',
    )
  })

  test('does not name a key twice', async () => {
    await using db = await open()
    expect(where(await second(db, Post.id.desc(), Post.n.asc()))).toBe(
      '("posts"."id") <= +? AND (("posts"."id") < +? OR ("posts"."id") = +? AND (("posts"."n") > +?))',
    )
  })

  test('answers another table and an alias from a cache that knows both', async () => {
    await using db = await open()
    const other = alias(Post, 'other')
    const pairs = from(Post).innerJoin(other, other.id.eq(Post.m)).select({ id: Post.id, other: other.id })
    for (const order of [Post.n.asc(), other.n.asc(), other.n.desc(), Post.m.desc()]) {
      const query = pairs.orderBy(order)
      const found: unknown[] = []
      let page = await query.page(db, { size: 7 })
      for (found.push(...page.rows); page.next !== null; found.push(...page.rows))
        page = await query.page(db, { size: 7, after: page.next })
      const ids = found.map(one => (one as { id: number }).id)
      expect(ids.toSorted((a, b) => a - b)).toEqual((await pairs.orderBy(Post.id.asc()).all(db)).map(({ id }) => id))
    }
  })

  test('goes on from what others wrote in a form of their own', async () => {
    await using db = await open()
    await sql`create table moments (id integer primary key, at text, n real)`.run(db)
    await sql`insert into moments values (1, '2024-02-29 10:00:00', 9e999), (2, '2024-02-29 10:00:00', 1),
      (3, '2024-02-29T10:00:00Z', 9e999), (4, '2024-02-29T10:00:00.000Z', 9007199254740993)`.run(db)
    const { Moment } = defineSchema({
      Moment: table('moments', { id: integer().primaryKey(), at: timestamp(), n: real() }),
    })
    for (const [order, ids] of [
      [Moment.at, [1, 2, 4, 3]],
      [Moment.n, [2, 4, 1, 3]],
    ] as const) {
      const query = from(Moment).orderBy(order.asc()).select({ id: Moment.id })
      const found: unknown[] = []
      let page = await query.page(db, { size: 1 })
      for (found.push(...page.rows); page.next !== null; found.push(...page.rows))
        page = await query.page(db, { size: 1, after: page.next })
      expect(found).toEqual(ids.map(id => ({ id })))
    }
  })

  test('reads through the query itself, so that one of another kind answers rows of its own', async () => {
    await using db = await open()
    const query = from(Post).orderBy(Post.id.asc()) as unknown as {
      copy(): { all(db: unknown): Promise<{ row: object }[]>; copy(): unknown }
      page(db: unknown, options: object): Promise<{ rows: unknown[] }>
    }
    const made = query.copy()
    const { all } = made
    made.all = async one => (await all.call(made, one)).map(found => ({ ...found, row: 'other' as never }))
    query.copy = () => made
    expect((await query.page(db, { size: 2 })).rows).toEqual(['other', 'other'])
  })
})
