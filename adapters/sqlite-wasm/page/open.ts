// Starts the worker that owns the database, and opens it.
import type { Driver } from '../../../src/adapter/adapter.ts'
import { ConnectionLost, StorageUnavailable } from '../../../src/error/transaction.ts'
import { translate, WorkerError } from './errors.ts'
import type { SqliteWasmOpfs } from './options.ts'
import type { Opened, Opening } from '../wire/messages.ts'
import { WorkerConnection } from './connection.ts'
import { Link } from './link.ts'

export async function openWorker(options: SqliteWasmOpfs): Promise<Driver> {
  const { name, durability = 'strict', fallback, onAnswer } = options
  const link = new Link(startWorker(options))
  const { storage } = await opened(link, { name, durability, fallback, stop: link.stop })
  const connection = new WorkerConnection(link, onAnswer)
  return {
    storage,
    acquire: () => connection,
    release: () => {},
    async close() {
      try {
        await link.ask({ close: true })
      } catch (error) {
        throw translate(error, { sql: '', parameters: 0 })
      } finally {
        link.end(new ConnectionLost('the database was closed'))
      }
    },
  }
}

async function opened(link: Link, open: Opening): Promise<Opened> {
  try {
    return await link.ask<Opened>({ open })
  } catch (error) {
    link.end(new ConnectionLost('the database could not be opened'))
    throw translate(error, { sql: '', parameters: 0 }, open.name)
  }
}

function startWorker({ worker }: SqliteWasmOpfs): Worker {
  try {
    return worker ? worker() : ownWorker()
  } catch (error) {
    if (error instanceof StorageUnavailable) throw error
    const failure = new WorkerError({ kind: 'start', code: 0, message: String((error as Error)?.message), at: 0 })
    throw translate(failure, { sql: '', parameters: 0 })
  }
}

function ownWorker(): Worker {
  if (typeof Worker === 'undefined') {
    throw new StorageUnavailable(
      "there is no OPFS here, only in pages of a browser: use storage: 'memory', or isomodel/better-sqlite3 for files",
    )
  }
  // Bundlers look for exactly this.
  return new Worker(new URL('../worker/index.ts', import.meta.url), { type: 'module', name: 'isomodel' })
}
