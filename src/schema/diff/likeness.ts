// How much a thing that is gone is like one that is new: only for the order in which they are offered.
import type { ColumnSchema, TableSchema } from '../../ast/schema.ts'
import { equal } from './comparable.ts'

/** Pairs of neighbouring characters, letters in lower case. */
function pairsOf(name: string): string[] {
  const letters = Array.from(name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, ''))
  return letters.length < 2 ? letters : letters.slice(1).map((letter, at) => (letters[at] as string) + letter)
}

/** The share of pairs that two names have in common: https://en.wikipedia.org/wiki/Dice-S%C3%B8rensen_coefficient */
export function nameLikeness(a: string, b: string): number {
  if (a.toLowerCase() === b.toLowerCase()) return 1
  const rest = pairsOf(b)
  const [first, second] = [pairsOf(a), rest.length]
  let both = 0
  for (const pair of first) {
    const at = rest.indexOf(pair)
    if (at === -1) continue
    rest.splice(at, 1)
    both++
  }
  return first.length + second === 0 ? 0 : (2 * both) / (first.length + second)
}

const rounded = (value: number): number => Math.round(value * 100) / 100

export function columnLikeness(a: ColumnSchema, b: ColumnSchema): number {
  const without = ({ name: _name, typeCheck: _check, comment: _comment, ...rest }: ColumnSchema): object => rest
  const alike = equal(without(a), without(b)) ? 1 : a.type === b.type ? 0.6 : 0
  return rounded(0.5 * nameLikeness(a.name, b.name) + 0.5 * alike)
}

export function tableLikeness(a: TableSchema, b: TableSchema): number {
  const known = new Map(b.columns.map(({ name, type }) => [name, type]))
  const shared = a.columns.filter(({ name, type }) => known.get(name) === type).length
  const all = a.columns.length + b.columns.length
  return rounded(0.4 * nameLikeness(a.name, b.name) + 0.6 * (all === 0 ? 0 : (2 * shared) / all))
}
