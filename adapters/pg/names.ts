// Whether statements may have names on the server. Poolers that give every transaction another session forbid them.
import type { SessionHabits } from '../../src/adapter/postgres/session.ts'

/** What all connections of a database have in common. */
export interface Habits extends SessionHabits {
  /** Whether statements are prepared under names: not where the user says no, and no more after a pooler mixed them. */
  named: boolean
  /** Whether it was told that they are not. */
  told: boolean
}

const DUPLICATE = '42P05'
const UNKNOWN = '26000'

/**
 * What an error says about a name: `taken`, so that others use the same session, or `lost`.
 * https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
export function nameProblem(error: unknown, name: string): 'taken' | 'lost' | undefined {
  const { code, message } = error as { code?: string; message?: string }
  // SQL written by hand may use names of its own.
  if (!message?.includes(`"${name}"`)) return undefined
  return code === DUPLICATE ? 'taken' : code === UNKNOWN ? 'lost' : undefined
}

/** No names from now on, and one warning. */
export function tellUnnamed(habits: Habits): void {
  if (habits.told) return
  habits.told = true
  habits.tell({ type: 'prepared-statements-off' })
}
