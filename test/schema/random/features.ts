// What not every database has: random schemas have it where it is asked for.

export type Feature =
  /** On tables and columns. SQLite has none. */
  | 'comments'
  /** Indexes of some rows. MySQL has none. */
  | 'partial'
  /** Indexes by expressions. MariaDB has none. */
  | 'expressions'
  /** Indexes with further columns. Postgres has them. */
  | 'include'
  | 'fullTexts'
  | 'views'
  /** Generated columns that are worked out when they are read. Postgres has them since 18. */
  | 'virtual'
  /** Tables in schemas of a database. */
  | 'namespaces'
  /** Tables of SQLite that are not STRICT, or have no rowid. */
  | 'options'
  /** Changes of types for which values are lost, or have to be made by hand. */
  | 'narrowing'

export type Features = ReadonlySet<Feature>

export const EVERYTHING: readonly Feature[] = [
  'comments',
  'partial',
  'expressions',
  'include',
  'fullTexts',
  'views',
  'virtual',
  'namespaces',
  'options',
  'narrowing',
]
