// What a connection to SQLite is told when it is opened. https://sqlite.org/pragma.html

/** Every connection, also one that was opened elsewhere: foreign keys are checked. */
export const everyConnection = 'pragma foreign_keys = on'

/** Connections that we open: a schema from elsewhere may not call functions with side effects. */
export const ownConnection = `pragma busy_timeout = 5000; pragma trusted_schema = off; ${everyConnection}`

/** Files that we open for writing: readers and the writer do not block each other. */
export const ownFile = 'pragma journal_mode = wal'

/** Reads the file's header, which opening alone does not. */
export const probe = 'select 1 from sqlite_schema limit 1'
