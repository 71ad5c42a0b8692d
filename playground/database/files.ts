// Whole databases as files, and what the browser says about the space for them.
import type { Database } from 'isomodel'
import * as wasm from 'isomodel/sqlite-wasm'

/** Bytes, and whether the browser keeps them when space is short. */
export interface Estimate {
  readonly usage: number
  readonly quota: number
  readonly persisted: boolean
}

interface Files {
  exportFile(db: Database): Promise<Blob>
  importFile(db: Database, source: Blob): Promise<void>
  estimate(): Promise<Estimate>
  persist(): Promise<boolean>
}

const files = wasm as object as Partial<Files>

const missing = (): Promise<never> => Promise.reject(new Error('this database cannot be moved as a file'))

export const exportFile: Files['exportFile'] = files.exportFile ?? missing
export const importFile: Files['importFile'] = files.importFile ?? missing
export const persist: Files['persist'] = files.persist ?? (() => navigator.storage.persist())
export const estimate: Files['estimate'] =
  files.estimate ??
  (async () => {
    const { usage = 0, quota = 0 } = await navigator.storage.estimate()
    return { usage, quota, persisted: await navigator.storage.persisted() }
  })
