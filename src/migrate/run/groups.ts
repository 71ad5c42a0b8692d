// Parts that are done or undone together.
import type { Part } from './parts.ts'

export interface Group {
  readonly parts: readonly Part[]
  /** Whether the database takes all of it back where some of it fails. */
  readonly atomic: boolean
}

/** How a database can be changed: what of it is all or nothing. */
export interface Means {
  /** Whether a transaction takes back changes of tables. */
  readonly transactional: boolean
  /** Whether it takes a list of statements at once, and nothing between them. */
  readonly batches: boolean
}

/**
 * The fewest groups that the database can do at once: all parts where it takes everything back, and a group ends before and after
 * what runs alone. Where nothing is taken back each part is a group. A rebuild is worked out when all before it is done, and so
 * begins a group where statements are sent together.
 */
export function groupsOf(parts: readonly Part[], { transactional, batches }: Means): readonly Group[] {
  const groups: { parts: Part[]; atomic: boolean }[] = []
  for (const part of parts) {
    const atomic = part.kind === 'run' || (transactional && !(part.kind === 'statements' && part.alone))
    const last = groups.at(-1)
    const joins = last?.atomic && atomic && transactional && !(batches && part.kind === 'rebuild')
    if (joins) last.parts.push(part)
    else groups.push({ parts: [part], atomic })
  }
  return groups
}
