// Digits at fixed places of a text, without a copy of it: NaN or a wrong number where there are none.
const digit = (text: string, at: number): number => text.charCodeAt(at) - 48

/** The number that two digits make. */
export const two = (text: string, at: number): number => digit(text, at) * 10 + digit(text, at + 1)

/** The number that three digits make. */
export const three = (text: string, at: number): number => digit(text, at) * 100 + two(text, at + 1)
