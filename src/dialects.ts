// The dialects, for query.toSQL(...).
export type { Dialect } from './dialect/dialect.ts'
export { mariadb, mysql, postgres, sqlite } from './compile/dialects.ts'
export { type ShownDialect, shown } from './compile/shown.ts'
