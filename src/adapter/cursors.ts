// The open reads of one synchronous connection. A write first reads the rest of each into memory, so that it finds the
// driver free and every reader still gets the rows that were there when it began.
import { ConnectionLost } from '../error/transaction.ts'
import type { RawRow } from './adapter.ts'

/** Rows that come together: an array of them, or whatever an adapter packs them into. */
export interface Rows {
  readonly length: number
}

/** The driver's side of an open read. */
export interface RowSource<R extends Rows = RawRow[]> {
  /** Up to `size` rows; fewer mean that there are no more. */
  read(size: number): R
  /** Frees the driver's statement. Called once. */
  end(): void
}

/** An open read. next() answers an empty batch at the end. */
export interface OpenCursor<R extends Rows> {
  next(): R
  close(): void
}

/** What a connection knows of its cursors: `reading()` before a read, `writing()` before anything else. */
export class OpenCursors<R extends Rows = RawRow[]> {
  readonly #none: R
  /** Each reads the rest of one cursor ahead. */
  readonly #open = new Set<() => void>()
  #closed = false

  /** `none`: what a cursor answers at its end; an empty array unless given. */
  constructor(none: R = [] as never) {
    this.#none = none
  }

  /** @throws ConnectionLost once the connection is closed. */
  reading(): void {
    if (this.#closed) throw new ConnectionLost('the database was closed')
  }

  /** Frees the driver for a write, BEGIN, COMMIT or the like, whose effects open cursors must not see. */
  writing(): void {
    this.reading()
    this.#open.forEach(drain => drain())
  }

  open(source: RowSource<R>, size: number): OpenCursor<R> {
    /** Batches read ahead of the reader; what reading ahead failed with belongs to the reader, not to the write. */
    let ahead: (() => R)[] = []
    const end = (): void => {
      if (this.#open.delete(drain)) source.end()
    }
    const read = (): R => {
      if (!this.#open.has(drain)) return this.#none
      let rows = this.#none
      try {
        return (rows = source.read(size))
      } finally {
        if (rows.length < size) end()
      }
    }
    const drain = (): void => {
      try {
        while (this.#open.has(drain)) {
          const rows = read()
          ahead.push(() => rows)
        }
      } catch (error) {
        ahead.push(() => {
          throw error
        })
      }
    }
    this.#open.add(drain)
    return {
      next: () => (ahead.shift() ?? read)(),
      close() {
        ahead = []
        end()
      },
    }
  }

  /** Refuses everything from now on; what open cursors have not read yet stays readable. */
  close(): void {
    this.#open.forEach(drain => drain())
    this.#closed = true
  }
}

/** Rows that were all read at once, as a source of batches: for statements that write, which must not stay open. */
export function bufferedRows(rows: RawRow[]): RowSource {
  let position = 0
  return {
    read: size => rows.slice(position, (position += size)),
    end: () => {},
  }
}

/** An iterator of the driver as a source of batches. */
export function iteratedRows(rows: Iterator<unknown>): RowSource {
  return {
    read(size) {
      const batch: RawRow[] = []
      while (batch.length < size) {
        const { done, value } = rows.next()
        if (done) break
        batch.push(value as RawRow)
      }
      return batch
    },
    end: () => void rows.return?.(),
  }
}
