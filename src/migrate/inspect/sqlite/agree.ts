// The text of a table and what SQLite says of it have to agree: what was read wrong is found here.
import type { ColumnRow, KeyRow } from '../../../dialect/sqlite/catalogue.ts'
import { fold, isSame } from '../../../dialect/sqlite/catalogue-names.ts'
import type { TableText } from '../../../dialect/sqlite/catalogue-table.ts'
import { MigrationError } from '../../../error/migration.ts'
import { keyOf } from './catalogue.ts'

/** MigrationError where they do not. */
export function agree(table: string, text: TableText, columns: readonly ColumnRow[], keys: readonly KeyRow[]): void {
  const same = sameColumns(text, columns) && samePrimaryKey(text, columns) && sameForeignKeys(text, keys)
  if (!same) throw new MigrationError(`the table ${table}: its definition is not what the database says of it`)
}

const sameNames = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((name, at) => isSame(name, b[at] as string))

const sameColumns = (text: TableText, columns: readonly ColumnRow[]): boolean =>
  sameNames(
    text.columns.map(({ name }) => name),
    columns.map(({ name }) => name),
  ) &&
  text.columns.every(({ generated, stored, notNull }, at) => {
    const { hidden, notnull, pk } = columns[at] as ColumnRow
    const expected = generated === undefined ? 0 : stored ? 3 : 2
    return hidden === expected && (pk > 0 || notnull === Number(notNull ?? false))
  })

const samePrimaryKey = ({ primaryKey }: TableText, columns: readonly ColumnRow[]): boolean =>
  sameNames([...new Set(primaryKey?.columns.map(({ name }) => fold(name)))], keyOf(columns))

function sameForeignKeys({ foreignKeys }: TableText, rows: readonly KeyRow[]): boolean {
  const known = [...Map.groupBy(rows, ({ id }) => id).values()]
  return (
    known.length === foreignKeys.length &&
    foreignKeys.every(({ table, columns }, at) => {
      const there = known[at] as KeyRow[]
      return sameNames([table, ...columns], [there[0]?.target ?? '', ...there.map(({ from }) => from)])
    })
  )
}
