// One text for equal data: what the hashes of migrations are made of.

/** By code units: the same order everywhere, whatever the language. */
export const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b))

/**
 * The value as JSON text, the same however it was written down: properties by name, arrays in their order, `undefined` left
 * out. Line endings inside texts count as `\n`, and a byte order mark as nothing, since SQL is often read from files.
 */
export const canonicalJson = (value: unknown): string => JSON.stringify(sorted(value, inText))

/** Whether two values are the same JSON, to the letter. */
export const sameJson = (a: unknown, b: unknown): boolean =>
  JSON.stringify(sorted(a, asItIs)) === JSON.stringify(sorted(b, asItIs))

const inText = (text: string): string => text.replace(/^\uFEFF/, '').replaceAll(/\r\n?/g, '\n')
const asItIs = (text: string): string => text

function sorted(value: unknown, write: (text: string) => string): unknown {
  if (typeof value === 'string') return write(value)
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(item => sorted(item, write))
  const entries = Object.entries(value).toSorted(([a], [b]) => compare(a, b))
  return Object.fromEntries(entries.map(([key, one]) => [key, sorted(one, write)]))
}
