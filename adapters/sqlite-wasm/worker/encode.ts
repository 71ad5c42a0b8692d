// Rows into one buffer: cells of eight bytes, a tag for each, all texts one after another, all blobs one after another.
// The layout is that of `wire/rows.ts`; `page/decode.ts` reads it.
import type { Pointer } from '../engine/driver.ts'
import type { Sqlite } from '../engine/load.ts'
import { BLOB, FLOAT, INTEGER, TEXT } from '../engine/read.ts'
import { BROKEN, HEADER, tag } from '../wire/rows.ts'

/** A text of this many bytes is copied at once; shorter ones byte by byte, which costs less than a call. */
const LONG = 64

/** Collects rows of one statement after another; its memory is used again. */
export class RowEncoder {
  readonly #sqlite: Sqlite
  #cells = new Float64Array(8192)
  #halves = new Uint32Array(this.#cells.buffer)
  #wide = new BigInt64Array(this.#cells.buffer)
  #tags = new Uint8Array(8192)
  #text = new Uint8Array(65_536)
  #blobs = new Uint8Array(0)
  #cell = 0
  #textBytes = 0
  #textUnits = 0
  /** A text begins in the middle of a character, so that it would not be read alone as it is beside others. */
  #broken = false
  #blobBytes = 0

  constructor(sqlite: Sqlite) {
    this.#sqlite = sqlite
  }

  /** Adds the row that the statement stands on. */
  add(statement: Pointer, columns: number): void {
    if (this.#cell + columns > this.#tags.length) this.#growCells(this.#cell + columns)
    for (let column = 0; column < columns; column++) this.#add(statement, column)
  }

  /** Bytes of texts and blobs so far. */
  get size(): number {
    return this.#textBytes + this.#blobBytes
  }

  /** The rows as a buffer of their own. The encoder is empty afterwards. */
  finish(columns: number): ArrayBuffer {
    const cells = this.#cell
    const textAt = HEADER + cells * 9
    const blobsAt = textAt + this.#textBytes
    const buffer = new ArrayBuffer(blobsAt + this.#blobBytes)
    const bytes = new Uint8Array(buffer)
    const units = this.#broken ? BROKEN : this.#textUnits
    const facts = [columns, cells, this.#textBytes, units, this.#blobBytes]
    new Uint32Array(buffer, 0, facts.length).set(facts)
    bytes.set(new Uint8Array(this.#cells.buffer, 0, cells * 8), HEADER)
    bytes.set(this.#tags.subarray(0, cells), HEADER + cells * 8)
    bytes.set(this.#text.subarray(0, this.#textBytes), textAt)
    bytes.set(this.#blobs.subarray(0, this.#blobBytes), blobsAt)
    this.clear()
    return buffer
  }

  clear(): void {
    this.#broken = false
    this.#cell = this.#textBytes = this.#textUnits = this.#blobBytes = 0
  }

  #add(statement: Pointer, column: number): void {
    const { functions } = this.#sqlite
    const cell = this.#cell++
    switch (functions.sqlite3_column_type(statement, column)) {
      case INTEGER: {
        const value = functions.sqlite3_column_double(statement, column)
        if (Number.isSafeInteger(value)) {
          this.#tags[cell] = tag.number
          this.#cells[cell] = value
        } else {
          this.#tags[cell] = tag.bigint
          this.#wide[cell] = functions.sqlite3_column_int64(statement, column)
        }
        break
      }
      case FLOAT:
        this.#tags[cell] = tag.number
        this.#cells[cell] = functions.sqlite3_column_double(statement, column)
        break
      case TEXT: {
        // In this order: asking for the text may convert it, and with that change its length.
        const start = functions.sqlite3_column_text(statement, column) >>> 0
        this.#addText(cell, start, functions.sqlite3_column_bytes(statement, column))
        break
      }
      case BLOB: {
        const start = functions.sqlite3_column_blob(statement, column) >>> 0
        this.#addBlob(cell, start, functions.sqlite3_column_bytes(statement, column))
        break
      }
      default:
        this.#tags[cell] = tag.null
    }
  }

  /**
   * Keeps both lengths of a text: in bytes, and in the units that strings are counted in, so that the page can decode
   * all texts in one call and cut the result.
   */
  #addText(cell: number, start: Pointer, length: number): void {
    const at = this.#textBytes
    if (at + length > this.#text.length) this.#text = grown(this.#text, at + length)
    const units = length < LONG ? this.#copyShort(start, length, at) : this.#copyLong(start, length, at)
    if (length > 0 && continues(this.#text[at]!)) this.#broken = true
    this.#textBytes = at + length
    this.#textUnits += units
    this.#tags[cell] = tag.text
    this.#halves[cell * 2] = units
    this.#halves[cell * 2 + 1] = length
  }

  #copyShort(start: Pointer, length: number, at: number): number {
    const source = this.#sqlite.heap.bytes
    const text = this.#text
    let units = length
    for (let index = 0; index < length; index++) {
      const byte = source[start + index]!
      text[at + index] = byte
      if (byte > 127) units += unitsOf(byte)
    }
    return units
  }

  #copyLong(start: Pointer, length: number, at: number): number {
    const source = this.#sqlite.heap.bytes.subarray(start, start + length)
    this.#text.set(source, at)
    let units = length
    for (let index = 0; index < length; index++) {
      const byte = source[index]!
      if (byte > 127) units += unitsOf(byte)
    }
    return units
  }

  #addBlob(cell: number, start: Pointer, length: number): void {
    const at = this.#blobBytes
    if (at + length > this.#blobs.length) this.#blobs = grown(this.#blobs, at + length)
    this.#blobs.set(this.#sqlite.heap.bytes.subarray(start, start + length), at)
    this.#blobBytes = at + length
    this.#tags[cell] = tag.blob
    this.#halves[cell * 2] = length
  }

  #growCells(size: number): void {
    const cells = new Float64Array(Math.max(size, this.#cells.length * 2))
    cells.set(this.#cells)
    this.#cells = cells
    this.#halves = new Uint32Array(cells.buffer)
    this.#wide = new BigInt64Array(cells.buffer)
    this.#tags = grown(this.#tags, cells.length)
  }
}

/** Whether a byte is not the first of its character. */
const continues = (byte: number): boolean => (byte & 0xc0) === 0x80

/** What a byte beyond ASCII changes: bytes that continue a character count nothing, characters of four bytes are pairs. */
const unitsOf = (byte: number): number => (byte < 0xc0 ? -1 : byte >= 0xf0 ? 1 : 0)

function grown(bytes: Uint8Array<ArrayBuffer>, size: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(Math.max(size, bytes.length * 2))
  larger.set(bytes)
  return larger
}
