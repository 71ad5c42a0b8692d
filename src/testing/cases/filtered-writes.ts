// Issue 5, reuse: updates and deletes reach no row that filters hide; a soft delete marks rows, and inserts see all rows.
import { Book, BookTopic, GONE, library, NORTH, seedLibrary, Shelf, Topic as Subject } from '../filtered.ts'
import {
  alias,
  cte,
  DefinitionError,
  deleteFrom,
  equal,
  fails,
  from,
  holds,
  insertInto,
  mergeInto,
  throws,
  type Topic,
  type TransactionDatabase,
  UniqueViolation,
  unfiltered,
  UnsupportedError,
  update,
  updateEach,
  ValidationError,
  withFilters,
} from '../kit.ts'

const all = unfiltered(Book, 'library', 'softDelete', 'long')
const onShelf = Book.shelfId.eq(Shelf.id)
const titles = async (db: TransactionDatabase): Promise<string[]> =>
  (await from(all).orderBy(all.id.asc()).all(db)).map(({ title }) => title)

export const filteredWrites: Topic = {
  name: 'filters of models in writes',
  cases: [
    {
      name: 'an update changes no row that is hidden, with everyRow() too',
      run: async ({ db }) => {
        const north = await seedLibrary(db)
        equal(await update(Book).set({ title: 'x' }).everyRow().run(north), 2)
        equal(await titles(db), ['x', 'two', 'three', 'x', 'five', 'six'])
        equal(await update(Book).set({ title: 'y' }).where(Book.id.eq(2)).run(north), 0)
        await fails(update(Book).set({ title: 'y' }).everyRow().run(db), ValidationError)
      },
    },
    {
      name: 'a delete of such a model writes the time, counts the change, and hides the row',
      run: async ({ db }) => {
        const north = await seedLibrary(db)
        equal(
          await deleteFrom(Book)
            .where(Book.id.in([1, 2, 3, 6]))
            .run(north),
          1,
        )
        const rows = await from(all).orderBy(all.id.asc()).all(db)
        equal(
          rows.map(({ changes }) => changes),
          [2, 1, 1, 1, 1, 1],
        )
        const { gone } = rows[0] ?? {}
        holds(gone instanceof Date && Math.abs(gone.getTime() - Date.now()) < 600_000, 'the time of now is written')
        equal(rows[1]?.gone, GONE)
        equal(await from(Book).count(north), 1)
        equal(await deleteFrom(Book).where(Book.id.eq(1)).run(north), 0)
        equal(await deleteFrom(Subject).everyRow().run(db), 1)
        const topic = await db.get(unfiltered(Subject, 'softDelete'), 1)
        holds(Math.abs((topic?.gone?.getTime() ?? 0) - Date.now()) < 600_000, 'the same in milliseconds')
      },
    },
    {
      name: 'a delete that answers rows answers those that it marked',
      needs: ['returning'],
      run: async ({ db }) => {
        const north = await seedLibrary(db)
        const rows = await deleteFrom(Book).everyRow().returning({ id: Book.id, changes: Book.changes }).all(north)
        equal(
          rows.toSorted((a, b) => a.id - b.id),
          [
            { id: 1, changes: 2 },
            { id: 4, changes: 2 },
          ],
        )
      },
    },
    {
      name: 'a write beside other tables reaches no hidden row, and reads none',
      run: async ({ db }) => {
        const north = await seedLibrary(db)
        const other = alias(Book, 'other')
        equal(await update(Book).from(Shelf).set({ title: Shelf.name }).where(onShelf).run(north), 1)
        equal(await titles(db), ['a', 'two', 'three', 'four', 'five', 'six'])
        equal(await update(Shelf).from(Book).set({ name: 'full' }).where(onShelf).run(north), 1)
        equal(await update(Subject).from(other).set({ name: other.title }).where(other.id.lt(4)).run(north), 1)
        equal(await from(Subject).select({ name: Subject.name }).all(db), [{ name: 'a' }])
        const links = deleteFrom(BookTopic).using(Book).where(Book.id.eq(BookTopic.bookId))
        await fails(links.run(db), ValidationError)
        equal(await links.run(north), 2)
        equal(await deleteFrom(Book).using(Shelf).where(onShelf).run(north), 1)
        equal(await deleteFrom(Book).using(Subject).everyRow().run(north), 1)
        equal((await titles(db)).length, 6)
      },
    },
    {
      name: 'many rows at once are looked up among those that are there',
      run: async ({ db }) => {
        const north = await seedLibrary(db)
        const rows = [1, 2, 3, 4, 5, 6].map(id => ({ id, title: `new ${id}` }))
        await fails(updateEach(Book, rows, { by: Book.id }).run(db), ValidationError)
        equal(await updateEach(Book, rows, { by: Book.id }).run(north), 2)
        equal(await titles(db), ['new 1', 'two', 'three', 'new 4', 'five', 'six'])
      },
    },
    {
      name: 'statements inside WITH write what is there',
      needs: ['writesInWith'],
      run: async ({ db }) => {
        const north = await seedLibrary(db)
        const gone = cte('gone_books', deleteFrom(Book).where(Book.id.gt(1)).returning({ id: Book.id }))
        await fails(from(gone).all(db), ValidationError)
        equal(await from(gone).all(north), [{ id: 4 }])
        equal((await titles(db)).length, 6)
      },
    },
    {
      name: 'a merge takes no model with filters, on either side',
      run: async ({ db }) => {
        const north = await seedLibrary(db)
        throws(() => mergeInto(Subject), DefinitionError)
        throws(() => mergeInto(unfiltered(Book, 'softDelete', 'long')), DefinitionError)
        throws(() => mergeInto(BookTopic).using(alias(Book, 'other'), BookTopic.bookId.eq(1)), DefinitionError)
        const subject = unfiltered(Subject, 'softDelete')
        const books = from(Book).select({ id: Book.id }).as('books')
        const merge = mergeInto(subject).using(books, books.id.eq(subject.id)).whenMatched().update({ name: 'read' })
        const count = await merge.run(north).catch((error: unknown) => error)
        if (!(count instanceof UnsupportedError)) equal(count as number, 1)
      },
    },
    {
      name: 'without the filter rows are deleted for good, and brought back',
      run: async ({ db }) => {
        const north = await seedLibrary(db)
        const kept = unfiltered(Book, 'softDelete')
        equal(await update(kept).set({ gone: null }).where(kept.id.eq(2)).run(north), 1)
        equal(await from(Book).count(north), 3)
        equal(await deleteFrom(kept).where(Book.id.eq(4)).run(north), 1)
        equal(await titles(db), ['one', 'two', 'three', 'five', 'six'])
      },
    },
    {
      name: 'an insert sees all rows, and so does an upsert',
      run: async ({ db }) => {
        const north = await seedLibrary(db)
        const row = { id: 2, title: 'new', library: NORTH, pages: 1 }
        await fails(insertInto(Book).values(row).run(north), UniqueViolation)
        await insertInto(Book)
          .values({ ...row, id: 9 })
          .run(db)
        equal(await from(Book).count(north), 3)
        const copied = from(Book).where(Book.id.eq(9)).select({ id: Book.pages, name: Book.title })
        await fails(insertInto(Subject).from(copied).run(north), UniqueViolation)
        const all = from(Book).select({ id: Book.id.plus(10), name: Book.title })
        equal(await insertInto(Subject).from(all).run(north), 3)
      },
    },
    {
      name: 'an upsert writes the row that has the key, hidden or not',
      needs: ['conflictTarget'],
      run: async ({ db }) => {
        const north = await seedLibrary(db)
        const row = { id: 2, title: 'new', library: NORTH, pages: 1 }
        await insertInto(Book).values(row).onConflict(Book.id).update({ title: 'again', gone: null }).run(north)
        equal((await north.get(Book, 2))?.title, 'again')
      },
    },
    {
      name: 'values hold in transactions and nested ones, and other handles keep theirs',
      needs: ['transaction'],
      run: async ({ db }) => {
        const north = await seedLibrary(db)
        const south = withFilters(db, library, { library: 'south' })
        await north.transaction(async tx => {
          equal(await from(Book).count(tx), 2)
          await tx.transaction(async inner => {
            equal(await deleteFrom(Book).everyRow().run(inner), 2)
          })
          equal(await from(Book).count(tx), 0)
        })
        equal(await from(Book).count(south), 2)
        equal(await from(Shelf).count(south.with({ timeout: 60_000 })), 1)
        await db.transaction(async tx => {
          equal(await from(Book).count(withFilters(tx, library, { library: 'south' })), 2)
          await fails(from(Book).count(tx), ValidationError)
        })
      },
    },
  ],
}
