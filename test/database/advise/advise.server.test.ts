// Advice on servers: answers come later, from several connections.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createTables } from '../../../src/migrate.ts'
import {
  advise,
  type Advice,
  connect,
  defineSchema,
  from,
  insertInto,
  integer,
  many,
  one,
  sql,
  table,
  text,
  type TransactionDatabase,
} from '../../../src/index.ts'
import { adapterOn } from '../../services/adapters.ts'
import { describeOn } from '../../services/database.ts'

const schema = defineSchema(
  {
    Author: table('authors', { id: integer().primaryKey(), name: text() }),
    Post: table('posts', {
      id: integer().primaryKey(),
      authorId: integer().references('Author.id'),
      title: text(),
      score: integer().index(),
    }),
  },
  { Author: { posts: many('Post.authorId') }, Post: { author: one('authorId') } },
)
const { Author, Post } = schema

for (const server of ['postgres', 'mysql'] as const)
  describeOn(server, url => {
    let setUp: TransactionDatabase
    let plain: TransactionDatabase
    let db: TransactionDatabase
    let advice: Advice[]
    beforeAll(async () => {
      setUp = connect(adapterOn(server, url()))
      await createTables(setUp, schema)
      const authors = Array.from({ length: 20 }, (_, at) => ({ id: at + 1, name: `A ${at}` }))
      await insertInto(Author).values(authors).run(setUp)
      const posts = Array.from({ length: 3000 }, (_, at) => ({ authorId: (at % 20) + 1, title: `t ${at}`, score: at }))
      await insertInto(Post).values(posts).run(setUp)
      await sql`analyze ${sql.unsafe(server === 'mysql' ? 'table ' : '')}posts`.all(setUp)
    })
    afterAll(() => setUp.close())
    beforeEach(() => {
      advice = []
      plain = connect(adapterOn(server, url(), 2))
      db = advise(plain, { onAdvice: said => advice.push(said) })
    })
    const said = async () => {
      await plain.close()
      return advice.map(({ kind, model, columns }) => [kind, model, ...columns])
    }

    test('rows that are read one by one are advice, one after another or at once', async () => {
      const posts = await from(Post).orderBy(Post.id.asc()).limit(4).all(db)
      for (const { authorId } of posts) await from(Author).where(Author.id.eq(authorId)).first(db)
      await Promise.all(posts.map(({ id }) => from(Post).where(Post.id.eq(id)).first(db)))
      expect(advice.map(({ site }) => site)).toEqual([
        expect.stringMatching(/advise\.server\.test\.ts:\d+:\d+$/),
        expect.stringMatching(/advise\.server\.test\.ts:\d+:\d+$/),
      ])
      expect(await said()).toEqual([
        ['repeats', 'Author', 'id'],
        ['repeats', 'Post', 'id'],
      ])
    })

    test('requests that run at the same time stay apart', async () => {
      const request = async (wait: number) => {
        await new Promise(done => setTimeout(done, wait))
        for (const id of [1, 2]) await db.get(Author, id)
      }
      await Promise.all([1, 4, 8, 12].map(request))
      expect(await said()).toEqual([])
    })

    test('a table that is read in full is advice, and one that an index serves is none', async () => {
      await from(Post).where(Post.title.eq('t 7')).all(db)
      await from(Post).where(Post.score.gt(2990)).all(db)
      await from(Post).where(Post.score.gt(1)).all(db)
      await from(Author).where(Author.name.eq('A 7')).all(db)
      expect(await said()).toEqual([['scan', 'Post', 'title']])
    })

    test('plans are asked for on another connection than that of an open transaction', async () => {
      await db.transaction(async tx => {
        await from(Post).where(Post.title.eq('t 7')).all(tx)
        await expect.poll(() => advice.length, { timeout: 9000 }).toBe(1)
      })
      expect(await said()).toEqual([['scan', 'Post', 'title']])
    })
  })
