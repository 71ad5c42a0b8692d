// A table that is built anew: either one that changes, or one that only has to point at a new one.
import type { DefiningDialect } from '../../dialect/dialect.ts'
import type { ColumnSchema, TableSchema } from '../../ast/schema.ts'
import { sqlite } from '../../dialect/sqlite/index.ts'
import { MigrationError } from '../../error/migration.ts'
import { type Conversion, conversion } from './conversion.ts'
import type { LiveObject, LiveSchema } from './live.ts'
import { liveTable } from './live.ts'
import { nameIn, withoutSchema } from './names.ts'
import { freeName, type Rename } from './renames.ts'
import { type RebuiltValue, sourceOf, type TableRebuild } from './table-rebuild.ts'
import { fold } from './words.ts'

export interface Member {
  readonly live: LiveObject
  /** Under which it is built. */
  readonly building: string
  /** Absent: it stays as it is. */
  readonly rebuild?: Rebuilding
}

/** A new column, and where it comes from. */
export interface Taken {
  readonly column: ColumnSchema
  readonly value: RebuiltValue | undefined
  /** Where the value of an old column is not one of the new. */
  readonly conversion: Conversion | null
  /** Its name until everything that mentions old names is there again. */
  readonly held: string
}

export interface Rebuilding extends TableRebuild {
  readonly columns: readonly Taken[]
  /** `after` with the names that everything has in a database without schemas. */
  readonly table: TableSchema
}

/** @throws MigrationError where the live table is not the one that the rebuild is about: rows would lose columns. */
export function rebuildingOf(
  rebuild: TableRebuild,
  live: LiveSchema,
  dialect: DefiningDialect,
): [LiveObject, Rebuilding] {
  const name = nameIn(rebuild.before, dialect)
  const table = liveTable(live, name)
  if (!table) throw new MigrationError(`the table ${name} cannot be rebuilt: the database has none`)
  const known = new Set(rebuild.before.columns.map(column => fold(column.name)))
  const there = new Set(table.columns.map(column => fold(column.name)))
  const unknown = table.columns.find(column => !known.has(fold(column.name)))
  const missing = rebuild.before.columns.find(column => !there.has(fold(column.name)))
  if (unknown)
    throw new MigrationError(
      `the table ${name} has a column ${unknown.name} that no migration knows: a rebuild would lose it`,
    )
  if (missing) throw new MigrationError(`the table ${name} has no column ${missing.name}, which migrations made`)
  return [table, { ...rebuild, columns: takenColumns(rebuild, name), table: withoutSchema(rebuild.after, dialect) }]
}

function takenColumns({ before, after, values }: TableRebuild, table: string): Taken[] {
  const old = new Map(before.columns.map(({ name }) => [name, { column: name }]))
  const found = after.columns.map(column => {
    const value = Object.hasOwn(values, column.name) ? values[column.name] : old.get(column.name)
    return { column, value, source: sourceOf(value) }
  })
  const sources = found.flatMap(({ source }) => source ?? [])
  const names = [...sources, ...after.columns.map(({ name }) => name)]
  return found.map(({ source, ...taken }) => {
    const { name } = taken.column
    const isTaken = source === undefined && sources.some(other => fold(other) === fold(name))
    return {
      ...taken,
      conversion: conversionOf(taken.column, taken.value, before, table),
      held: source ?? (isTaken ? freeName(`${name}_`, names) : name),
    }
  })
}

function conversionOf(
  is: ColumnSchema,
  value: RebuiltValue | undefined,
  { columns }: TableSchema,
  table: string,
): Conversion | null {
  if (!value || 'sql' in value || is.generated !== undefined) return null
  const was = columns.find(({ name }) => name === value.column)
  const old = `${sqlite.quote(table)}.${sqlite.quote(value.column)}`
  return was ? conversion(old, was, is, table) : null
}

/** What becomes of the names of its columns at the end. */
export const columnRenames = ({ columns }: Rebuilding): Rename[] =>
  columns.filter(({ column, held }) => column.name !== held).map(({ column, held }) => [held, column.name])
