// What changes of keys, indexes, checks and foreign keys cost.
import type { TableSchema } from '../../ast/schema.ts'
import type { OfKey } from './apply.ts'
import { type Cost, costs, everywhere, onMysql, rebuild } from './cost.ts'
import { shown } from './find.ts'

export function wordsOfKey(operation: OfKey, table: TableSchema): string {
  const on = shown(table)
  switch (operation.kind) {
    case 'setPrimaryKey': {
      const { key } = operation
      return key ? `makes ${key.columns.join(', ')} the primary key of ${on}` : `drops the primary key of ${on}`
    }
    case 'addUnique':
      return `adds the unique constraint ${operation.unique.name} to ${on}`
    case 'dropUnique':
      return `drops the unique constraint ${operation.name} of ${on}`
    case 'createIndex':
      return `makes the index ${operation.index.name} on ${on}`
    case 'dropIndex':
      return `drops the index ${operation.name} of ${on}`
    case 'addCheck':
      return `adds the check ${operation.check.name} to ${on}`
    case 'dropCheck':
      return `drops the check ${operation.name} of ${on}`
    case 'addForeignKey':
      return `adds the foreign key ${operation.foreignKey.name} to ${on}`
    case 'dropForeignKey':
      return `drops the foreign key ${operation.name} of ${on}`
    case 'createFullText':
      return `makes the full-text index ${operation.index.name} on ${on}`
    case 'dropFullText':
      return `drops the full-text index ${operation.name} of ${on}`
    case 'rename':
      return `renames ${operation.name} of ${on} to ${operation.to}`
  }
}

export function costOfKey(operation: OfKey): Cost {
  switch (operation.kind) {
    case 'setPrimaryKey':
      // Rows stand in the order of the key: https://dev.mysql.com/doc/refman/8.4/en/innodb-index-types.html
      return costs(rebuild, onMysql('copies'), operation.key ? { postgres: 'builds' } : {})
    case 'addUnique':
      return costs(everywhere('builds'), rebuild)
    case 'createIndex':
      return operation.concurrently ? {} : everywhere('builds')
    case 'createFullText':
      return everywhere('builds')
    case 'addCheck':
      return costs(rebuild, { postgres: 'reads' }, onMysql('copies'))
    case 'addForeignKey':
      return costs(rebuild, { postgres: 'reads' }, onMysql('copies'))
    case 'rename':
      return costs(
        operation.of === 'index' ? { sqlite: 'builds' } : rebuild,
        // Neither gives such a constraint another name but by making it again.
        operation.of === 'check' || operation.of === 'foreignKey' ? onMysql('copies') : {},
      )
    case 'dropIndex':
    case 'dropFullText':
      return {}
    default:
      return rebuild
  }
}
