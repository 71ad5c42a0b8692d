// What SQLite says of its tables, as rows by name.
import {
  catalogue,
  type CatalogueRow,
  type ColumnRow,
  type IndexRow,
  type KeyRow,
  type ObjectRow,
  type TableRow,
} from '../../../dialect/sqlite/catalogue.ts'
import { fold } from '../../../dialect/sqlite/catalogue-names.ts'
import { sql } from '../../../query/sql.ts'
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

/** By the table that they stand on. */
export const byTable = <T extends { readonly table: string }>(rows: readonly T[]): Map<string, T[]> =>
  Map.groupBy(rows, ({ table }) => fold(table))

const rows = <T>(json: string): T[] => JSON.parse(json) as T[]

export async function catalogueOf(db: Inspected): Promise<Catalogue> {
  const found = await sql<CatalogueRow>`${sql.unsafe(catalogue())}`.one(db)
  return {
    objects: rows<ObjectRow>(found.objects),
    tables: new Map(rows<TableRow>(found.tables).map(table => [fold(table.name), table])),
    columns: byTable(rows<ColumnRow>(found.columns)),
    indexes: byTable(rows<IndexRow>(found.indexes)),
    foreignKeys: byTable(rows<KeyRow>(found.keys)),
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
