// Times in one page, in turns: only ratios of the same round are compared.

export interface Times {
  /** Medians over the rounds, in milliseconds. */
  readonly ours: number
  readonly theirs: number | undefined
  /** The median of the rounds' ratios, ours to theirs; without them, ours. */
  readonly value: number
}

export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  const upper = sorted[middle] ?? Number.NaN
  return sorted.length % 2 ? upper : ((sorted[middle - 1] as number) + upper) / 2
}

/** Answers how many milliseconds one operation took. */
export type Runner = () => Promise<number>

const WARM_UP = 3

export async function race(ours: Runner, theirs: Runner | undefined, rounds: number): Promise<Times> {
  const times = { ours: [] as number[], theirs: [] as number[] }
  for (let round = -WARM_UP; round < rounds; round++) {
    for (const side of round % 2 ? (['ours', 'theirs'] as const) : (['theirs', 'ours'] as const)) {
      const time = await (side === 'ours' ? ours : theirs)?.()
      if (time !== undefined && round >= 0) times[side].push(time)
    }
  }
  const value = times.ours.map((time, round) => (theirs ? time / (times.theirs[round] as number) : time))
  return { ours: median(times.ours), theirs: theirs && median(times.theirs), value: median(value) }
}

/** Milliseconds of one turn, each awaited. */
export async function timed(turns: number, work: (turn: number) => PromiseLike<unknown>): Promise<number> {
  const started = performance.now()
  for (let turn = 0; turn < turns; turn++) await work(turn)
  return (performance.now() - started) / turns
}

/** The longest time in milliseconds for which the page could do nothing else while the work went on. */
export async function blocked(work: () => PromiseLike<unknown>): Promise<number> {
  const { port1, port2 } = new MessageChannel()
  let longest = 0
  let last = performance.now()
  const look = (): void => {
    const now = performance.now()
    longest = Math.max(longest, now - last)
    last = now
  }
  port1.onmessage = () => {
    look()
    port2.postMessage(null)
  }
  port2.postMessage(null)
  await work()
  look()
  port1.close()
  return longest
}
