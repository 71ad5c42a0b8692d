// Cursors: the place of a row in an order, as opaque text that leaves the program and comes back damaged or made up.

const checksum = (text: string): number =>
  Array.from(text).reduce((sum, character) => (Math.imul(sum, 31) + (character.codePointAt(0) as number)) | 0, 0)

/** What JSON has not: bytes, and numbers that may have 64 bits or no end. */
function toItem(value: unknown): unknown {
  if (value === null || typeof value === 'string') return value
  return value instanceof Uint8Array ? [...value] : [String(value as number)]
}

function fromItem(item: unknown): unknown {
  if (!Array.isArray(item)) return item
  const [first] = item
  if (typeof first !== 'string') return Uint8Array.from(item)
  return String(+first) === first ? +first : BigInt.asIntN(64, BigInt(first))
}

/**
 * `[version, checksum, values]` as base64url. Only `~` would come out as a character of base64 that base64url has not.
 *
 * @param order - tells the order from all others; it is part of the checksum
 */
export function writeCursor(order: string, values: readonly unknown[]): string {
  const json = JSON.stringify(values.map(toItem))
  const text = encodeURIComponent(`[1,${checksum(order + json)},${json}]`)
  return btoa(text.replaceAll('~', '%7E')).replaceAll('=', '')
}

/** The values of a cursor, if it is exactly what this order writes of them. Throws errors of all kinds if not. */
export function readCursor(order: string, cursor: string): unknown[] {
  const values = JSON.parse(decodeURIComponent(atob(cursor)))[2].map(fromItem)
  if (writeCursor(order, values) !== cursor) throw new Error()
  return values
}
