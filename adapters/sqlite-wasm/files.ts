// Whole databases, in and out.
import type { Connection } from '../../src/adapter/adapter.ts'
import { alone, type Alone } from '../../src/adapter/alone.ts'
import { UnsupportedError } from '../../src/error/definition.ts'

/**
 * The whole database as a file of SQLite's own format, which every tool of SQLite opens.
 *
 * @param db - a database of `sqliteWasm({ storage: 'opfs' })`, its fall-backs among them; the export waits for the end of
 *   a transaction that is open
 * @returns the file, of the type `application/vnd.sqlite3`
 * @throws UnsupportedError for other databases
 */
export function exportFile(db: Alone): Promise<Blob> {
  return alone(db, async connection => {
    if (!connection.exportFile) throw unsupported('export of a file')
    return attempt(connection, () => connection.exportFile?.() as Promise<Blob>)
  })
}

/**
 * Replaces the whole database by a file of SQLite's own format. The file is copied and checked first: until it has
 * proved sound, and when it does not, the database stays as it is.
 *
 * @param db - a database of `sqliteWasm({ storage: 'opfs' })`, its fall-backs among them; the import waits for the end of
 *   a transaction that is open
 * @param source - the file, as a file input or a download gives it
 * @throws StorageUnavailable for a file that is no database, not complete or damaged
 * @throws QuotaExceeded where there is no space for it beside the present database
 * @throws UnsupportedError for other databases
 */
export function importFile(db: Alone, source: Blob | Uint8Array | ReadableStream<Uint8Array>): Promise<void> {
  return alone(db, async connection => {
    if (!connection.importFile) throw unsupported('import of a file')
    const file = source instanceof Blob ? source : await new Response(source as BodyInit).blob()
    await attempt(connection, () => connection.importFile?.(file) as Promise<void>)
  })
}

const unsupported = (feature: string): UnsupportedError =>
  new UnsupportedError(feature, 'this database', "sqliteWasm({ storage: 'opfs' }) has")

async function attempt<T>(connection: Connection, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw connection.translate(error, '', 0)
  }
}
