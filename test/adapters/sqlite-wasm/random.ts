// Values of every kind and size, from a seed.

/** https://en.wikipedia.org/wiki/Xorshift */
export function generator(seed: number): (below: number) => number {
  let state = Math.imul(seed, 0x9e3779b9) | 0 || 1
  return below => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) % below
  }
}

const pieces = ['', 'a', 'ä', '€', '😀', '\u0000', '\uFEFF', "'", '\n', '\uFFFD', 'e\u0301', '漢字', 'x'.repeat(70)]
const numbers = [0, -0, 1, -1, 0.1, 1e308, 5e-324, Infinity, -Infinity, 2 ** 53 - 1, 2 ** 53, -(2 ** 53), 2 ** 63, 1e15]
const bigints = [
  0n,
  1n,
  -1n,
  2n ** 53n - 1n,
  2n ** 53n,
  2n ** 53n + 1n,
  -(2n ** 53n) - 1n,
  2n ** 63n - 1n,
  -(2n ** 63n),
]

export type Value = string | number | bigint | Uint8Array<ArrayBuffer> | null

function value(random: (below: number) => number): Value {
  switch (random(6)) {
    case 0:
      return null
    case 1:
      return numbers[random(numbers.length)] as number
    case 2:
      return bigints[random(bigints.length)] as bigint
    case 3:
      return bytes(random, random(random(10) === 0 ? 5000 : 12))
    default:
      return Array.from({ length: random(4) }, () => pieces[random(pieces.length)]).join('')
  }
}

function bytes(random: (below: number) => number, length: number): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length }, () => random(256))
}

/** Rows of values. */
export function randomRows(seed: number, rows: number, columns: number): Value[][] {
  const random = generator(seed)
  return Array.from({ length: rows }, () => Array.from({ length: columns }, () => value(random)))
}

/** A value in words that tell every value from every other, so that rows can be compared where `===` would not do. */
export function told(value: unknown): string {
  if (value instanceof Uint8Array) return `blob ${value.join()}`
  return `${typeof value} ${Object.is(value, -0) ? '-0' : String(value)}`
}
