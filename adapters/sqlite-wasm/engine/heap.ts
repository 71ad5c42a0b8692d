// The module's memory: texts in and out. A view of it is worth nothing once the memory has grown.
import { NOMEM, type Pointer, type SqliteModule } from './driver.ts'
import { SqliteWasmError } from './errors.ts'

const encoder = new TextEncoder()
// A byte order mark is text like any other.
const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

/** Up to here the engine joins pieces into one flat string; longer ones would be held in parts. */
const SHORT = 12
/** Up to here a string of character codes costs less than a call to the decoder. */
const MIDDLE = 64

export class Heap {
  readonly #wasm: SqliteModule['wasm']
  #bytes: Uint8Array

  constructor(wasm: SqliteModule['wasm']) {
    this.#wasm = wasm
    this.#bytes = wasm.heap8u()
  }

  /** The memory as it is now. Not to be kept across a call that may allocate. */
  get bytes(): Uint8Array {
    if (this.#bytes.byteLength === 0) this.#bytes = this.#wasm.heap8u()
    return this.#bytes
  }

  allocate(size: number): Pointer {
    const block = this.#wasm.exports.sqlite3_malloc(size)
    if (block === 0) throw new SqliteWasmError(NOMEM, 'out of memory')
    return block
  }

  /** A block with these bytes, to be freed by the caller. */
  copy(bytes: Uint8Array): Pointer {
    const block = this.allocate(Math.max(bytes.byteLength, 1))
    this.bytes.set(bytes, block)
    return block
  }

  free(block: Pointer): void {
    this.#wasm.exports.sqlite3_free(block)
  }

  /** Lends `use` the text as UTF-8, with a zero byte after it. */
  withText<T>(text: string, use: (start: Pointer, length: number) => T): T {
    const bytes = encoder.encode(`${text}\0`)
    const block = this.copy(bytes)
    try {
      return use(block, bytes.byteLength)
    } finally {
      this.free(block)
    }
  }

  /** Reads an address that C stored at `at`. */
  pointer(at: Pointer): Pointer {
    return new DataView(this.bytes.buffer).getUint32(at, true)
  }

  /** Writes a text whose UTF-8 is known to fit, and answers its length in bytes. */
  write(text: string, start: Pointer): number {
    const bytes = this.bytes
    for (let index = 0; index < text.length; index++) {
      const unit = text.charCodeAt(index)
      if (unit > 127 || index === 32) return encoder.encodeInto(text, bytes.subarray(start)).written
      bytes[start + index] = unit
    }
    return text.length
  }

  /** Reads a text up to its zero byte. */
  readTerminated(start: Pointer): string {
    const bytes = this.bytes
    return this.read(start, bytes.indexOf(0, start) - start)
  }

  read(start: Pointer, length: number): string {
    const bytes = this.bytes
    if (length > MIDDLE) return decode(bytes, start, length)
    const text = length <= SHORT ? ascii(bytes, start, start + length) : codes(bytes, start, start + length)
    return text ?? decode(bytes, start, length)
  }
}

export const encode = (text: string): Uint8Array => encoder.encode(text)

const decode = (bytes: Uint8Array, start: number, length: number): string =>
  decoder.decode(bytes.subarray(start, start + length))

/** A short text without the cost of a call to the decoder, unless it has other characters. */
function ascii(bytes: Uint8Array, start: number, end: number): string | undefined {
  let text = ''
  let at = start
  for (; at + 4 <= end; at += 4) {
    const a = bytes[at]!
    const b = bytes[at + 1]!
    const c = bytes[at + 2]!
    const d = bytes[at + 3]!
    if ((a | b | c | d) > 127) return undefined
    text += String.fromCharCode(a, b, c, d)
  }
  for (; at < end; at++) {
    const unit = bytes[at]!
    if (unit > 127) return undefined
    text += String.fromCharCode(unit)
  }
  return text
}

/** The same for texts that are longer. */
function codes(bytes: Uint8Array, start: number, end: number): string | undefined {
  for (let at = start; at < end; at++) if (bytes[at]! > 127) return undefined
  return Reflect.apply(String.fromCharCode, null, bytes.subarray(start, end))
}
