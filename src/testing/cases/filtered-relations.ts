// Issue 5, reuse: rows that filters hide are those of no relation, and none that a query chooses or pages through.
import { Book, GONE, seedLibrary, Shelf, Topic as Subject } from '../filtered.ts'
import {
  alias,
  anyOf,
  createTables,
  defineSchema,
  distinctOn,
  equal,
  fails,
  from,
  insertInto,
  integer,
  load,
  many,
  one,
  sample,
  softDelete,
  table,
  timestamp,
  toDepth,
  type Topic,
  update,
  ValidationError,
} from '../kit.ts'

const steps = defineSchema(
  {
    Step: table(
      'filtered_steps',
      {
        id: integer().primaryKey(),
        before: integer().nullable().references('Step.id'),
        gone: timestamp().nullable(),
      },
      { filters: [softDelete('gone')] },
    ),
  },
  { Step: { previous: one('before'), next: many('Step.before') } },
)
const { Step } = steps

export const filteredRelations: Topic = {
  name: 'filters of models among related and chosen rows',
  cases: [
    {
      name: 'hide rows from every word of relations, and from those to one',
      run: async ({ db }) => {
        const north = await seedLibrary(db)
        const shelves = from(Shelf).orderBy(Shelf.id.asc())
        equal(await shelves.where(Shelf.books.every(Book.title.eq('one'))).count(north), 2)
        const values = { sum: Shelf.books.sum(Book.id), max: Shelf.books.max(Book.title, Book.id.gt(0)) }
        equal(await shelves.select(values).all(north), [
          { sum: 1, max: 'one' },
          { sum: null, max: null },
        ])
        // Its shelf is another library's.
        await update(Book).set({ shelfId: 3 }).where(Book.id.eq(4)).run(north)
        const ids = from(Book).orderBy(Book.id.asc()).select({ id: Book.id })
        equal(await ids.where(Book.shelf.is(null)).all(north), [{ id: 4 }])
        equal(await ids.where(Book.shelf.isNot(null)).all(north), [{ id: 1 }])
        equal(await ids.where(Book.shelf.is(Shelf.name.ne('x'))).all(north), [{ id: 1 }])
        equal(await ids.where(Book.shelf.isNot(Shelf.name.ne('x'))).all(north), [{ id: 4 }])
      },
    },
    {
      name: 'hide rows at every level of include(), beside links, and on pages',
      run: async ({ db }) => {
        const north = await seedLibrary(db)
        await update(Book).set({ shelfId: 3 }).where(Book.id.eq(4)).run(north)
        const books = from(Book).include({ shelf: { include: { books: true } }, topics: { link: true } })
        const { rows, total } = await books.orderBy(Book.id.asc()).page(north, { size: 9, total: true })
        equal(total, 2)
        equal(
          rows.map(({ shelf, topics }) => [shelf?.books.length, topics.map(({ link }) => link.topicId)]),
          [
            [1, [1]],
            [undefined, []],
          ],
        )
        const ids = from(Book).orderBy(Book.id.asc()).select({ id: Book.id })
        const first = await ids.page(north, { size: 1, total: true })
        equal([first.total, first.rows], [2, [{ id: 1 }]])
        const second = await ids.page(north, { size: 1, after: first.next })
        equal([second.rows, second.next], [[{ id: 4 }], null])
      },
    },
    {
      name: 'end the way to rows that only a hidden one leads to',
      run: async ({ db }) => {
        await createTables(db, steps)
        const gone = null
        await insertInto(Step)
          .values([
            { id: 1, before: null, gone },
            { id: 2, before: 1, gone },
            { id: 3, before: 1, gone: GONE },
            { id: 4, before: 3, gone },
            { id: 5, before: 2, gone },
          ])
          .run(db)
        const select = { id: Step.id }
        const [one] = await from(Step)
          .where(Step.id.eq(1))
          .include({ next: toDepth(3, { select }) })
          .all(db)
        equal(one?.next, [{ id: 2, next: [{ id: 5, next: [] }] }])
        const [four] = await load(db, Step, [{ before: 3 }], { previous: toDepth(3) })
        equal(four?.previous, null)
      },
    },
    {
      name: 'hide rows from choices and comparisons',
      run: async ({ db }) => {
        const north = await seedLibrary(db)
        const last = distinctOn(from(Book), Book.library).orderBy(Book.library.asc(), Book.id.desc())
        equal(await last.select({ id: Book.id }).all(north), [{ id: 4 }])
        const used = anyOf(from(Book).select({ id: Book.shelfId }))
        equal(await from(Shelf).where(Shelf.id.eq(used)).count(north), 1)
      },
    },
    {
      name: 'hide rows from samples',
      needs: ['samples'],
      run: async ({ db }) => {
        const north = await seedLibrary(db)
        equal(await sample(Book, { percent: 100 }).count(north), 2)
        equal(await sample(alias(Subject, 'other'), { percent: 100 }).rightJoin(Shelf, Shelf.id.eq(2)).count(north), 2)
        await fails(sample(Book, { percent: 100 }).count(db), ValidationError)
      },
    },
  ],
}
