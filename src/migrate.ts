// isomodel/migrate: tables for models.
export { createTables, dropTables } from './migrate/tables.ts'
export type { Models } from './schema/describe.ts'
