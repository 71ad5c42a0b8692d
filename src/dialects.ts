// The dialects, for query.toSQL(...).
export type { Dialect } from './dialect/dialect.ts'
export { sqlite } from './dialect/sqlite/index.ts'
