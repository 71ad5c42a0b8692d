// A value in words: strings as they are, everything else as one would write it in code.

export function valueText(value: unknown): string {
  return typeof value === 'string' ? value : codeText(value)
}

/** The same with quotes around strings. */
export function codeText(value: unknown): string {
  if (typeof value === 'string') return `'${value.replace(/[\\']/g, String.raw`\$&`)}'`
  if (typeof value === 'bigint') return `${value}n`
  if (value instanceof Date) return value.toISOString()
  if (value instanceof Uint8Array) return `${value.length} bytes`
  if (Array.isArray(value)) return `[${value.map(codeText).join(', ')}]`
  if (typeof value === 'object' && value !== null) {
    return `{ ${Object.entries(value)
      .map(([key, part]) => `${key}: ${codeText(part)}`)
      .join(', ')} }`
  }
  return String(value)
}
