// Issue 5, reuse: filters of models hide rows from every statement that names the model, as if they were not there, until
// they are switched off by name; a filter without its value refuses statements.
import { Book, BookTopic, NORTH, seedLibrary, Shelf, Topic as Subject } from '../filtered.ts'
import {
  alias,
  and,
  collected,
  count,
  cte,
  equal,
  exists,
  fails,
  from,
  integer,
  load,
  prepare,
  scalar,
  sql,
  type Topic,
  union,
  unfiltered,
  ValidationError,
} from '../kit.ts'

const onShelf = Book.shelfId.eq(Shelf.id)
const titles = { shelf: Shelf.name, title: Book.title }
const byTitle = (a: { title: string | null }, b: { title: string | null }): number =>
  (a.title ?? '') < (b.title ?? '') ? -1 : 1

export const filters: Topic = {
  name: 'filters of models',
  cases: [
    {
      name: 'hide rows from all() first() one() count() exists() stream() and get()',
      run: async ({ db }) => {
        const north = await seedLibrary(db)
        const books = from(Book).orderBy(Book.id.asc())
        equal(
          (await books.all(north)).map(({ id }) => id),
          [1, 4],
        )
        equal((await books.first(north))?.id, 1)
        equal((await books.where(Book.title.in(['two', 'four', 'six'])).one(north)).id, 4)
        equal(await books.count(north), 2)
        equal(await books.where(Book.id.in([2, 3, 5, 6])).exists(north), false)
        equal((await collected(books.stream(north))).length, 2)
        equal((await north.get(Book, 1))?.title, 'one')
        equal(await north.get(Book, 2), undefined)
        equal(await north.get(Book, 6), undefined)
      },
    },
    {
      name: 'hide rows in inner, left and cross joins, and of aliases',
      run: async ({ db }) => {
        const north = await seedLibrary(db)
        equal(await from(Shelf).innerJoin(Book, onShelf).select(titles).all(north), [{ shelf: 'a', title: 'one' }])
        equal(await from(Shelf).leftJoin(Book, onShelf).select(titles).orderBy(Shelf.id.asc()).all(north), [
          { shelf: 'a', title: 'one' },
          { shelf: 'b', title: null },
        ])
        const other = alias(Book, 'other')
        equal(await from(Shelf).crossJoin(other).count(north), 4)
        equal(await from(other).where(other.id.gt(1)).select({ id: other.id }).all(north), [{ id: 4 }])
      },
    },
    {
      name: 'hide rows on both sides of right joins',
      needs: ['rightJoin'],
      run: async ({ db }) => {
        const north = await seedLibrary(db)
        const rows = await from(Shelf).rightJoin(Book, onShelf).select(titles).all(north)
        equal(rows.toSorted(byTitle), [
          { shelf: null, title: 'four' },
          { shelf: 'a', title: 'one' },
        ])
        const turned = await from(Book).rightJoin(Shelf, onShelf).select(titles).all(north)
        equal(turned.toSorted(byTitle), [
          { shelf: 'b', title: null },
          { shelf: 'a', title: 'one' },
        ])
      },
    },
    {
      name: 'hide rows on both sides of full joins',
      needs: ['fullJoin'],
      run: async ({ db }) => {
        const north = await seedLibrary(db)
        const rows = await from(Shelf).fullJoin(Book, onShelf).select(titles).all(north)
        equal(rows.toSorted(byTitle), [
          { shelf: 'b', title: null },
          { shelf: null, title: 'four' },
          { shelf: 'a', title: 'one' },
        ])
      },
    },
    {
      name: 'hide rows in joins by relations, over link tables too',
      run: async ({ db }) => {
        const north = await seedLibrary(db)
        equal(await from(Shelf).innerJoin(Shelf.books).select(titles).all(north), [{ shelf: 'a', title: 'one' }])
        const topics = from(Book).innerJoin(Book.topics).select({ title: Book.title, topic: Subject.name })
        equal(await topics.all(north), [{ title: 'one', topic: 'sea' }])
        // The link is there, and leads to a row that is not.
        equal(await from(Book).leftJoin(Book.topics).where(Book.id.eq(1)).count(north), 2)
      },
    },
    {
      name: 'hide rows from conditions on relations, and beside rows',
      run: async ({ db }) => {
        const north = await seedLibrary(db)
        const shelves = from(Shelf).orderBy(Shelf.id.asc())
        const name = { name: Shelf.name }
        equal(await shelves.where(Shelf.books.some()).select(name).all(north), [{ name: 'a' }])
        equal(await shelves.where(Shelf.books.none()).select(name).all(north), [{ name: 'b' }])
        equal(await shelves.select({ ...name, books: Shelf.books.count() }).all(north), [
          { name: 'a', books: 1 },
          { name: 'b', books: 0 },
        ])
        equal(await from(Book).where(Book.id.eq(1)).select({ n: Book.topics.count() }).all(north), [{ n: 1 }])
        const loaded = await shelves
          .include({ books: { select: { title: Book.title } }, n: Shelf.books.count() })
          .all(north)
        equal(
          loaded.map(({ books, n }) => [books, n]),
          [
            [[{ title: 'one' }], 1],
            [[], 0],
          ],
        )
        const kept = unfiltered(Shelf, 'softDelete')
        const counts = await from(kept).select({ n: kept.books.count() }).all(north)
        equal(
          counts.reduce((sum, { n }) => sum + n, 0),
          2,
        )
      },
    },
    {
      name: 'hide rows in subqueries, named queries and set operations',
      run: async ({ db }) => {
        const north = await seedLibrary(db)
        const onIt = from(Book).outer(Shelf).where(onShelf)
        equal(await from(Shelf).where(exists(onIt)).select({ id: Shelf.id }).all(north), [{ id: 1 }])
        const ids = from(Book).select({ id: Book.shelfId })
        equal(await from(Shelf).where(Shelf.id.in(ids)).select({ id: Shelf.id }).all(north), [{ id: 1 }])
        const books = scalar(from(Book).select({ n: count() }))
        equal(await from(Shelf).where(Shelf.id.eq(1)).select({ n: books }).all(north), [{ n: 2 }])
        const found = cte('found_books', from(Book).select({ id: Book.id }))
        equal(await from(found).count(north), 2)
        const both = union(from(Book).select({ id: Book.id }), from(Subject).select({ id: Subject.id }))
        equal(await both.orderBy(row => row.id.asc()).all(north), [{ id: 1 }, { id: 4 }])
      },
    },
    {
      name: 'hide related rows from load()',
      run: async ({ db }) => {
        const north = await seedLibrary(db)
        const shelves = await from(Shelf).orderBy(Shelf.id.asc()).all(north)
        const loaded = await load(north, Shelf, shelves, { books: { include: { topics: true } } })
        equal(
          loaded.map(({ name, books }) => [name, books.map(one => [one.title, one.topics.map(topic => topic.name)])]),
          [
            ['a', [['one', ['sea']]]],
            ['b', []],
          ],
        )
        const topics = await from(Subject).all(north)
        const [sea] = await load(north, Subject, topics, { books: { select: { id: Book.id } } })
        equal(sea?.books, [{ id: 1 }])
      },
    },
    {
      name: 'are conditions of their own beside others that hold an or, and beside values',
      run: async ({ db }) => {
        const north = await seedLibrary(db)
        const any = sql<boolean>`${Book.id} > ${0} or ${Book.id} < ${0}`
        equal(await from(Book).where(any, Book.title.ne('x')).count(north), 2)
        equal(await from(Shelf).leftJoin(Book, any).where(Shelf.id.eq(1)).count(north), 2)
      },
    },
    {
      name: 'hold in prepared queries and batches, whose own parameters stay apart',
      run: async ({ db }) => {
        const north = await seedLibrary(db)
        const byId = prepare({ library: integer() }, p => from(Book).where(Book.id.gte(p.library)))
        equal(
          (await byId.all(north, { library: 2 })).map(({ id }) => id),
          [4],
        )
        const found = await north.batch([byId.bind({ library: 1 }), from(Shelf)])
        equal([found[0].length, found[1].length], [2, 2])
        await fails(byId.all(db, { library: 2 }), ValidationError)
      },
    },
    {
      name: 'are switched off by name, for relations of the model too',
      run: async ({ db }) => {
        const north = await seedLibrary(db)
        const kept = unfiltered(Book, 'softDelete')
        equal(await from(kept).count(north), 3)
        equal(await from(unfiltered(Book, 'softDelete', 'long', 'library')).count(db), 6)
        equal(await from(alias(kept, 'other')).count(north), 3)
        equal((await north.get(kept, 2))?.title, 'two')
        const shelves = unfiltered(Shelf, 'softDelete')
        equal(await from(shelves).innerJoin(shelves.books).count(north), 2)
        equal(await from(shelves).innerJoin(Book, onShelf).count(north), 1)
        const others = alias(shelves, 'others')
        equal(await from(others).innerJoin(others.books).count(north), 2)
        const rows = await from(Shelf).where(Shelf.id.eq(2)).all(north)
        const [loaded] = await load(north, shelves, rows, { books: { where: and(Book.id.gt(0), Book.pages.gt(0)) } })
        equal(loaded?.books.length, 1)
        const topics = unfiltered(Book, 'softDelete')
        equal(await from(topics).innerJoin(topics.topics).where(Book.id.eq(1)).count(north), 2)
      },
    },
    {
      name: 'refuse statements where their value is missing, before anything is sent',
      run: async ({ db }) => {
        await seedLibrary(db)
        await fails(from(Shelf).all(db), ValidationError)
        await fails(from(Subject).leftJoin(Book, Book.id.eq(Subject.id)).count(db), ValidationError)
        await fails(db.get(Shelf, 1), ValidationError)
        await fails(db.batch([from(Shelf)]), ValidationError)
        await fails(collected(from(Shelf).stream(db)), ValidationError)
        await fails(load(db, Subject, [{ id: 1 }], { books: true }), ValidationError)
        equal(await from(Subject).count(db), 1)
      },
    },
    {
      name: 'hide nothing from SQL by hand',
      run: async ({ db }) => {
        await seedLibrary(db)
        const rows = await sql<{
          id: number
        }>`select ${Book.id} as id from ${Book} where ${Book.library} = ${NORTH}`.all(db)
        equal(rows.length, 4)
        equal(await from(BookTopic).count(db), 4)
      },
    },
  ],
}
