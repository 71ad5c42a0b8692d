// Figures and errors as sentences.

export const number = (value: number): string => value.toLocaleString('en')

export const plural = (count: number, word: string): string => `${number(count)} ${word}${count === 1 ? '' : 's'}`

/** Browsers round their clock to 0.1 ms or more. */
export const duration = (milliseconds: number): string =>
  milliseconds < 0.1
    ? 'less than 0.1 ms'
    : milliseconds < 1_000
      ? `${milliseconds.toFixed(1)} ms`
      : `${(milliseconds / 1_000).toFixed(2)} s`

const units = ['bytes', 'kB', 'MB', 'GB', 'TB']

/** A size in bytes, by thousands. */
export function bytes(size: number): string {
  const power = size < 1 ? 0 : Math.min(Math.floor(Math.log10(size) / 3), units.length - 1)
  const value = size / 1000 ** power
  return `${power === 0 ? value : value.toFixed(value < 10 ? 1 : 0)} ${units[power]}`
}

export const errorText = (error: unknown): string =>
  error instanceof Error ? `${error.name}: ${error.message}.` : String(error)
