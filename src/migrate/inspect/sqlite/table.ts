// A table of SQLite with all that stands on it.
import type { ColumnSchema, KeySchema, OtherObject, SqlText, TableSchema } from '../../../ast/schema.ts'
import type { ObjectRow, TableRow } from '../../../dialect/sqlite/catalogue.ts'
import { fold } from '../../../dialect/sqlite/catalogue-names.ts'
import { readTable } from '../../../dialect/sqlite/catalogue-table.ts'
import { expressionOf } from '../../../dialect/sqlite/catalogue-text.ts'
import { STRICT } from '../../../dialect/sqlite/ddl.ts'
import { listed } from '../listed.ts'
import { agree } from './agree.ts'
import { type Catalogue, rowsOf } from './catalogue.ts'
import { columnsOf } from './columns.ts'
import { indexOf } from './indexes.ts'
import { foreignKeyOf, keySchema, oddities } from './keys.ts'
import { namesOf } from './names.ts'
import { typeChecksOf } from './type-checks.ts'

export interface TableFound {
  readonly table: TableSchema
  readonly others: readonly OtherObject[]
}

/** `indexes`: those that CREATE INDEX made; `fullTexts`: those on this table. */
export function tableOf(
  { name, sql }: ObjectRow,
  catalogue: Catalogue,
  indexes: readonly ObjectRow[],
  fullTexts: readonly KeySchema[],
): TableFound {
  const text = readTable(name, sql as string)
  const rows = rowsOf(catalogue.columns, name)
  const indexRows = rowsOf(catalogue.indexes, name)
  agree(name, text, rows, rowsOf(catalogue.foreignKeys, name))
  const { strict, wr } = catalogue.tables.get(fold(name)) as TableRow
  const typeChecks = typeChecksOf(name, text)
  const names = namesOf(name, text)
  const columns = columnsOf({
    name,
    text,
    rows,
    indexes: indexRows,
    strict: strict === 1,
    withoutRowid: wr === 1,
    typeChecks,
  })
  const { primaryKey, uniques, checks, foreignKeys } = text
  const table: TableSchema = {
    name,
    columns,
    ...(primaryKey && { primaryKey: { ...keySchema(primaryKey, rows, names) } }),
    ...listed(
      'uniques',
      uniques.map(unique => keySchema(unique, rows, names)),
    ),
    ...listed(
      'indexes',
      indexes.map(index => indexOf(index, indexRows, text)),
    ),
    ...listed(
      'checks',
      checks
        .filter(check => !typeChecks.has(check))
        .map(check => ({ name: names(check), rule: { sqlite: expressionOf(text.reading, check.rule) } })),
    ),
    ...listed(
      'foreignKeys',
      foreignKeys.map(key => foreignKeyOf(name, key, catalogue, names)),
    ),
    ...listed('fullTexts', fullTexts),
    ...(strict === 0 && columns.every(isStrict) && { loose: true }),
    ...(wr === 1 && { withoutRowid: true }),
  }
  return { table, others: oddities(name, text, names) }
}

/** Whether the column could stand in a STRICT table. */
const isStrict = ({ sqlType }: ColumnSchema): boolean =>
  sqlType === undefined || STRICT.has(nameOf(sqlType).toUpperCase())

const nameOf = (sqlType: SqlText): string => (typeof sqlType === 'string' ? sqlType : (sqlType.sqlite ?? ''))
