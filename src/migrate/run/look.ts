// What a database has of its migrations. Nothing is changed.
import type { BatchDatabase } from '../../database/types.ts'
import { MigrationError } from '../../error/migration.ts'
import { hashOf } from './hash.ts'
import { type Hashed, type History, historyOf } from './history.ts'
import { readJournal } from './journal.ts'
import type { Migration } from './migration.ts'
import { ordered } from './order.ts'

export const hashed = (list: readonly Migration[]): Promise<Hashed[]> =>
  Promise.all(list.map(async migration => ({ migration, hash: await hashOf(migration) })))

export interface Looked {
  readonly list: readonly Hashed[]
  readonly history: History
}

/** Opens it. A transaction is none: what runs in it would end it on some databases, and is not its own on others. */
export async function opened(db: BatchDatabase): Promise<void> {
  if (typeof (db as Partial<BatchDatabase>).open !== 'function')
    throw new MigrationError('migrations take a database, and not a transaction')
  await db.open()
}

/** Opens the database, and compares what it remembers with the migrations. */
export async function look(
  db: BatchDatabase,
  migrations: readonly Migration[],
  { outOfOrder }: { readonly outOfOrder?: boolean | undefined },
): Promise<Looked> {
  await opened(db)
  const list = await hashed(ordered(migrations))
  return { list, history: historyOf(list, await readJournal(db), outOfOrder) }
}
