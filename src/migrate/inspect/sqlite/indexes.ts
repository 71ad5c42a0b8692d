// Indexes of a table of SQLite that CREATE INDEX made.
import type { IndexKeySchema, IndexSchema } from '../../../ast/schema.ts'
import type { IndexRow, ObjectRow } from '../../../dialect/sqlite/catalogue.ts'
import { isSame } from '../../../dialect/sqlite/catalogue-names.ts'
import { readIndex, type TableText } from '../../../dialect/sqlite/catalogue-table.ts'
import { MigrationError } from '../../../error/migration.ts'

export function indexOf({ name, table, sql }: ObjectRow, rows: readonly IndexRow[], text: TableText): IndexSchema {
  const own = rows.filter(row => row.index === name)
  const { keys, where } = readIndex(name, table, sql as string)
  if (keys.length !== own.length)
    throw new MigrationError(
      `the index ${name} of the table ${table}: its definition is not what the database says of it`,
    )
  return {
    name,
    keys: own.map((row, at) => keyOf(row, keys[at] as string, text)),
    ...(own[0]?.unique === 1 && { unique: true }),
    ...(where !== undefined && { where: { sqlite: where } }),
  }
}

/** A collation counts where it is not the one that the column has; those of expressions are a part of them. */
function keyOf({ cid, name, desc, coll }: IndexRow, sql: string, text: TableText): string | IndexKeySchema {
  const sorted = desc === 1 ? { descending: true as const } : {}
  if (cid < 0 || name === null) return { sql: { sqlite: sql }, ...sorted }
  const usual = text.columns.find(column => isSame(column.name, name))?.collate ?? 'BINARY'
  const collated = isSame(coll, usual) ? {} : { collate: coll }
  return desc === 1 || 'collate' in collated ? { column: name, ...sorted, ...collated } : name
}
