// A copy of the whole database while it is changed.
import { alone } from '../../adapter/alone.ts'
import type { BatchDatabase } from '../../database/types.ts'
import { UnsupportedError } from '../../error/definition.ts'

/** Puts the database back as it was where the work fails. */
export async function withCopy<T>(db: BatchDatabase, work: () => Promise<T>): Promise<T> {
  const copy = await alone(db, ({ exportFile }) => exportFile?.())
  if (!copy) throw new UnsupportedError('copy of the whole database', 'this adapter', 'leave out backup')
  try {
    return await work()
  } catch (error) {
    await alone(db, ({ importFile }) => importFile?.(copy))
    throw error
  }
}
