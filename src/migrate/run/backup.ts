// A copy of the whole database while it is changed.
import type { Connection, MaybePromise } from '../../adapter/adapter.ts'
import { alone } from '../../adapter/alone.ts'
import type { BatchDatabase } from '../../database/types.ts'
import { UnsupportedError } from '../../error/definition.ts'
import { MigrationError } from '../../error/migration.ts'

/** Puts the database back as it was where the work fails. */
export async function withCopy<T>(db: BatchDatabase, work: () => Promise<T>): Promise<T> {
  const copy = await whole(db, connection => connection.exportFile?.())
  if (!copy) throw new UnsupportedError('copy of the whole database', 'this adapter', 'leave out backup')
  try {
    return await work()
  } catch (error) {
    await putBack(db, copy, error)
    throw error
  }
}

/** Says both where the copy cannot be put back: what was done by then is there. */
async function putBack(db: BatchDatabase, copy: Blob, reason: unknown): Promise<void> {
  try {
    await whole(db, connection => connection.importFile?.(copy))
  } catch (error) {
    const [first, second] = [reason, error].map(one => (one instanceof Error ? one.message : String(one)))
    throw new MigrationError(`${first}; the copy of the database could not be put back: ${second}`, reason)
  }
}

const whole = <T>(db: BatchDatabase, work: (connection: Connection) => MaybePromise<T>): Promise<T> =>
  alone(db, async connection => {
    try {
      return await work(connection)
    } catch (error) {
      throw connection.translate(error, '', 0)
    }
  })
