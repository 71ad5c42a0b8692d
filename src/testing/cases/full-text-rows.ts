// Full-text indexes follow the rows of their tables, however these change.
import {
  alias,
  createTables,
  defineSchema,
  deleteFrom,
  dropTables,
  equal,
  excluded,
  expression,
  fails,
  from,
  fullText,
  insertInto,
  integer,
  load,
  lower,
  many,
  match,
  primaryKey,
  sql,
  table,
  text,
  type Topic,
  type Transaction,
  type TransactionDatabase,
  update,
} from '../kit.ts'

const id = integer().primaryKey()
const schema = defineSchema({
  Author: table('authors', { id, name: text() }),
  Article: table(
    'articles',
    {
      id,
      authorId: integer().nullable().references('Author.id', { onDelete: 'cascade' }),
      title: text().nullable(),
      slug: text().nullable().unique(),
    },
    { constraints: t => [fullText(t.title)] },
  ),
  Page: table(
    'pages',
    { site: text(), path: text(), rank: text(), oid: integer() },
    { schema: 'log', constraints: t => [primaryKey(t.site, t.path), fullText(t.rank, t.path)] },
  ),
})
const { Author, Article, Page } = schema

type Any = TransactionDatabase | Transaction

async function ids(db: Any, words: string): Promise<number[]> {
  const rows = await from(Article)
    .select({ id: Article.id })
    .where(match(Article, words))
    .orderBy(Article.id.asc())
    .all(db)
  return rows.map(row => row.id)
}

async function filled(db: TransactionDatabase): Promise<void> {
  await createTables(db, schema)
  await insertInto(Author)
    .values([{ name: 'Ada' }, { name: 'Ben' }])
    .run(db)
  const rows = ['one fox', 'two foxes', 'three dogs'].map((title, at) => ({ title, slug: `s${at + 1}`, authorId: 1 }))
  await insertInto(Article).values(rows).run(db)
}

const needs = ['fullText'] as const

