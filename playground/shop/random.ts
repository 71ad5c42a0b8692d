// Random choices from a seed: whole numbers only, so that every runtime makes the same ones.

export interface Random {
  /** A whole number from 0 to `limit`, which is left out; `limit` is at most 2^32. */
  below(limit: number): number
  /** The same, but small numbers come far more often: most sales are of few records. */
  skewed(limit: number): number
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number
  pick<T>(list: readonly T[]): T
  /** True in so many of a hundred cases. */
  chance(percent: number): boolean
}

const STATES = 2 ** 32

/** Marsaglia's xorshift with 32 bits of state: https://doi.org/10.18637/jss.v008.i14 */
export function seededRandom(seed: number): Random {
  // The state may not be 0, and seeds that are neighbours should not begin alike.
  let state = Math.imul(seed ^ 0x5f3759df, 0x9e3779b1) || 1

  const next = (): number => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return state >>> 0
  }
  const below = (limit: number): number => Math.floor((next() / STATES) * limit)
  for (let round = 0; round < 8; round++) next()

  return {
    below,
    skewed: limit => Math.floor((below(limit) * below(limit)) / limit),
    between: (low, high) => low + below(high - low + 1),
    pick: list => list[below(list.length)] as (typeof list)[number],
    chance: percent => below(100) < percent,
  }
}
