// The dialects, for query.toSQL(...).
export type { Dialect } from './dialect/dialect.ts'
export { mariadb, mysql } from './dialect/mysql/index.ts'
export { postgres } from './dialect/postgres/index.ts'
export { sqlite } from './dialect/sqlite/index.ts'
