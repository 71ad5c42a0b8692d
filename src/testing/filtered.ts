// Shelves with books, some of them hidden: the models and rows of the cases about filters.
import {
  createTables,
  defineSchema,
  filter,
  insertInto,
  integer,
  many,
  manyThrough,
  one,
  primaryKey,
  softDelete,
  table,
  text,
  timestamp,
  type TransactionDatabase,
  withFilters,
} from './kit.ts'
import type { Schema, SchemaOf } from '../model/model-types.ts'

const tables = {
  Shelf: table(
    'filtered_shelves',
    { id: integer().primaryKey(), name: text(), library: text() },
    { filters: [filter('library', text(), (t, library) => t.library.eq(library))] },
  ),
  Book: table(
    'filtered_books',
    {
      id: integer().primaryKey(),
      title: text(),
      library: text(),
      pages: integer(),
      shelfId: integer().nullable().references('Shelf.id'),
      gone: timestamp().nullable(),
      changes: integer().version(),
    },
    {
      filters: [
        filter('library', text(), (t, library) => t.library.eq(library)),
        softDelete('gone'),
        filter('long', t => t.pages.gt(0)),
      ],
    },
  ),
  Topic: table(
    'filtered_topics',
    { id: integer().primaryKey(), name: text(), gone: timestamp({ storage: 'milliseconds' }).nullable() },
    { filters: [softDelete('gone')] },
  ),
  BookTopic: table(
    'filtered_book_topics',
    { bookId: integer().references('Book.id'), topicId: integer().references('Topic.id') },
    { constraints: t => [primaryKey(t.bookId, t.topicId)] },
  ),
}
const relations = {
  Shelf: { books: many('Book.shelfId') },
  Book: { shelf: one('shelfId'), topics: manyThrough('BookTopic.bookId', 'BookTopic.topicId') },
  Topic: { books: manyThrough('BookTopic.topicId', 'BookTopic.bookId') },
} as const

interface Filtered extends SchemaOf<typeof tables, typeof relations> {}

export const library: Schema<Filtered> = defineSchema<Filtered>()(tables, relations)
export const { Shelf, Book, Topic, BookTopic } = library

/** Bytes of a name that quotes would end, and of one that is another library. */
export const NORTH = `it's "north" \\ --`
export const GONE = new Date('2024-02-29T10:00:00.250Z')

const book = { pages: 10, shelfId: 1, library: NORTH, gone: null } as const

/** Two libraries; of the northern one, book 2 is deleted, book 3 has no pages, and book 4 stands nowhere. */
export async function seedLibrary(db: TransactionDatabase): Promise<TransactionDatabase> {
  await createTables(db, library)
  await insertInto(Shelf)
    .values([
      { id: 1, name: 'a', library: NORTH },
      { id: 2, name: 'b', library: NORTH },
      { id: 3, name: 'c', library: 'south' },
    ])
    .run(db)
  await insertInto(Book)
    .values([
      { ...book, id: 1, title: 'one' },
      { ...book, id: 2, title: 'two', gone: GONE, shelfId: 2 },
      { ...book, id: 3, title: 'three', pages: 0 },
      { ...book, id: 4, title: 'four', shelfId: null },
      { ...book, id: 5, title: 'five', library: 'south', shelfId: 3 },
      { ...book, id: 6, title: 'six', library: 'south' },
    ])
    .run(db)
  await insertInto(Topic)
    .values([
      { id: 1, name: 'sea', gone: null },
      { id: 2, name: 'sky', gone: GONE },
    ])
    .run(db)
  await insertInto(BookTopic)
    .values([
      { bookId: 1, topicId: 1 },
      { bookId: 1, topicId: 2 },
      { bookId: 2, topicId: 1 },
      { bookId: 5, topicId: 1 },
    ])
    .run(db)
  return withFilters(db, library, { library: NORTH })
}
