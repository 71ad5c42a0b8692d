// Rows in batches. The protocol lets nothing onto a connection before the last row of an answer is read, and mysql2 knows
// no cursors of the server. So a reader has a connection to itself, whose socket rests between batches; where calls share
// one, or inside a transaction, all rows are read at once, before other statements come.
import type { Cursor, RawRow } from '../../src/adapter/adapter.ts'
import type { MysqlColumn } from './driver.ts'
import type { Answer, Request, Sender } from './sender.ts'

interface Reading {
  readonly request: Request
  readonly size: number
  /** Reads the cells of rows. */
  readonly answered: (answer: Pick<Answer, 'rows' | 'columns'>) => void
}

/** An open read on a connection of its own. */
export function openCursor(connection: Sender, { request, size, answered }: Reading): Cursor {
  let columns: readonly MysqlColumn[] = []
  let rows: RawRow[] = []
  let failure: { readonly error: unknown } | undefined
  let state: 'new' | 'open' | 'read' | 'over' = 'new'
  let wake = (): void => {}

  function row(cells: RawRow): void {
    if (state === 'over') return
    if (rows.push(cells) < size) return
    connection.pause()
    wake()
  }

  function end(error?: unknown): void {
    if (error !== undefined) failure = { error }
    state = state === 'over' ? state : 'read'
    wake()
  }

  /** Waits for a full batch, or for the end. */
  function fill(): Promise<void> {
    const filled = new Promise<void>(resolve => (wake = resolve))
    if (state === 'new') {
      state = 'open'
      void connection.flow(request, { columns: all => (columns = all), row, end }).catch(end)
    } else connection.resume()
    return filled
  }

  async function close(): Promise<void> {
    if (state === 'over') return
    const open = state === 'open'
    state = 'over'
    rows = []
    if (open) await drain()
    connection.holding.delete(close)
    connection.settle()
  }

  /** The server stops, and what it sent already is thrown away. */
  async function drain(): Promise<void> {
    const ended = new Promise<void>(resolve => (wake = resolve))
    const stopped = connection.stop()
    connection.resume()
    await Promise.all([ended, stopped])
  }

  connection.holding.add(close)
  return {
    async next(): Promise<RawRow[]> {
      if (state === 'over') return []
      if (state !== 'read') await fill()
      const batch = rows
      rows = []
      if (failure || state === 'read') await close()
      if (failure) throw failure.error
      answered({ rows: batch, columns })
      return batch
    },
    close,
  }
}

/** A read whose rows wait here: those before a row that fails come before its error. */
export function readCursor(connection: Sender, { request, size, answered }: Reading): Cursor {
  let columns: readonly MysqlColumn[] = []
  let failure: { readonly error: unknown } | undefined
  const read = (): Promise<RawRow[]> =>
    new Promise((resolve, reject) => {
      const rows: RawRow[] = []
      const row = (cells: RawRow): void => void rows.push(cells)
      const end = (error?: unknown): void => {
        if (error !== undefined) failure = { error }
        resolve(rows)
      }
      connection.flow(request, { columns: all => (columns = all), row, end }).catch(reject)
    })
  const cursor = bufferedCursor(read, size)
  return {
    async next() {
      const rows = await cursor.next()
      if (rows.length === 0 && failure) throw failure.error
      answered({ rows, columns })
      return rows
    },
    close: cursor.close,
  }
}

/** Rows that were all read at once: of statements that write. */
export function bufferedCursor(all: () => Promise<RawRow[]>, size: number): Cursor {
  let rows: RawRow[] | undefined
  let at = 0
  return {
    async next() {
      rows ??= await all()
      return rows.slice(at, (at += size))
    },
    close() {
      rows = []
    },
  }
}
