// Generated columns that are made again, with all that stands on them: no value of theirs is anywhere else.
import type { Altered, ColumnWords, TableWords } from '../alter.ts'
import { partsOf } from '../parts.ts'
import { dropConstraint as drop, indexName } from './names.ts'
import { comment } from './text.ts'

/** `between` runs while the columns are away. */
export function remade(on: Altered, columns: readonly ColumnWords[], between: readonly string[]): string[] {
  const { after } = on
  const parts = partsOf(
    after,
    columns.map(({ schema }) => schema.name),
    'postgres',
  )
  const alter = (table: TableWords, action: string): string => `ALTER TABLE ${table.name} ${action}`
  const checked = columns.filter(column => before(on, column).check !== null)
  return [
    ...parts.foreignKeys.map(({ table, key }) => drop(table, key.name)),
    ...[...parts.primaryKey, ...parts.uniques, ...parts.checks].map(({ name }) => drop(after, name)),
    ...checked.map(column => drop(after, before(on, column).schema.typeCheck as string)),
    ...[...parts.indexes, ...parts.fullTexts].map(({ name }) => `DROP INDEX ${indexName(after, name)}`),
    ...columns.map(({ name }) => alter(after, `DROP COLUMN ${name}`)),
    ...between,
    ...columns.map(column => alter(after, `ADD COLUMN ${column.line()}`)),
    ...columns.flatMap(({ check }) => (check === null ? [] : [alter(after, `ADD ${check}`)])),
    ...parts.primaryKey.map(key => alter(after, `ADD ${after.key('PRIMARY KEY', key)}`)),
    ...parts.uniques.map(key => alter(after, `ADD ${after.key('UNIQUE', key)}`)),
    ...parts.checks.map(check => alter(after, `ADD ${after.check(check)}`)),
    ...parts.indexes.map(one => after.createIndex(one)),
    ...parts.fullTexts.flatMap(one => after.createFullText(one)),
    ...parts.foreignKeys.map(({ table, key }) => alter(table, `ADD ${table.foreignKey(key)}`)),
    ...columns.flatMap(({ name, schema }) => comment(after.name, name, schema.comment ?? null, null)),
  ]
}

const before = (on: Altered, { schema }: ColumnWords): ColumnWords => on.before.column(schema.name)
