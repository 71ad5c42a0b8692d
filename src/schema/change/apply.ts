// What a description becomes by an operation.
import type { DatabaseSchema, SchemaOperation } from '../../ast/schema.ts'
import { addColumn, changeColumn, dropColumn, renameColumn } from './apply-columns.ts'
import { add, drop, rename, setPrimaryKey } from './apply-keys.ts'
import { createTable, createView, dropTable, dropView, moveTable, renameTable } from './apply-tables.ts'
import { changeTable, onTable, tableOf } from './find.ts'

/**
 * The description after the operation; the one before stays as it is. What is dropped takes with it what stands on it: keys,
 * indexes, and the foreign keys of others. A renaming is followed everywhere but in SQL texts.
 * @throws MigrationError where something that the operation names is not there, or there already
 */
export function apply(schema: DatabaseSchema, operation: SchemaOperation): DatabaseSchema {
  switch (operation.kind) {
    case 'createTable':
      return createTable(schema, operation.table)
    case 'dropTable':
      return dropTable(schema, operation)
    case 'renameTable':
      return renameTable(schema, operation, operation.to)
    case 'moveTable':
      return moveTable(schema, operation, operation.to)
    case 'addColumn':
      return addColumn(schema, operation, operation.column)
    case 'dropColumn':
      return dropColumn(schema, operation, operation.column)
    case 'renameColumn':
      return renameColumn(schema, operation, operation.column, operation.to)
    case 'changeColumn':
      return changeColumn(schema, operation, operation.column)
    case 'createView':
      return createView(schema, operation.view)
    case 'dropView':
      return dropView(schema, operation)
    case 'commentTable':
    case 'setOptions':
      return describeTable(schema, operation)
    default:
      return applyKey(schema, operation)
  }
}

/** The description after all of the operations, one after the other. */
export const applyAll = (schema: DatabaseSchema, operations: readonly SchemaOperation[]): DatabaseSchema =>
  operations.reduce(apply, schema)

type OfTable = Extract<SchemaOperation, { kind: 'commentTable' | 'setOptions' }>

function describeTable(schema: DatabaseSchema, operation: OfTable): DatabaseSchema {
  tableOf(schema, operation)
  return changeTable(schema, onTable(operation), table => {
    if (operation.kind === 'commentTable') {
      const { comment: _comment, ...rest } = table
      return operation.text === undefined ? rest : { ...rest, comment: operation.text }
    }
    const { loose: _loose, withoutRowid: _rowid, ...rest } = table
    const { loose, withoutRowid } = operation
    return { ...rest, ...(loose && { loose }), ...(withoutRowid && { withoutRowid }) }
  })
}

/** What changes a key, an index, a check or a foreign key. */
export type OfKey = Extract<
  SchemaOperation,
  {
    kind:
      | `${'add' | 'drop'}${'Unique' | 'Check' | 'ForeignKey'}`
      | `${'create' | 'drop'}${'Index' | 'FullText'}`
      | 'setPrimaryKey'
      | 'rename'
  }
>

function applyKey(schema: DatabaseSchema, operation: OfKey): DatabaseSchema {
  switch (operation.kind) {
    case 'setPrimaryKey':
      return setPrimaryKey(schema, operation, operation.key)
    case 'addUnique':
      return add(schema, operation, 'uniques', operation.unique)
    case 'createIndex':
      return add(schema, operation, 'indexes', operation.index)
    case 'addCheck':
      return add(schema, operation, 'checks', operation.check)
    case 'addForeignKey':
      return add(schema, operation, 'foreignKeys', operation.foreignKey)
    case 'createFullText':
      return add(schema, operation, 'fullTexts', operation.index)
    case 'rename':
      return rename(schema, operation)
    default:
      return drop(schema, operation, LIST_OF[operation.kind], operation.name)
  }
}

const LIST_OF = {
  dropUnique: 'uniques',
  dropIndex: 'indexes',
  dropCheck: 'checks',
  dropForeignKey: 'foreignKeys',
  dropFullText: 'fullTexts',
} as const
