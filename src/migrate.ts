// isomodel/migrate: tables for models, and migrations.
export type {
  CheckSchema,
  ColumnSchema,
  DatabaseSchema,
  DialectName,
  ForeignKeySchema,
  IndexKeySchema,
  IndexSchema,
  InspectedSchema,
  KeySchema,
  OtherObject,
  Risk,
  SchemaOperation,
  SqlText,
  TableSchema,
  TypeSchema,
  ViewSchema,
} from './ast/schema.ts'
export { MigrationError, SchemaOutdated } from './error/migration.ts'
export type { Difference } from './migrate/compare/compare.ts'
export { type Config, defineConfig } from './migrate/config.ts'
export { describe } from './migrate/describe.ts'
export { inspect } from './migrate/inspect/inspect.ts'
export { baseline, type BaselineOptions } from './migrate/run/baseline.ts'
export type { MigrateOptions, Progress } from './migrate/run/migrate.ts'
export {
  type Migration,
  migration,
  type MigrationOptions,
  rawSql,
  runStep,
  type SqlStep,
  type Step,
} from './migrate/run/migration.ts'
export { type MigrationModules, migrationsIn } from './migrate/run/modules.ts'
export { fold } from './migrate/run/plan-of.ts'
export { type MigrationPlan, plan, type PlanOptions } from './migrate/run/plan.ts'
export { renamesOf } from './migrate/renames.ts'
export { rollback, type RollbackOptions } from './migrate/run/rollback.ts'
export { squash, type SquashOptions } from './migrate/run/squash.ts'
export { type MigrationStatus, status } from './migrate/run/status.ts'
export { migrate } from './migrate/run/up.ts'
export { verify } from './migrate/run/verify.ts'
export { push, type PushOptions } from './migrate/push.ts'
export { type MigrationScript, script, type ScriptOptions } from './migrate/script.ts'
export { createTables, dropTables } from './migrate/tables.ts'
export type { ColumnInput, TableInput, TableRef } from './schema/change/make-types.ts'
export {
  addCheck,
  addColumn,
  addForeignKey,
  addUnique,
  changeColumn,
  commentTable,
  createFullText,
  createIndex,
  createTable,
  createView,
  dropCheck,
  dropColumn,
  dropForeignKey,
  dropFullText,
  dropIndex,
  dropTable,
  dropUnique,
  dropView,
  moveTable,
  renameColumn,
  renameConstraint,
  renameTable,
  setPrimaryKey,
  setTableOptions,
} from './schema/change/make.ts'
export { type Assessment, assessAll } from './schema/change/risk.ts'
export { type Call, callOf } from './schema/change/call.ts'
export { apply, applyAll } from './schema/change/apply.ts'
export { invert, invertAll } from './schema/change/invert.ts'
export { diff } from './schema/diff/diff.ts'
export type {
  Answer,
  Answers,
  Candidate,
  DiffOptions,
  DiffResult,
  DiffStep,
  Question,
  Rename,
} from './schema/diff/types.ts'
export { constraintName } from './model/constraint-name.ts'
export { snakeCase } from './model/naming.ts'
export type { Models } from './schema/describe.ts'
