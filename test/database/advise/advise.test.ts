// Advice on SQLite in process. The conformance suite has the same on every database.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  advise,
  type Advice,
  alias,
  connect,
  defineSchema,
  exists,
  explain,
  from,
  insertInto,
  integer,
  load,
  many,
  one,
  or,
  prepare,
  sql,
  table,
  text,
  type TransactionDatabase,
  union,
  update,
  ValidationError,
} from '../../../src/index.ts'
import { createTables } from '../../../src/migrate.ts'
import { betterSqlite3 } from '../../../adapters/better-sqlite3/index.ts'

const schema = defineSchema(
  {
    Author: table('authors', { id: integer().primaryKey(), name: text(), email: text().unique() }),
    Post: table('posts', {
      id: integer().primaryKey(),
      authorId: integer().references('Author.id'),
      title: text(),
      score: integer().index(),
      note: text().nullable(),
    }),
  },
  { Author: { posts: many('Post.authorId') }, Post: { author: one('authorId') } },
)
const { Author, Post } = schema

let plain: TransactionDatabase
let db: TransactionDatabase
let advice: Advice[]

beforeEach(async () => {
  advice = []
  plain = connect(betterSqlite3({ file: ':memory:' }))
  await createTables(plain, schema)
  await insertInto(Author)
    .values(Array.from({ length: 20 }, (_, at) => ({ id: at + 1, name: `A ${at}`, email: `${at}@example.org` })))
    .run(plain)
  await insertInto(Post)
    .values(
      Array.from({ length: 2000 }, (_, at) => ({ authorId: (at % 20) + 1, title: `secret ${at}`, score: at % 100 })),
    )
    .run(plain)
  db = advise(plain, { onAdvice: one => advice.push(one) })
})
afterEach(() => plain.close())

/** What is said once every look at a plan is over. */
async function said(): Promise<Advice[]> {
  await plain.close()
  return advice
}
const brief = ({ kind, model, columns }: Advice) => [kind, model, ...columns]

describe('rows that are read one by one', () => {
  test('are advice with file, line, model, relation and count', async () => {
    const posts = await from(Post).limit(4).all(db)
    for (const { authorId } of posts) await from(Author).where(Author.id.eq(authorId)).first(db)
    expect(advice).toHaveLength(1)
    expect(advice[0]).toMatchObject({ kind: 'repeats', model: 'Author', columns: ['id'], count: 3, tag: undefined })
    expect(advice[0]?.site).toMatch(/advise\.test\.ts:\d+:\d+$/)
    expect(advice[0]?.message).toBe(
      `${advice[0]?.site} read Author by id 3 times, for one value each: read them together, by load(db, Post, rows, { author: true }) or in()`,
    )
  })

  test('have the call site of load() where a relation of a relation is read', async () => {
    for (const id of [1, 2, 3]) await load(db, Post, [{ authorId: id }], { author: { include: { posts: true } } })
    await said()
    expect(advice.filter(({ kind }) => kind === 'repeats').map(brief)).toEqual([
      ['repeats', 'Author', 'id'],
      ['repeats', 'Post', 'authorId'],
    ])
    for (const { site } of advice) expect(site).toMatch(/advise\.test\.ts:\d+:\d+$/)
  })

  test('are found where relations come with each of them', async () => {
    for (const id of [1, 2, 3]) await from(Author).where(Author.id.eq(id)).include({ posts: true }).all(db)
    await said()
    expect(advice.map(brief)).toEqual([['repeats', 'Author', 'id']])
  })

  test('are told apart by call site, and each is said once', async () => {
    for (let round = 0; round < 2; round++) {
      for (const id of [1, 2, 3, 4]) await db.get(Author, id)
      for (const id of [1, 2, 3, 4]) await db.get(Author, id)
    }
    expect(advice.map(brief)).toEqual([
      ['repeats', 'Author', 'id'],
      ['repeats', 'Author', 'id'],
    ])
    expect(new Set(advice.map(({ site }) => site)).size).toBe(2)
  })

  test.each<[string, (id: number) => Promise<unknown>, string[]]>([
    ['prepared', id => byAuthor.all(db, { author: id }), ['Post', 'authorId']],
    [
      'a list of one',
      id =>
        from(Post)
          .where(Post.authorId.in([id]))
          .all(db),
      ['Post', 'authorId'],
    ],
    ['one of several conditions', id => from(Post).where(Post.id.eq(id), Post.score.gt(1)).first(db), ['Post', 'id']],
    ['in a join', id => from(Post).innerJoin(Post.author).where(Author.id.eq(id)).count(db), ['Post', 'Author.id']],
    [
      'an alias',
      id =>
        from(other)
          .where(other.email.eq(`${id}`))
          .exists(db),
      ['Author', 'email'],
    ],
    ['load() for one row', id => load(db, Post, [{ authorId: id }], { author: true }), ['Author', 'id']],
  ])('%s', async (_, read, expected) => {
    for (const id of [1, 2, 3]) await read(id)
    expect(advice.filter(({ kind }) => kind === 'repeats').map(brief)).toEqual([['repeats', ...expected]])
  })

  test.each<[string, (id: number) => Promise<unknown>]>([
    ['no value is asked for', () => from(Author).all(db)],
    [
      'lists of several',
      id =>
        from(Author)
          .where(Author.id.in([id, 9]))
          .all(db),
    ],
    ['SQL by hand', id => sql`select * from authors where id = ${id}`.all(db)],
    ['writes', id => update(Author).set({ name: 'x' }).where(Author.id.eq(id)).run(db)],
    ['groups', id => from(Post).where(Post.authorId.eq(id)).groupBy(Post.score).select({ s: Post.score }).all(db)],
  ])('nothing is said of %s', async (_, read) => {
    for (const id of [1, 2, 3, 4]) await read(id)
    expect(advice.filter(({ kind }) => kind === 'repeats')).toEqual([])
  })

  test('are no advice where each call came from outside: three requests at a server', async () => {
    const request = async (id: number) => {
      await new Promise(done => setTimeout(done, id))
      await db.get(Author, id)
      return db.get(Author, id + 1)
    }
    await Promise.all([1, 2, 3].map(request))
    expect(advice).toEqual([])
  })

  test('what onAdvice throws about them is thrown by the call', async () => {
    const strict = advise(plain, {
      repeats: 2,
      onAdvice({ message }) {
        throw new Error(message)
      },
    })
    await strict.get(Author, 1)
    await expect(
      (async () => {
        for (const id of [1, 2]) await strict.get(Author, id)
      })(),
    ).rejects.toThrow('read Author by id 2 times')
  })

  test('are counted in streams and transactions, and stop to be with Infinity', async () => {
    for await (const { id } of from(Author).orderBy(Author.id.asc()).limit(4).stream(db)) await db.get(Post, id)
    await db.with({ tag: 'nightly' }).transaction(async tx => {
      await tx.transaction(async inner => {
        for (const id of [1, 2, 3]) await inner.get(Post, id)
      })
    })
    expect(advice.map(({ tag }) => tag)).toEqual([undefined, 'nightly'])
    const silent = advise(plain, { repeats: Infinity, onAdvice: one => advice.push(one) })
    for (const id of [1, 2, 3, 4]) await silent.get(Post, id)
    expect(advice).toHaveLength(2)
  })
})

