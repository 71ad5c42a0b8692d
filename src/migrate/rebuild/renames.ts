// Names that change all at once, as renames one after another.
import { fold } from './words.ts'

export type Rename = readonly [from: string, to: string]

/** A name like this one that is not taken. */
export function freeName(name: string, taken: Iterable<string>): string {
  const all = new Set([...taken].map(fold))
  let free = name
  while (all.has(fold(free))) free += '_'
  return free
}

/**
 * Renames in an order in which each new name is free; names that change places go by way of a third. Columns may change
 * their case at once, and tables may not.
 */
export function inSteps(renames: readonly Rename[], names: readonly string[], of: 'columns' | 'tables'): Rename[] {
  const taken = new Set(names.map(fold))
  const steps: Rename[] = []
  let open = renames.filter(([from, to]) => from !== to)
  const step = (from: string, to: string): void => {
    steps.push([from, to])
    taken.delete(fold(from))
    taken.add(fold(to))
  }
  while (open.length > 0) {
    const next = open.find(([from, to]) => (of === 'columns' && fold(from) === fold(to)) || !taken.has(fold(to)))
    const [from, to] = next ?? (open[0] as Rename)
    open = open.filter(one => one[0] !== from)
    if (next) step(from, to)
    else {
      const third = freeName(`${from}_`, [...taken, ...open.map(([, name]) => name)])
      step(from, third)
      open.push([third, to])
    }
  }
  return steps
}
