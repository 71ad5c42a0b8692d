// Integers of drivers that read either all of them as numbers, rounded, or all of them as bigints.
import type { Cursor, Prepared, RawRow } from './adapter.ts'

/** A cursor of a synchronous driver. */
export interface SyncCursor extends Cursor {
  next(): RawRow[]
  close(): void
}

/** A statement of a synchronous driver. */
export interface SyncPrepared extends Prepared {
  columns(): readonly string[]
  all(parameters: readonly unknown[]): RawRow[]
  first(parameters: readonly unknown[]): RawRow | undefined
  run(parameters: readonly unknown[]): number
  insert?(parameters: readonly unknown[]): number | bigint | undefined
  cursor(parameters: readonly unknown[], size: number): SyncCursor
}

/** A statement that reads all integers as bigints, made to answer numbers wherever they are exact. */
export const narrowed = (statement: SyncPrepared): SyncPrepared => ({
  ...statement,
  all: parameters => statement.all(parameters).map(narrow),
  first(parameters) {
    const row = statement.first(parameters)
    return row && narrow(row)
  },
  cursor(parameters, size) {
    const cursor = statement.cursor(parameters, size)
    return { ...cursor, next: () => cursor.next().map(narrow) }
  },
})

function narrow(row: RawRow): RawRow {
  const cells = row as Record<string, unknown>
  for (const key of Object.keys(cells)) {
    const value = cells[key]
    if (typeof value === 'bigint' && Number.isSafeInteger(Number(value))) cells[key] = Number(value)
  }
  return row
}
