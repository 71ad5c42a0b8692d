// Whole databases in IndexedDB, for browsers without files. https://www.w3.org/TR/IndexedDB/
import { WorkerFailure } from './failure.ts'

const STORE = 'snapshots'

/** The stored databases. */
export class Snapshots {
  readonly #opened: IDBDatabase
  private constructor(opened: IDBDatabase) {
    this.#opened = opened
  }

  static async open(): Promise<Snapshots> {
    try {
      const request = indexedDB.open('isomodel', 1)
      request.onupgradeneeded = () => request.result.createObjectStore(STORE)
      return new Snapshots(await answer(request))
    } catch (error) {
      throw new WorkerFailure('missing', `IndexedDB does not open: ${(error as Error).message}`)
    }
  }

  async read(name: string): Promise<Uint8Array | undefined> {
    const stored = await answer<unknown>(this.#opened.transaction(STORE).objectStore(STORE).get(name))
    return stored instanceof Uint8Array ? stored : undefined
  }

  /** Replaces what is stored. `strict`: once all of it is on the disk. */
  async write(name: string, bytes: Uint8Array, durability: 'strict' | 'relaxed'): Promise<void> {
    const transaction = this.#opened.transaction(STORE, 'readwrite', { durability })
    transaction.objectStore(STORE).put(bytes, name)
    await new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve()
      transaction.onabort = () => reject(transaction.error ?? new Error('the snapshot was not written'))
    })
  }

  close(): void {
    this.#opened.close()
  }
}

function answer<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('IndexedDB does not answer'))
  })
}
