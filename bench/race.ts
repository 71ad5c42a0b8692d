// Times two ways to do the same in turns, so that a busy machine slows both: their ratio is what counts.

/** One way: does the operation, and removes what it left behind where it leaves anything. */
export interface Runner {
  readonly run: (turn: number) => unknown
  readonly clean?: (() => unknown) | undefined
}

/** Processor time of this thread, or the time that passes. */
export type Clock = 'processor' | 'wall'

export interface Pace {
  readonly rounds: number
  /** Milliseconds that each side gets in each round. */
  readonly slice: number
  /** The processor's time, unless given. */
  readonly clock?: Clock
}

export interface Result {
  /** Microseconds an operation takes, medians over the rounds. */
  readonly baseline: number
  readonly library: number
  /** The median of the rounds' ratios. */
  readonly ratio: number
}

export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2
    ? (sorted[middle] as number)
    : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2
}

/** Microseconds on each clock. On the processor's a neighbour who takes the core away does not count. */
const clocks = {
  processor(): number {
    const { user, system } = process.threadCpuUsage()
    return user + system
  },
  wall: (): number => performance.now() * 1000,
}

const isPromise = (value: unknown): value is Promise<unknown> => value instanceof Promise

/** Microseconds that one operation takes, measured over a slice of time. */
async function time({ run, clean }: Runner, slice: number, clock: () => number): Promise<number> {
  let spent = 0
  let turns = 0
  // The clock is dear, so that short operations are timed in groups.
  let group = 1
  while (spent < slice * 1000) {
    const started = clock()
    for (let turn = 0; turn < group; turn++) {
      const answer = run(turns++)
      if (isPromise(answer)) await answer
    }
    spent += clock() - started
    if (clean) await clean()
    else group = Math.max(1, Math.min(500, Math.floor((slice * 100) / (spent / turns))))
  }
  return spent / turns
}

/** The ratio of two runners: warmed up, then in turns, each first in every other round. */
export async function race(baseline: Runner, library: Runner, pace: Pace): Promise<Result> {
  const { rounds, slice } = pace
  const clock = clocks[pace.clock ?? 'processor']
  await time(baseline, slice * 3, clock)
  await time(library, slice * 3, clock)
  const times = { baseline: [] as number[], library: [] as number[] }
  for (let round = 0; round < rounds; round++) {
    const order = round % 2 ? (['library', 'baseline'] as const) : (['baseline', 'library'] as const)
    for (const side of order) {
      globalThis.gc?.()
      times[side].push(await time(side === 'baseline' ? baseline : library, slice, clock))
    }
  }
  return {
    baseline: median(times.baseline),
    library: median(times.library),
    ratio: median(times.library.map((one, round) => one / (times.baseline[round] as number))),
  }
}
