// Random choices that can be repeated: the same seed draws the same.

/** Seeds to try: the one of ISOMODEL_SEED, or these. They stand in the names of the tests. */
export const seeds: readonly number[] = process.env['ISOMODEL_SEED']
  ? [Number(process.env['ISOMODEL_SEED'])]
  : [1, 20_240_501, 77_777]

export interface Draw {
  /** A whole number from 0 to `below`, not included. */
  int(below: number): number
  /** True in one of `times` cases. */
  once(times: number): boolean
  pick<T>(list: readonly T[]): T
  /** From `least` to `most` results of a function. */
  some<T>(least: number, most: number, make: () => T): T[]
}

/** A generator of 32-bit numbers by Tommy Ettinger, known as mulberry32, which is in the public domain. */
export function draw(seed: number): Draw {
  let state = seed | 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const int = (below: number): number => Math.floor(next() * below)
  return {
    int,
    once: times => int(times) === 0,
    pick: list => list[int(list.length)] as never,
    some: (least, most, make) => Array.from({ length: least + int(most - least + 1) }, make),
  }
}
