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

/** What a connection knows of its cursors: `reading()` before a read, `writing()` before anything else. */
export class OpenCursors<R extends Rows = RawRow[]> {
  readonly #open = new Set<OpenCursor<R>>()
  readonly #none: R
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
    if (this.#open.size > 0) this.#drain()
  }

  open(source: RowSource<R>, size: number): OpenCursor<R> {
    const cursor = new OpenCursor(source, size, this.#none, () => this.#open.delete(cursor))
    this.#open.add(cursor)
    return cursor
  }

  /** Refuses everything from now on; what open cursors have not read yet stays readable. */
  close(): void {
    this.#drain()
    this.#closed = true
  }

  #drain(): void {
    for (const cursor of this.#open) cursor.drain()
  }
}

class OpenCursor<R extends Rows> {
  readonly #size: number
  readonly #none: R
  readonly #ended: () => void
  /** null once the driver's statement is freed. */
  #source: RowSource<R> | null
  /** Batches read ahead of the reader. */
  #ahead: R[] = []
  /** What reading ahead ended with; it belongs to the reader, not to the write that came between. */
  #failure: { readonly error: unknown } | null = null

  constructor(source: RowSource<R>, size: number, none: R, ended: () => void) {
    this.#source = source
    this.#size = size
    this.#none = none
    this.#ended = ended
  }

  next(): R {
    const batch = this.#ahead.shift() ?? this.#read()
    if (batch.length === 0 && this.#failure) this.#fail(this.#failure.error)
    return batch
  }

  close(): void {
    this.#ahead = []
    this.#failure = null
    this.#end()
  }

  drain(): void {
    try {
      while (this.#source) this.#ahead.push(this.#read())
    } catch (error) {
      this.#failure = { error }
    }
  }

  #read(): R {
    if (!this.#source) return this.#none
    try {
      const rows = this.#source.read(this.#size)
      if (rows.length < this.#size) this.#end()
      return rows
    } catch (error) {
      this.#end()
      throw error
    }
  }

  #end(): void {
    const source = this.#source
    this.#source = null
    if (!source) return
    this.#ended()
    source.end()
  }

  #fail(error: unknown): never {
    this.#failure = null
    throw error
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
