// Declared renames: which of them happen now, and which go round in a circle.
import { MigrationError } from '../../error/migration.ts'
import { compare } from '../change/json.ts'

export interface Step {
  readonly from: string
  readonly to: string
  readonly declared?: true | undefined
}

/**
 * Those that happen now. A rename has happened where the old name is gone, and where the new one is there and does not get
 * another name itself: so it may stay in a model.
 */
export function settled(
  before: readonly string[],
  after: readonly string[],
  renames: readonly Step[],
  subject: (from: string) => string,
): readonly Step[] {
  let left = renames.filter(({ from, to }) => from !== to && before.includes(from) && after.includes(to))
  for (;;) {
    const sources = new Set(left.map(({ from }) => from))
    const next = left.filter(({ to }) => !before.includes(to) || sources.has(to))
    if (next.length === left.length) break
    left = next
  }
  for (const [at, { from, to }] of left.entries()) {
    const other = left.slice(at + 1).find(step => step.from === from || step.to === to)
    if (!other) continue
    if (other.from === from && other.to === to) continue
    const twice =
      other.from === from ? `${subject(from)} is renamed to two` : `Two are renamed to one: ${subject(from)}`
    throw new MigrationError(`${twice}, ${subject(other.from)}: one of these renames is too many`)
  }
  return left.filter((step, at) => left.findIndex(({ from }) => from === step.from) === at)
}

/** Those of the renames that lead back to where they began: each at the first name, whatever the order in which they are given. */
export function circles(steps: readonly Step[]): readonly (readonly Step[])[] {
  const next = new Map(steps.map(step => [step.from, step]))
  const seen = new Set<Step>()
  return steps
    .toSorted((a, b) => compare(a.from, b.from))
    .flatMap(step => {
      const circle: Step[] = []
      for (let at: Step | undefined = step; at && !seen.has(at); at = next.get(at.to)) {
        seen.add(at)
        circle.push(at)
      }
      return circle.length > 0 && circle.at(-1)?.to === step.from ? [circle] : []
    })
}
