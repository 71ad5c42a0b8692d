// Rows out of the buffer that `worker/encode.ts` fills.
import type { RawRow } from '../../../src/adapter/adapter.ts'
import { HEADER, tag } from '../wire/rows.ts'

// A byte order mark is text like any other.
const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
const strict = new TextDecoder('utf-8', { ignoreBOM: true, fatal: true })

/** Up to so many bytes are read as one string: a piece of it keeps the whole in memory. */
const TOGETHER = 1_000_000

/** The values of a row, one after another. */
export interface Cells {
  next(): unknown
}

/** Makes a row of the next cells. */
export type RowMaker = (cells: Cells, columns: number) => RawRow

/** Adds the rows of the buffer to `target`. */
export function decodeRows(buffer: ArrayBuffer, make: RowMaker, target: RawRow[]): void {
  const [columns = 0, cells = 0] = new Uint32Array(buffer, 0, 2)
  const reader = new CellReader(buffer)
  // Rows without columns have no cells, and there is no such statement.
  for (let cell = 0; cell < cells; cell += columns) target.push(make(reader, columns))
}

/** Rows as arrays. */
export const arrayRow: RowMaker = (cells, columns) => {
  const row: unknown[] = []
  for (let column = 0; column < columns; column++) row.push(cells.next())
  return row
}

/** Rows as objects with these properties. */
export function objectRow(names: readonly string[]): RowMaker {
  if (names.includes('__proto__')) throw new RangeError('no column of a result may be called __proto__')
  // A copy of it has every property already, in order.
  const template: Readonly<Record<string, unknown>> = Object.fromEntries(names.map(name => [name, null]))
  return cells => {
    const row = { ...template }
    for (let column = 0; column < names.length; column++) row[names[column]!] = cells.next()
    return row
  }
}

/** Reads the cells of a buffer one after another. */
export class CellReader implements Cells {
  readonly #cells: Float64Array
  readonly #halves: Uint32Array
  readonly #wide: BigInt64Array
  readonly #tags: Uint8Array
  /** The bytes of all texts, and the texts as one string, unless some are not well-formed or they are long. */
  readonly #bytes: Uint8Array
  readonly #text: string | undefined
  readonly #blobs: Uint8Array
  #cell = 0
  #textAt = 0
  #blobAt = 0

  constructor(buffer: ArrayBuffer) {
    const [, cells = 0, textBytes = 0, textUnits = 0] = new Uint32Array(buffer, 0, 4)
    const textAt = HEADER + cells * 9
    this.#cells = new Float64Array(buffer, HEADER, cells)
    this.#halves = new Uint32Array(buffer, HEADER, cells * 2)
    this.#wide = new BigInt64Array(buffer, HEADER, cells)
    this.#tags = new Uint8Array(buffer, HEADER + cells * 8, cells)
    this.#bytes = new Uint8Array(buffer, textAt, textBytes)
    this.#text = textBytes > TOGETHER ? undefined : joined(this.#bytes, textUnits)
    this.#blobs = new Uint8Array(buffer, textAt + textBytes)
  }

  next(): unknown {
    const cell = this.#cell++
    switch (this.#tags[cell]) {
      case tag.number:
        return this.#cells[cell]
      case tag.text:
        return this.#nextText(cell)
      case tag.blob: {
        const start = this.#blobAt
        this.#blobAt += this.#halves[cell * 2]!
        return this.#blobs.slice(start, this.#blobAt)
      }
      case tag.bigint:
        return this.#wide[cell]
      default:
        return null
    }
  }

  #nextText(cell: number): string {
    const start = this.#textAt
    if (this.#text === undefined) {
      this.#textAt += this.#halves[cell * 2 + 1]!
      return decoder.decode(this.#bytes.subarray(start, this.#textAt))
    }
    this.#textAt += this.#halves[cell * 2]!
    return this.#text.substring(start, this.#textAt)
  }
}

/** The texts as one string, unless some of them are no UTF-8. */
function joined(bytes: Uint8Array, units: number): string | undefined {
  try {
    const text = strict.decode(bytes)
    return text.length === units ? text : undefined
  } catch {
    return undefined
  }
}
