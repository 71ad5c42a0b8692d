// The constructors of operations: what migrations are written in.
export { addColumn, changeColumn, dropColumn, renameColumn } from './make-columns.ts'
export {
  addCheck,
  addForeignKey,
  addUnique,
  createFullText,
  createIndex,
  dropCheck,
  dropForeignKey,
  dropFullText,
  dropIndex,
  dropUnique,
  renameConstraint,
  setPrimaryKey,
} from './make-keys.ts'
export {
  commentTable,
  createTable,
  createView,
  dropTable,
  dropView,
  moveTable,
  renameTable,
  setTableOptions,
} from './make-tables.ts'
