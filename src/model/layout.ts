// Which columns an insert gives, as one object per combination, so that its number can stand in shape keys.
import type { InsertLayout } from '../ast/query.ts'

let count = 0

/** A bit mask of columns; tables of more than 30 columns have several, joined as text. */
export type LayoutKey = number | string

/** Bits of one mask: what stays a small integer in every engine. */
export const BITS = 30

export class Layouts {
  readonly #known = new Map<LayoutKey, InsertLayout>()
  #key: LayoutKey = -1
  #last: InsertLayout | undefined

  /** The same layout for the same columns, always. */
  of(key: LayoutKey): InsertLayout {
    if (this.#key === key) return this.#last as InsertLayout
    let found = this.#known.get(key)
    if (!found) this.#known.set(key, (found = { id: ++count, positions: positionsOf(key) }))
    this.#key = key
    this.#last = found
    return found
  }
}

function positionsOf(key: LayoutKey): number[] {
  const positions: number[] = []
  String(key)
    .split(' ')
    .forEach((mask, part) => {
      for (let bit = 0; bit < BITS; bit++) if (Number(mask) & (1 << bit)) positions.push(part * BITS + bit)
    })
  return positions
}
