// Digits at fixed places of a text, without a copy of it: NaN or a wrong number where there are none.
const digit = (text: string, at: number): number => text.charCodeAt(at) - 48

/** The number that two digits make. */
export const two = (text: string, at: number): number => digit(text, at) * 10 + digit(text, at + 1)

/** The number that three digits make. */
const three = (text: string, at: number): number => digit(text, at) * 100 + two(text, at + 1)

/** The milliseconds of `.25`, which begins at a place and ends before another. */
export const milliseconds = (text: string, at: number, end: number): number =>
  end - at === 4 ? three(text, at + 1) : Math.round(Number(text.slice(at, end)) * 1000)

/** What Number() says of a text, of whole numbers in less time. */
export function numberOf(text: string): number {
  if (text.length > 15) return Number(text)
  let value = 0
  for (let at = 0; at < text.length; at++) {
    const next = digit(text, at)
    if (!(next >= 0 && next <= 9)) return Number(text)
    value = value * 10 + next
  }
  return value
}
