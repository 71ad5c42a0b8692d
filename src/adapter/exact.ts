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
export function narrowed(statement: SyncPrepared): SyncPrepared {
  return {
    columns: () => statement.columns(),
    all: parameters => statement.all(parameters).map(narrow),
    first(parameters) {
      const row = statement.first(parameters)
      return row && narrow(row)
    },
    run: parameters => statement.run(parameters),
    cursor(parameters, size) {
      const cursor = statement.cursor(parameters, size)
      return { next: () => cursor.next().map(narrow), close: () => cursor.close() }
    },
    finalize: () => statement.finalize(),
  }
}

function narrow(row: RawRow): RawRow {
  const cells = row as Record<string, unknown>
  for (const key of Object.keys(cells)) {
    const value = cells[key]
    if (typeof value === 'bigint' && Number.isSafeInteger(Number(value))) cells[key] = Number(value)
  }
  return row
}
