// An order in which things get their new names: never one that something else still has.

export interface Move<T> {
  readonly item: T
  readonly from: string
  readonly to: string
}

export interface Scheduling {
  /** All names that are there, also of things that keep theirs. */
  readonly present: readonly string[]
  /** A name that nothing has or gets. */
  readonly spare: (from: string) => string
  /** Whether a name stands in its own way where only its case changes. */
  readonly strict?: boolean
}

/** Names that differ by their case alone are one name to some databases. */
const fold = (name: string): string => name.toLowerCase()

/** The moves in an order that works, with more of them where names are swapped. */
export function schedule<T>(
  moves: readonly Move<T>[],
  { present, spare, strict = false }: Scheduling,
): readonly Move<T>[] {
  const there = new Set(present)
  const done: Move<T>[] = []
  let pending = [...moves]
  const spares = new Set<string>()
  const inWay = ({ from, to }: Move<T>): string[] =>
    [...there].filter(name => fold(name) === fold(to) && (strict || name !== from))
  const isPending = (name: string): boolean => pending.some(({ from }) => from === name)
  const step = (move: Move<T>, to: string): void => {
    there.delete(move.from)
    there.add(to)
    done.push({ ...move, to })
    pending = pending.filter(one => one !== move)
    if (to !== move.to) pending.push({ ...move, from: to })
  }
  while (pending.length > 0) {
    const free = pending.find(move => inWay(move).length === 0)
    const blocked = pending.find(move => !spares.has(move.from) && inWay(move).every(isPending))
    const exact = pending.find(({ to }) => !there.has(to))
    if (free) step(free, free.to)
    else if (blocked) {
      const between = spare(blocked.from)
      spares.add(between)
      step(blocked, between)
    } else {
      const next = exact ?? (pending[0] as Move<T>)
      step(next, next.to)
    }
  }
  return done
}

/** Names like `renamed_1` of which none is one of these. */
export function spareNames(taken: Iterable<string>): () => string {
  const used = new Set([...taken].map(fold))
  let count = 0
  return () => {
    do count++
    while (used.has(`renamed_${count}`))
    return `renamed_${count}`
  }
}
