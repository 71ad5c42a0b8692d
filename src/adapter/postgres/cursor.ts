// Rows in batches, by a cursor of the server: https://www.postgresql.org/docs/current/sql-declare.html
import type { Cursor, RawRow } from '../adapter.ts'

/** What a cursor needs of its connection. */
export interface CursorHost {
  /** Whether calls share the connection, so that others may come between the batches of a cursor. */
  readonly shared: boolean
  readonly inTransaction: boolean
  /** Whether its transaction failed. */
  readonly failed: boolean
  /** Cursors that were opened outside of transactions, by how they are closed. */
  readonly holding: Set<() => Promise<void>>
  exec(statements: readonly string[]): Promise<void>
  /** Called after a cursor was closed. */
  settle(): void
}

/** Runs SQL that is not kept prepared, and reads its cells as those of the statement are read. */
export type Ask = (sql: string, parameters: readonly unknown[]) => Promise<RawRow[]>

let count = 0

/**
 * In a transaction the cursor lives as long as that. Outside, a connection that is the reader's alone gets a
 * transaction for it, and on one that others share the server keeps the rows.
 */
export function openCursor(
  connection: CursorHost,
  ask: Ask,
  sql: string,
  parameters: readonly unknown[],
  size: number,
): Cursor {
  const name = `isomodel_${++count}`
  const inside = connection.inTransaction
  const alone = !inside && !connection.shared
  let state: 'new' | 'open' | 'over' = 'new'

  async function declare(): Promise<void> {
    state = 'open'
    if (alone) await connection.exec(['BEGIN'])
    const hold = inside || alone ? '' : ' WITH HOLD'
    await ask(`DECLARE ${name} NO SCROLL CURSOR${hold} FOR ${sql}`, parameters)
  }

  async function close(): Promise<void> {
    if (state === 'over') return
    const opened = state === 'open'
    state = 'over'
    connection.holding.delete(close)
    try {
      // The transaction around it takes it along, and may have failed.
      if (opened && alone) await connection.exec(['ROLLBACK'])
      else if (opened && !connection.failed) await connection.exec([`CLOSE ${name}`])
    } catch {
      // It went with its transaction, or its connection.
    }
    connection.settle()
  }

  if (!inside) connection.holding.add(close)
  return {
    async next(): Promise<RawRow[]> {
      if (state === 'over') return []
      try {
        if (state === 'new') await declare()
        const rows = await ask(`FETCH ${size} FROM ${name}`, [])
        if (rows.length < size) await close()
        return rows
      } catch (error) {
        await close()
        throw error
      }
    },
    close,
  }
}

/** Rows that were all read at once: of statements that write. */
export function bufferedCursor(all: () => Promise<RawRow[]>): Cursor {
  let read = false
  return {
    async next() {
      if (read) return []
      read = true
      return all()
    },
    close: () => {},
  }
}
