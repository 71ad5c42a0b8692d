// Whether a file is a database that can take the place of another.
import type { Database } from '../engine/database.ts'
import { SqliteWasmError } from '../engine/errors.ts'
import { WorkerFailure } from './failure.ts'

/** https://sqlite.org/fileformat.html#magic_header_string */
const MAGIC = 'SQLite format 3\0'
/** The database header. https://sqlite.org/fileformat.html#the_database_header */
const HEADER = 100

/** Looks at the first bytes and the length, before anything is copied. */
export async function checkHeader(file: Blob): Promise<void> {
  if (file.size === 0) throw new WorkerFailure('file', 'the file is empty')
  const bytes = new Uint8Array(await file.slice(0, HEADER).arrayBuffer())
  if (new TextDecoder('latin1').decode(bytes.subarray(0, MAGIC.length)) !== MAGIC) {
    throw new WorkerFailure('file', 'the file is no SQLite database')
  }
  if (bytes.byteLength < HEADER || !isWhole(new DataView(bytes.buffer), file.size)) {
    throw new WorkerFailure('file', 'the file is not complete: its end is missing')
  }
}

function isWhole(header: DataView, length: number): boolean {
  const pageSize = header.getUint16(16) === 1 ? 65_536 : header.getUint16(16)
  // Writers older than 3.7.0 leave the number of pages alone; it counts where both counters agree.
  const counted = header.getUint32(24) === header.getUint32(92)
  return length % pageSize === 0 && !(counted && length < pageSize * header.getUint32(28))
}

/** Reads the whole database. https://sqlite.org/pragma.html#pragma_integrity_check */
export function checkDatabase(database: Database): void {
  let found: string | undefined
  try {
    found = database.ask('pragma integrity_check(1)')
  } catch (error) {
    if (!(error instanceof SqliteWasmError)) throw error
    found = error.message
  }
  if (found !== 'ok') throw new WorkerFailure('file', `the file is damaged: ${firstProblem(found)}`)
}

/** The first problem, without the line that names the database. */
const firstProblem = (found = ''): string =>
  found.split('\n').find(line => line !== '' && !line.startsWith('***')) ?? 'it cannot be read'
