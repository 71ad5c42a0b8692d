// Tables for people.
import { stripVTControlCharacters } from 'node:util'

/** Wide characters take two columns of a terminal. */
const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}]/u
const HIDDEN = /[\p{Mn}\p{Me}\p{Cf}]/u

const width = (text: string): number =>
  Array.from(stripVTControlCharacters(text)).reduce(
    (sum, one) => sum + (HIDDEN.test(one) ? 0 : WIDE.test(one) ? 2 : 1),
    0,
  )

/** Rows with columns under each other, the last one as long as it is. */
export function columns(rows: readonly (readonly string[])[]): string {
  const widths: number[] = []
  for (const row of rows) for (const [at, cell] of row.entries()) widths[at] = Math.max(widths[at] ?? 0, width(cell))
  const line = (row: readonly string[]): string =>
    row
      .map((cell, at) => cell + ' '.repeat((widths[at] as number) - width(cell)))
      .join('  ')
      .trimEnd()
  return rows.map(row => `${line(row)}\n`).join('')
}
