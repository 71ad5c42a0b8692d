// A whole database as bytes: the file that it would be on a disk. https://sqlite.org/c3ref/serialize.html
import type { Database } from './database.ts'
import { NOMEM, OK } from './driver.ts'
import { SqliteWasmError } from './errors.ts'

/** FREEONCLOSE and RESIZEABLE: https://sqlite.org/c3ref/c_deserialize_freeonclose.html */
const OWNED = 1 | 2

/** Where the header says by which journal the file is read and written. https://sqlite.org/fileformat.html#file_format_version_numbers */
const VERSIONS = 18

/** The bytes of the database, as a file that every tool opens. */
export function serialize(database: Database): Uint8Array<ArrayBuffer> {
  const { functions, heap } = database.sqlite
  return heap.withText('main', schema => {
    const size = heap.allocate(8)
    try {
      const image = functions.sqlite3_serialize(database.pointer, schema, size, 0) >>> 0
      const length = heap.pointer(size)
      if (image === 0 && length > 0) throw new SqliteWasmError(NOMEM, 'out of memory')
      const bytes = heap.bytes.slice(image, image + length)
      if (image !== 0) heap.free(image)
      return withoutJournal(bytes)
    } finally {
      heap.free(size)
    }
  })
}

/** Replaces everything in a database in memory by the bytes of a file. */
export function deserialize(database: Database, bytes: Uint8Array): void {
  const { functions, heap } = database.sqlite
  const size = BigInt(bytes.byteLength)
  const image = heap.copy(bytes)
  heap.bytes.set([1, 1], image + VERSIONS)
  const code = heap.withText('main', schema =>
    functions.sqlite3_deserialize(database.pointer, schema, image, size, size, OWNED),
  )
  if (code !== OK) throw database.failure(code)
}

/** A file that no write-ahead log belongs to: tools that cannot share memory open it too. */
export function withoutJournal<B extends Uint8Array>(bytes: B): B {
  if (bytes.byteLength > VERSIONS + 1) bytes.set([1, 1], VERSIONS)
  return bytes
}
