// Columns that foreign keys write, of which nothing can be stored beside them:
// https://dev.mysql.com/doc/refman/8.4/en/create-table-foreign-keys.html#foreign-keys-restrictions
import type { ForeignKeySchema } from '../../ast/schema.ts'
import { MigrationError } from '../../error/migration.ts'
import type { TableWords } from '../alter.ts'

const WRITING = new Set<ForeignKeySchema['onDelete']>(['set null', 'set default'])

const writes = ({ onDelete, onUpdate }: ForeignKeySchema): boolean =>
  WRITING.has(onDelete) || WRITING.has(onUpdate) || onUpdate === 'cascade'

/** The words of a full-text index are stored. */
export function refuseWritten({ schema: { name, foreignKeys = [], fullTexts = [] } }: TableWords): void {
  for (const key of foreignKeys.filter(writes)) {
    for (const index of fullTexts) {
      const column = key.columns.find(one => index.columns.includes(one))
      if (column !== undefined)
        throw new MigrationError(
          `The foreign key ${key.name} writes the column ${name}.${column}, which the full-text index ${index.name} reads: MySQL does not take both`,
        )
    }
  }
}
