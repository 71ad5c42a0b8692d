// Parameters into statements. Texts and blobs are written to one block of memory that every execution uses again.
import { OK, type Pointer, type SqliteFunctions } from './driver.ts'
import { SqliteWasmError } from './errors.ts'
import { encode, type Heap } from './heap.ts'

/** The value stays where it is until the statement has run. https://sqlite.org/c3ref/c_static.html */
export const UNTIL_RUN = 0
/** SQLite keeps a copy, for statements that others run beside. */
export const COPIED = -1
export type Lifetime = typeof UNTIL_RUN | typeof COPIED

const SIZE = 65_536

export class Binder {
  readonly #functions: SqliteFunctions
  readonly #heap: Heap
  readonly #start: Pointer
  #position: Pointer
  /** Blocks for what did not fit. */
  #spilled: Pointer[] = []

  constructor(functions: SqliteFunctions, heap: Heap) {
    this.#functions = functions
    this.#heap = heap
    this.#start = this.#position = heap.allocate(SIZE)
  }

  /** Binds all parameters. Afterwards, and also when it throws, `release()` is due. */
  bind(statement: Pointer, parameters: readonly unknown[], lifetime: Lifetime): void {
    for (let index = 0; index < parameters.length; index++) {
      const code = this.#bind(statement, index + 1, parameters[index], lifetime)
      if (code !== OK) {
        throw new SqliteWasmError(code, this.#heap.readTerminated(this.#functions.sqlite3_errstr(code)))
      }
    }
  }

  /** Takes the memory of the parameters back: SQLite does not read it again before they are bound anew. */
  release(): void {
    this.#position = this.#start
    if (this.#spilled.length > 0) this.#freeSpilled()
  }

  #bind(statement: Pointer, index: number, value: unknown, lifetime: Lifetime): number {
    if (typeof value === 'number') return this.#functions.sqlite3_bind_double(statement, index, value)
    if (typeof value === 'string') return this.#text(statement, index, value, lifetime)
    if (value === null) return this.#functions.sqlite3_bind_null(statement, index)
    if (typeof value === 'bigint') return this.#functions.sqlite3_bind_int64(statement, index, integer64(value))
    if (value instanceof Uint8Array) {
      const start = this.#place(value)
      return this.#functions.sqlite3_bind_blob(statement, index, start, value.byteLength, lifetime)
    }
    throw new TypeError(`parameter ${index} is of type ${typeof value}, which SQLite cannot hold`)
  }

  #text(statement: Pointer, index: number, text: string, lifetime: Lifetime): number {
    if (text.length * 3 > this.#room()) {
      const bytes = encode(text)
      return this.#functions.sqlite3_bind_text(statement, index, this.#place(bytes), bytes.byteLength, lifetime)
    }
    const start = this.#position
    const length = this.#heap.write(text, start)
    this.#position += length
    return this.#functions.sqlite3_bind_text(statement, index, start, length, lifetime)
  }

  #place(bytes: Uint8Array): Pointer {
    if (bytes.byteLength > this.#room()) {
      const block = this.#heap.copy(bytes)
      this.#spilled.push(block)
      return block
    }
    const start = this.#position
    this.#heap.bytes.set(bytes, start)
    this.#position += bytes.byteLength
    return start
  }

  #room(): number {
    return this.#start + SIZE - this.#position
  }

  #freeSpilled(): void {
    for (const block of this.#spilled) this.#heap.free(block)
    this.#spilled = []
  }
}

function integer64(value: bigint): bigint {
  if (BigInt.asIntN(64, value) !== value) throw new RangeError('a bigint does not fit into the 64 bits of an integer')
  return value
}
