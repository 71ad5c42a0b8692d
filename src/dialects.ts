// The dialects, for query.toSQL(...).
export type { Dialect } from './dialect/dialect.ts'
export { postgres } from './dialect/postgres/index.ts'
export { sqlite } from './dialect/sqlite/index.ts'
