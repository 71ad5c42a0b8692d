// How changes of keys, indexes, checks and foreign keys are undone.
import type { OnTable, SchemaOperation, TableSchema } from '../../ast/schema.ts'
import type { OfKey } from './apply.ts'
import { findIn } from './lists.ts'

/** One operation is always enough: each brings back one thing. */
export function invertKey(operation: OfKey, table: TableSchema, on: OnTable): SchemaOperation {
  switch (operation.kind) {
    case 'setPrimaryKey':
      return { kind: 'setPrimaryKey', ...on, ...(table.primaryKey && { key: table.primaryKey }) }
    case 'addUnique':
      return { kind: 'dropUnique', ...on, name: operation.unique.name }
    case 'dropUnique':
      return { kind: 'addUnique', ...on, unique: findIn(table, 'uniques', operation.name) }
    case 'createIndex':
      return { kind: 'dropIndex', ...on, name: operation.index.name, ...concurrently(operation) }
    case 'dropIndex': {
      const index = findIn(table, 'indexes', operation.name)
      return { kind: 'createIndex', ...on, index, ...concurrently(operation) }
    }
    case 'addCheck':
      return { kind: 'dropCheck', ...on, name: operation.check.name }
    case 'dropCheck':
      return { kind: 'addCheck', ...on, check: findIn(table, 'checks', operation.name) }
    case 'addForeignKey':
      return { kind: 'dropForeignKey', ...on, name: operation.foreignKey.name }
    case 'dropForeignKey':
      return { kind: 'addForeignKey', ...on, foreignKey: findIn(table, 'foreignKeys', operation.name) }
    case 'createFullText':
      return { kind: 'dropFullText', ...on, name: operation.index.name }
    case 'dropFullText':
      return { kind: 'createFullText', ...on, index: findIn(table, 'fullTexts', operation.name) }
    case 'rename':
      return { kind: 'rename', ...on, of: operation.of, name: operation.to, to: operation.name }
  }
}

const concurrently = ({ concurrently: so }: { readonly concurrently?: true }): { readonly concurrently?: true } =>
  so ? { concurrently: so } : {}