const byAuthor = prepare({ author: integer() }, p => from(Post).where(Post.authorId.eq(p.author)))
const other = alias(Author, 'other')

describe('tables that are read in full', () => {
  test('are advice with the column, the rows and no value', async () => {
    await from(Post).where(Post.title.eq('secret 7')).all(db)
    const [scan, ...more] = await said()
    expect(more).toEqual([])
    expect(scan).toMatchObject({ kind: 'scan', model: 'Post', columns: ['title'], rows: 1000 })
    expect(scan?.message).toBe(`${scan?.site} reads all rows of Post, more than 1000: no index begins with title`)
    expect(scan?.site).toMatch(/advise\.test\.ts:\d+:\d+$/)
    expect(JSON.stringify(scan)).not.toContain('secret 7')
  })

  test('are said once for each call site of a query', async () => {
    for (const title of ['a', 'b']) await from(Post).where(Post.title.eq(title)).all(db)
    await from(Post).where(Post.title.eq('c')).all(db)
    expect((await said()).map(brief)).toEqual([
      ['scan', 'Post', 'title'],
      ['scan', 'Post', 'title'],
    ])
  })

  test.each<[string, () => Promise<unknown>, string[]]>([
    [
      'or',
      () =>
        from(Post)
          .where(or(Post.title.eq('x'), Post.note.eq('y')))
          .all(db),
      ['Post', 'title', 'note'],
    ],
    ['order and limit', () => from(Post).orderBy(Post.title.asc()).limit(3).all(db), ['Post', 'title']],
    ['a subquery', () => from(Author).where(exists(untitled)).all(db), ['Post', 'title']],
    ['a join', () => from(Author).innerJoin(Post, Post.note.eq(Author.name)).all(db), ['Post', 'note']],
    ['an alias', () => from(post).where(post.note.eq('x')).all(db), ['Post', 'note']],
    ['a union', () => union(titles, from(Author).select({ v: Author.name })).all(db), ['Post', 'note']],
    ['prepared', () => prepared.all(db, { note: 'x' }), ['Post', 'note']],
    ['in a batch', () => db.batch([from(Post).where(Post.note.eq('x'))]), ['Post', 'note']],
  ])('%s', async (_, read, expected) => {
    await read()
    expect((await said()).map(brief)).toEqual([['scan', ...expected]])
  })

  test.each<[string, () => Promise<unknown>]>([
    ['a key', () => from(Post).where(Post.id.eq(1)).all(db)],
    ['an indexed column', () => from(Post).where(Post.score.gt(98)).all(db)],
    ['an indexed column that no index can help', () => from(Author).where(Author.email.contains('1')).all(db)],
    ['all rows', () => from(Post).orderBy(Post.title.asc()).all(db)],
    ['the first rows', () => from(Post).limit(3).all(db)],
    ['a small table', () => from(Author).where(Author.name.eq('x')).all(db)],
    ['a write', () => update(Post).set({ note: 'x' }).where(Post.title.eq('x')).run(db)],
    [
      'a query that failed',
      () =>
        from(Post)
          .where(Post.title.eq(sql`nothing` as never))
          .all(db)
          .catch(() => {}),
    ],
  ])('nothing is said of %s', async (_, read) => {
    await read()
    expect(await said()).toEqual([])
  })

  test('are looked at when the transaction is over, which waits for nothing', async () => {
    await db.transaction(async tx => {
      await from(Post).where(Post.title.eq('x')).all(tx)
      await new Promise(done => setTimeout(done, 5))
      expect(advice).toEqual([])
    })
    expect((await said()).map(brief)).toEqual([['scan', 'Post', 'title']])
  })

  test('are not looked for with Infinity, and what onAdvice throws about them is dropped', async () => {
    const counting = connect(betterSqlite3({ file: ':memory:' }))
    await createTables(counting, schema)
    const strict = advise(counting, {
      rows: 0,
      onAdvice() {
        throw new Error('never seen')
      },
    })
    await insertInto(Author).values({ id: 1, name: 'x', email: 'x' }).run(counting)
    await insertInto(Post).values({ authorId: 1, title: 'x', score: 1 }).run(counting)
    await from(Post).where(Post.title.eq('x')).all(strict)
    await from(Post)
      .where(Post.title.eq('x'))
      .all(advise(plain, { rows: Infinity, onAdvice: one => advice.push(one) }))
    await counting.close()
    expect(await said()).toEqual([])
  })
})

