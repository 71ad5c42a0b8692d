// Which values of a statement are equal.
import { textOf } from './value-text.ts'

/** For each value the place of the first that is equal. */
export function firsts(values: readonly unknown[]): readonly number[] {
  const known = new Map<string, number>()
  return values.map((value, at) => {
    const text = textOf(value)
    const first = known.get(text)
    if (first === undefined) known.set(text, at)
    return first ?? at
  })
}
