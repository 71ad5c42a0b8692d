// Random values from a seed, so that a failure can be repeated: `SEED=123 npx vitest run ...`.

export interface Random {
  readonly seed: number
  /** From 0 up to, and without, `end`. */
  below(end: number): number
  pick<T>(list: readonly T[]): T
}

/** mulberry32 */
export function makeRandom(seed: number = Number(process.env.SEED ?? Date.now() % 2 ** 31)): Random {
  let state = seed
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (end: number): number => Math.floor(next() * end)
  return { seed, below, pick: list => list[below(list.length)]! }
}