const untitled = from(Post).outer(Author).where(Post.title.eq(Author.name))
const post = alias(Post, 'p')
const titles = from(Post).where(Post.note.eq('x')).select({ v: Post.title })
const prepared = prepare({ note: text() }, p => from(Post).where(Post.note.eq(p.note)))

describe('an advised database', () => {
  test('is a database like the one inside', async () => {
    expect(db.storage).toBe(plain.storage)
    expect(db.stats()).toBe(plain.stats())
    await db.open()
    expect(from(Post).toSQL(db)).toEqual(from(Post).toSQL(plain))
    expect(await from(Post).where(Post.id.eq(1)).explain(db)).toContain('SEARCH posts')
    expect((await explain(db, from(Post).where(Post.id.eq(1)))).roots[0]?.model).toBe('Post')
    expect(await db.batch([from(Post).limit(1), insertInto(Author).values({ name: 'n', email: 'e' })])).toHaveLength(2)
    await createTables(db, defineSchema({ Later: table('later', { id: integer().primaryKey() }) }))
    await expect(db.batch([{}] as never)).rejects.toThrow(ValidationError)
    await expect(db.get(Author, undefined as never)).rejects.toThrow(ValidationError)
    await expect(db.transaction(undefined as never)).rejects.toThrow('transaction() takes a function')
    for await (const row of from(Post).limit(5).stream(db)) {
      expect(row.id).toBe(1)
      break
    }
    await using closing = advise(connect(betterSqlite3({ file: ':memory:' })), { onAdvice: () => {} })
    await closing.open()
  })

  test('undoes a transaction that fails, and keeps what one writes', async () => {
    const add = insertInto(Author).values({ name: 'n', email: 'new' })
    await expect(
      db.transaction(async tx => {
        await add.run(tx)
        throw new Error('undone')
      }),
    ).rejects.toThrow('undone')
    expect(await from(Author).where(Author.email.eq('new')).count(db)).toBe(0)
    await db.transaction(tx => add.run(tx))
    expect(await from(Author).where(Author.email.eq('new')).count(db)).toBe(1)
  })

  test('needs somebody who listens', () => {
    expect(() => advise(plain, undefined as never)).toThrow(ValidationError)
    expect(() => advise(plain, {} as never)).toThrow('advise() takes a function onAdvice')
  })
})
