// What the browser lets a site keep. https://storage.spec.whatwg.org/
import { StorageUnavailable } from '../../src/error/transaction.ts'

export interface StorageEstimate {
  /** Bytes that all data of the site take, by the browser's own estimate. */
  readonly usage: number
  /** Bytes that they may take. */
  readonly quota: number
  /** Whether the browser keeps them when it runs short of space; otherwise it may remove all of them. */
  readonly persisted: boolean
}

/**
 * How much this site stores and may store, all its databases together.
 *
 * @throws StorageUnavailable where the browser does not tell, or outside of a browser
 */
export async function estimate(): Promise<StorageEstimate> {
  const manager = storage()
  const [{ usage = 0, quota = 0 }, persisted] = await Promise.all([manager.estimate(), manager.persisted()])
  return { usage, quota, persisted }
}

/**
 * Asks the browser never to remove this site's data by itself. Some browsers ask the user.
 *
 * @returns whether it agreed
 * @throws StorageUnavailable where it cannot be asked, or outside of a browser
 */
export async function persist(): Promise<boolean> {
  return storage().persist()
}

function storage(): StorageManager {
  const manager = typeof navigator === 'undefined' ? undefined : navigator.storage
  if (manager?.estimate === undefined) {
    throw new StorageUnavailable('only browsers, on securely served pages, tell what they store')
  }
  return manager
}
