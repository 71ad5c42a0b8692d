// What the steps of a plan mean for the speed of a statement.
import type { PlanNode } from 'isomodel'

export interface StepMeaning {
  readonly text: string
  readonly slow: boolean
}

/** Some things only SQLite's own words tell: https://sqlite.org/eqp.html */
export function stepMeaning({
  operation,
  index,
  detail,
}: Pick<PlanNode, 'operation' | 'index' | 'detail'>): StepMeaning | undefined {
  if (detail.includes(' VIRTUAL TABLE ')) return { text: 'virtual table', slow: false }
  if (detail.includes(' USING AUTOMATIC ')) return { text: 'index made for this run', slow: true }
  switch (operation) {
    case 'scan':
      return index === undefined ? { text: 'every row', slow: true } : { text: 'whole index', slow: false }
    case 'search':
      return { text: 'index', slow: false }
    case 'sort':
    case 'group':
    case 'distinct':
      return { text: 'sorts', slow: false }
    default:
      return undefined
  }
}
