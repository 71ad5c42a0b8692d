// The page that `run.ts` opens: it measures, and leaves the results to the caller.
import { figures } from './figures.ts'
import { race } from './race.ts'
import { openSides } from './sides.ts'

export interface Measured {
  readonly name: string
  readonly kind: 'most' | 'least' | 'time'
  readonly bound: number | undefined
  readonly value: number
  readonly ours: number
  readonly theirs: number | undefined
}

declare global {
  /** Measures the figures whose names match. */
  var measure: (rounds: number, only: string) => Promise<Measured[]>
}

globalThis.measure = async (rounds, only) => {
  const measured: Measured[] = []
  for (const { name, kind, bound, ours, theirs } of figures(await openSides())) {
    if (!new RegExp(only).test(name)) continue
    const times = await race(ours, theirs, rounds)
    measured.push({ name, kind, bound, ...times, value: kind === 'least' ? 1 / times.value : times.value })
  }
  return measured
}
