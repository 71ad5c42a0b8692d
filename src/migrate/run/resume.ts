// Parts that may have been sent before: nobody noted their end.
import type { Statement } from '../../ast/executor.ts'
import { compareTables } from '../compare/compare.ts'
import type { Group } from './groups.ts'
import type { Found } from './plan-of.ts'

/**
 * Runs a part again that nothing takes back, unless the database shows that it was done. Where it fails, because a statement of
 * several was done, the tables are no longer those before it: then the next ones go on, and the tables are looked at in the end.
 */
export async function again(
  { db, dialect }: Found,
  { parts }: Group,
  records: readonly Statement<unknown>[],
  work: () => Promise<void>,
): Promise<void> {
  const [part] = parts
  const changes = part !== undefined && part.kind !== 'run' && part.before !== part.after
  const changed = changes && (await compareTables(db, dialect, part.before)).length > 0
  if (changed && (await compareTables(db, dialect, part.after)).length === 0) return void (await db.batch(records))
  try {
    await work()
  } catch (error) {
    if (!changed) throw error
    await db.batch(records)
  }
}
