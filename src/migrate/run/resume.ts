// Parts that nothing takes back, and that may have been sent before: nobody noted their end.
import { QueryError } from '../../error/query.ts'
import type { Group } from './groups.ts'
import { advanced, marked, type Note } from './journal.ts'
import { markOf } from './mark.ts'
import type { Found } from './plan-of.ts'

/** Where a run is in its migration. */
interface Place {
  readonly name: string
  readonly at: number
  /** The tables as the last run met them that began this part; null where none did. */
  readonly mark: string | null
  readonly records: readonly Note[]
}

/** Runs such a part so that it is done once, however often it is begun. */
export async function onceOnly(found: Found, group: Group, place: Place, work: () => Promise<void>): Promise<void> {
  const { name, at, mark, records } = place
  try {
    if (mark !== null) return await again(found, group, records, mark, work)
    await found.db.batch([marked(name, await markOf(found, group))])
    await work()
  } catch (error) {
    // Then it was not done, and what is changed by hand until the next run does not mean that it was.
    if (isRefusal(error, group)) await found.db.batch([advanced(name, at)]).catch(() => {})
    throw error
  }
}

/** Whether the server refused the statement itself. */
const isRefusal = (error: unknown, { parts }: Group): boolean =>
  error instanceof QueryError &&
  !error.connectionLost &&
  parts.some(part => part.kind === 'statements' && part.statements.includes(error.sql))

/**
 * Runs a part again, unless the tables are no longer those that it began with: then it was done. Where it fails it is the same
 * question once more: the server may have ended the statement of a process that is gone meanwhile.
 */
async function again(
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