export const fullTextRows: Topic = {
  name: 'full-text indexes',
  cases: [
    {
      name: 'follow inserts, updates and deletes',
      needs,
      run: async ({ db }) => {
        await filled(db)
        equal(await ids(db, 'fox*'), [1, 2])
        equal(await update(Article).set({ title: 'a dog' }).where(Article.id.eq(1)).run(db), 1)
        equal([await ids(db, 'fox'), await ids(db, 'dog*')], [[], [1, 3]])
        equal(await update(Article).set({ title: null }).where(match(Article, 'dogs')).run(db), 1)
        equal([await ids(db, 'dogs'), await ids(db, 'dog')], [[], [1]])
        equal(await update(Article).set({ authorId: 2 }).everyRow().run(db), 3)
        equal(await ids(db, 'foxes'), [2])
        equal(await deleteFrom(Article).where(match(Article, 'foxes OR dog')).run(db), 2)
        equal([await ids(db, 'foxes'), await ids(db, 'dog')], [[], []])
        equal(await deleteFrom(Article).everyRow().run(db), 1)
        await insertInto(Article).values({ id: 2, title: 'new' }).run(db)
        equal([await ids(db, 'foxes'), await ids(db, 'new')], [[], [2]])
      },
    },
    {
      name: 'follow new keys, and rows that are inserted from a query',
      needs,
      run: async ({ db }) => {
        await filled(db)
        await update(Article).set({ id: 20 }).where(Article.id.eq(2)).run(db)
        equal(await ids(db, 'foxes'), [20])
        const copies = from(Article)
          .where(match(Article, 'fox'))
          .select({ id: Article.id.plus(40), title: Article.title })
        await insertInto(Article).from(copies).run(db)
        equal(await ids(db, 'one'), [1, 41])
      },
    },
    {
      name: 'follow upserts',
      needs: ['fullText', 'conflictTarget'],
      run: async ({ db }) => {
        await createTables(db, schema)
        const write = (title: string): Promise<unknown> =>
          insertInto(Article)
            .values({ slug: 'a', title })
            .onConflict(Article.slug)
            .update({ title: excluded(Article.title) })
            .run(db)
        await write('first text')
        await write('second text')
        equal([(await ids(db, 'first')).length, (await ids(db, 'second')).length], [0, 1])
        await insertInto(Article).values({ slug: 'a', title: 'third' }).onConflict(Article.slug).ignore().run(db)
        equal([(await ids(db, 'third')).length, (await ids(db, 'second')).length], [0, 1])
      },
    },
    {
      name: 'follow the actions of foreign keys',
      needs,
      run: async ({ db }) => {
        await filled(db)
        await update(Article).set({ authorId: 2 }).where(Article.id.eq(2)).run(db)
        await deleteFrom(Author).where(Author.id.eq(1)).run(db)
        equal([await ids(db, 'fox'), await ids(db, 'foxes')], [[], [2]])
      },
    },
    {
      name: 'change neither counts nor keys',
      needs: ['fullText', 'returning'],
      run: async ({ db }) => {
        await filled(db)
        equal(
          await insertInto(Article)
            .values([{ title: 'a' }, { title: 'b' }])
            .run(db),
          2,
        )
        equal(await insertInto(Article).values({ title: 'c c c' }).returning({ id: Article.id }).one(db), { id: 6 })
        const changed = update(Article).set({ title: 'd' }).where(Article.id.gte(5)).returning({ id: Article.id })
        equal(
          (await changed.all(db)).map(row => row.id).toSorted((a, b) => a - b),
          [5, 6],
        )
      },
    },
    {
      name: 'go back with a transaction, and with a savepoint',
      needs: ['fullText', 'transaction'],
      run: async ({ db }) => {
        await filled(db)
        const undone = db.transaction(async tx => {
          await insertInto(Article).values({ title: 'a fox' }).run(tx)
          await update(Article).set({ title: 'cat' }).where(Article.id.eq(1)).run(tx)
          await deleteFrom(Article).where(Article.id.eq(2)).run(tx)
          throw new Error('undone')
        })
        await fails(undone, Error)
        equal([await ids(db, 'fox*'), await ids(db, 'cat')], [[1, 2], []])
        await db.transaction(async tx => {
          const inner = tx.transaction(async nested => {
            await update(Article).set({ title: 'cat' }).where(Article.id.eq(1)).run(nested)
            throw new Error('undone')
          })
          await fails(inner, Error)
          await insertInto(Article).values({ title: 'a cat' }).run(tx)
        })
        equal([await ids(db, 'fox*'), (await ids(db, 'cat')).length], [[1, 2], 1])
      },
    },
    {
      name: 'find in a transaction what it has written',
      needs: ['fullText', 'transaction', 'findsUncommitted'],
      run: async ({ db }) => {
        await filled(db)
        await db.transaction(async tx => {
          await insertInto(Article).values({ id: 9, title: 'a fox' }).run(tx)
          await update(Article).set({ title: 'cat' }).where(Article.id.eq(1)).run(tx)
          equal([await ids(tx, 'fox'), await ids(tx, 'cat')], [[9], [1]])
        })
      },
    },
    {
      name: 'serve tables of schemas whose keys are texts, by any names',
      needs,
      run: async ({ db }) => {
        await filled(db)
        const page = (path: string, rank: string) => ({ site: 'x', path, rank, oid: 7 })
        await insertInto(Page)
          .values([page('/fox', 'a fox'), page('/dog', 'a dog'), page('/cat', 'a cat')])
          .run(db)
        const paths = async (words: string): Promise<string[]> => {
          const rows = await from(Page).where(match(Page, words)).orderBy(Page.path.asc()).all(db)
          return rows.map(row => row.path)
        }
        await deleteFrom(Page).where(Page.path.eq('/dog')).run(db)
        await update(Page).set({ path: '/wolf' }).where(match(Page, 'fox')).run(db)
        equal([await paths('fox'), await paths('dog'), await paths('a -fox')], [['/wolf'], [], ['/cat']])
        equal(await paths('wolf'), ['/wolf'])
      },
    },
    {
      name: 'know the values of generated columns',
      needs,
      run: async ({ db }) => {
        const { Made } = defineSchema({
          Made: table(
            'made',
            { id, base: text(), low: text().generatedAs(lower(sql<string>`${sql.name('base')}`.returns(text()))) },
            { constraints: t => [fullText(t.low)] },
          ),
        })
        await createTables(db, { Made })
        await insertInto(Made).values({ base: 'Fox' }).run(db)
        equal(await from(Made).where(match(Made, 'fox')).count(db), 1)
        await update(Made).set({ base: 'Dog' }).everyRow().run(db)
        equal(await from(Made).where(match(Made, 'fox')).count(db), 0)
        equal(await from(Made).where(match(Made, 'dog')).count(db), 1)
      },
    },
    {
      name: 'serve conditions on related rows, and fields of rows',
      needs,
      run: async ({ db }) => {
        const { Shelf, Book } = defineSchema(
          {
            Shelf: table('shelves', { id }),
            Book: table(
              'books',
              { id, shelfId: integer().references('Shelf.id'), title: text() },
              {
                constraints: t => [fullText(t.title)],
                computed: { isFox: expression(t => match([t.title], 'fox*')) },
              },
            ),
          },
          { Shelf: { books: many('Book.shelfId') } },
        )
        await createTables(db, { Shelf, Book })
        await insertInto(Shelf)
          .values([{ id: 1 }, { id: 2 }])
          .run(db)
        const titles = ['a fox and others', 'fox fox', 'dog', 'foxes', 'one more fox']
        const books = titles.map((title, at) => ({ id: at + 1, shelfId: at < 3 ? 1 : 2, title }))
        await insertInto(Book).values(books).run(db)
        const shelves = await from(Shelf).orderBy(Shelf.id.asc()).all(db)
        const where = match(Book, 'fox*')
        const loaded = await load(db, Shelf, shelves, { books: { where, orderBy: Book.id.desc(), limit: 1 } })
        equal(
          loaded.map(shelf => shelf.books.map(book => [book.id, book.isFox])),
          [[[2, true]], [[5, true]]],
        )
        const Other = alias(Book, 'other')
        const others = await from(Other).where(Other.isFox.eq(false)).all(db)
        equal(others, [{ id: 3, shelfId: 1, title: 'dog', isFox: false }])
      },
    },
    {
      name: 'go with their tables',
      needs,
      run: async ({ db }) => {
        await filled(db)
        await dropTables(db, schema)
        await dropTables(db, schema)
        await filled(db)
        equal(await ids(db, 'fox'), [1])
      },
    },
  ],
}
