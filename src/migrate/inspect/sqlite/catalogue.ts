// What SQLite says of its tables, as rows by name.
import * as questions from '../../../dialect/sqlite/catalogue.ts'
import type { ColumnRow, IndexRow, KeyRow, ObjectRow, TableRow } from '../../../dialect/sqlite/catalogue.ts'
import { fold } from '../../../dialect/sqlite/catalogue-names.ts'
import { type RawSql, sql } from '../../../query/sql.ts'
import type { Inspected } from '../reader.ts'

/** Names have no case: they are looked for folded. */
export interface Catalogue {
  readonly objects: readonly ObjectRow[]
  readonly tables: ReadonlyMap<string, TableRow>
  /** By table. */
  readonly columns: ReadonlyMap<string, readonly ColumnRow[]>
  readonly indexes: ReadonlyMap<string, readonly IndexRow[]>
  readonly foreignKeys: ReadonlyMap<string, readonly KeyRow[]>
}

const asked = <T>(text: string): RawSql<T> => sql<T>`${sql.unsafe(text)}` as RawSql<T>

/** By the table that they stand on. */
export const byTable = <T extends { readonly table: string }>(rows: readonly T[]): Map<string, T[]> =>
  Map.groupBy(rows, ({ table }) => fold(table))

/** All of it at one moment. */
export async function catalogueOf(db: Inspected): Promise<Catalogue> {
  const [objects, tables, columns, indexes, foreignKeys] = await db.batch([
    asked<ObjectRow>(questions.objects),
    asked<TableRow>(questions.tables),
    asked<ColumnRow>(questions.columns),
    asked<IndexRow>(questions.indexes),
    asked<KeyRow>(questions.foreignKeys),
  ])
  return {
    objects,
    tables: new Map(tables.map(table => [fold(table.name), table])),
    columns: byTable(columns),
    indexes: byTable(indexes),
    foreignKeys: byTable(foreignKeys),
  }
}

/** The rows of a table, of which there may be none. */
export const rowsOf = <T>(rows: ReadonlyMap<string, readonly T[]>, table: string): readonly T[] =>
  rows.get(fold(table)) ?? []

/** The columns of the primary key, in its order. */
export const keyOf = (columns: readonly ColumnRow[]): string[] =>
  columns
    .filter(({ pk }) => pk > 0)
    .toSorted((a, b) => a.pk - b.pk)
    .map(({ name }) => name)
