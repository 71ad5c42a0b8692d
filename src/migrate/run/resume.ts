// Parts that may have been sent before: nobody noted their end.
import type { Group } from './groups.ts'
import type { Note } from './journal.ts'
import { markOf } from './mark.ts'
import type { Found } from './plan-of.ts'

/**
 * Runs a part again that nothing takes back, unless the tables are no longer those that it began with: then it was done. Where
 * it fails it is the same question once more: the server may have ended the statement of a process that is gone meanwhile.
 */
export async function again(
  found: Found,
  group: Group,
  records: readonly Note[],
  mark: string,
  work: () => Promise<void>,
): Promise<void> {
  const isDone = async (): Promise<boolean> => (await markOf(found, group)) !== mark
  if (await isDone()) return void (await found.db.batch(records))
  try {
    await work()
  } catch (error) {
    if (!(await isDone())) throw error
    await found.db.batch(records)
  }
}
