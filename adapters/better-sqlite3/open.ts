import type { Driver } from '../../src/adapter/adapter.ts'
import { everyConnection, ownConnection, ownFile, probe } from '../../src/dialect/sqlite/settings.ts'
import { StorageUnavailable } from '../../src/error/transaction.ts'
import { driver } from './connection.ts'
import type { BetterSqlite3Database } from './driver.ts'

/** A database file for better-sqlite3 to open. */
export interface BetterSqlite3File {
  /** Path of the file, made if it is missing, or `:memory:`. */
  readonly file: string
  /** Opens an existing file for reading only. */
  readonly readonly?: boolean
}

type Constructor = new (file: string, options: { readonly: boolean }) => BetterSqlite3Database

export function openDatabase(source: BetterSqlite3Database | BetterSqlite3File): Driver | Promise<Driver> {
  if ('file' in source) return openFile(source)
  if (!source.open) throw new StorageUnavailable('the better-sqlite3 database given to betterSqlite3() is closed')
  source.exec(everyConnection)
  return driver(source, false)
}

async function openFile(options: BetterSqlite3File): Promise<Driver> {
  const Database = await load()
  const readonly = options.readonly ?? false
  let database: BetterSqlite3Database | undefined
  try {
    database = new Database(options.file, { readonly })
    database.exec(ownConnection)
    database.exec(readonly ? probe : `${ownFile}; ${probe}`)
    return driver(database, true)
  } catch (error) {
    database?.close()
    const reason = error instanceof Error ? error.message : String(error)
    throw new StorageUnavailable(`the database file ${options.file} cannot be opened: ${reason}`, error)
  }
}

/** Loads the package where it is used first. On a Node too old for it, loading would end the process. */
async function load(): Promise<Constructor> {
  const node = process.versions.node
  if (Number.parseInt(node) < 22) {
    throw new StorageUnavailable(`better-sqlite3 needs Node 22 or later, and this is Node ${node}`)
  }
  try {
    return (await import('better-sqlite3')).default
  } catch (error) {
    throw new StorageUnavailable('the package better-sqlite3 cannot be loaded: run npm install better-sqlite3', error)
  }
}
