// Choices, from whatever makes them: fast-check, or a generator with a seed.

/** One of `0` to `choices - 1`. Zero is the plainest: failing examples are made smaller towards it. */
export type Draw = (choices: number) => number

export const pick = <T>(draw: Draw, list: readonly T[]): T => list[draw(list.length)] as T

/** True once in so many times. */
export const chance = (draw: Draw, of: number): boolean => draw(of) === of - 1

/** So many of the list, in another order. */
export function some<T>(draw: Draw, list: readonly T[], count: number): T[] {
  const rest = [...list]
  return Array.from({ length: Math.min(count, rest.length) }, () => rest.splice(draw(rest.length), 1)[0] as T)
}
