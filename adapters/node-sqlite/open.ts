import type { Driver } from '../../src/adapter/adapter.ts'
import { everyConnection, ownConnection, ownFile, probe } from '../../src/dialect/sqlite/settings.ts'
import { StorageUnavailable } from '../../src/error/transaction.ts'
import { driver } from './connection.ts'
import type { NodeSqliteDatabase } from './driver.ts'

/** A database file for node:sqlite to open. */
export interface NodeSqliteFile {
  /** Path of the file, made if it is missing, or `:memory:`. */
  readonly file: string
  /** Opens an existing file for reading only. */
  readonly readonly?: boolean
}

type Constructor = new (file: string, options: { readOnly: boolean }) => NodeSqliteDatabase

export function openDatabase(source: NodeSqliteDatabase | NodeSqliteFile): Driver | Promise<Driver> {
  if ('file' in source) return openFile(source)
  if (!source.isOpen) throw new StorageUnavailable('the node:sqlite database given to nodeSqlite() is closed')
  source.exec(everyConnection)
  return driver(source, false)
}

async function openFile(options: NodeSqliteFile): Promise<Driver> {
  const DatabaseSync = await load()
  const readonly = options.readonly ?? false
  let database: NodeSqliteDatabase | undefined
  try {
    database = new DatabaseSync(options.file, { readOnly: readonly })
    database.exec(ownConnection)
    database.exec(readonly ? probe : `${ownFile}; ${probe}`)
    return driver(database, true)
  } catch (error) {
    database?.close()
    const reason = error instanceof Error ? error.message : String(error)
    throw new StorageUnavailable(`the database file ${options.file} cannot be opened: ${reason}`, error)
  }
}

/** Loads the module where it is used first: older versions of Node lack it, or rows as arrays. */
async function load(): Promise<Constructor> {
  const missing = `node:sqlite needs Node 22.16 or later, and this is Node ${process.versions.node}`
  const { DatabaseSync, StatementSync } = await import('node:sqlite').catch((error: unknown) => {
    throw new StorageUnavailable(missing, error)
  })
  if (!('setReturnArrays' in StatementSync.prototype)) throw new StorageUnavailable(missing)
  return DatabaseSync
}
