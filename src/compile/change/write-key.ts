// Keys, indexes, checks and foreign keys that come, go and get other names.
import type { SchemaOperation, TableSchema } from '../../ast/schema.ts'
import type { Alterations, Altered, Change } from '../../dialect/alter.ts'
import { MigrationError } from '../../error/migration.ts'
import { shown } from './text.ts'

type OnKey = Extract<
  SchemaOperation,
  {
    kind:
      | 'setPrimaryKey'
      | 'rename'
      | `${'create' | 'drop'}${'Index' | 'FullText'}`
      | `${'add' | 'drop'}${'Unique' | 'Check' | 'ForeignKey'}`
  }
>

export function writeKeyChange(operation: OnKey, on: Altered, alter: Alterations): Change {
  const before = on.before.schema
  switch (operation.kind) {
    case 'setPrimaryKey':
      return alter.setPrimaryKey(on)
    case 'addUnique':
      return alter.addUnique(on, operation.unique)
    case 'dropUnique':
      return alter.dropUnique(on, named(before, before.uniques, operation.name))
    case 'createIndex':
      return alter.addIndex(on, operation.index, operation.concurrently ?? false)
    case 'dropIndex':
      return alter.dropIndex(on, named(before, before.indexes, operation.name), operation.concurrently ?? false)
    case 'addCheck':
      return alter.addCheck(on, operation.check)
    case 'dropCheck':
      return alter.dropCheck(on, named(before, before.checks, operation.name))
    case 'addForeignKey':
      return alter.addForeignKey(on, operation.foreignKey)
    case 'dropForeignKey':
      return alter.dropForeignKey(on, named(before, before.foreignKeys, operation.name))
    case 'createFullText':
      return alter.addFullText(on, operation.index)
    case 'dropFullText':
      return alter.dropFullText(on, named(before, before.fullTexts, operation.name))
    case 'rename':
      return alter.rename(on, operation.of, operation.name, operation.to)
  }
}

function named<P extends { readonly name: string }>(
  table: TableSchema,
  parts: readonly P[] | undefined,
  name: string,
): P {
  const found = parts?.find(part => part.name === name)
  if (!found) throw new MigrationError(`The table ${shown(table)} has nothing with the name ${name}`)
  return found
}
