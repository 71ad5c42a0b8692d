// Figures and errors as sentences.

export const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`

/** Browsers round their clock to 0.1 ms or more. */
export const duration = (milliseconds: number): string =>
  milliseconds < 0.1 ? 'less than 0.1 ms' : `${milliseconds.toFixed(1)} ms`

export const errorText = (error: unknown): string =>
  error instanceof Error ? `${error.name}: ${error.message}.` : String(error)
