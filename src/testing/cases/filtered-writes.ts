// Issue 5, reuse: updates and deletes reach no row that filters hide; a soft delete marks rows, and inserts see all rows.
import { Book, GONE, library, NORTH, seedLibrary, Shelf, Topic as Subject } from '../filtered.ts'
import {
  deleteFrom,
  equal,
  fails,
  from,
  holds,
  insertInto,
  type Topic,
  type TransactionDatabase,
  UniqueViolation,
  unfiltered,
  update,
  ValidationError,
  withFilters,
} from '../kit.ts'

const all = unfiltered(Book, 'library', 'softDelete', 'long')
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
