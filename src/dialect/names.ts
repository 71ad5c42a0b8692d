// Columns in SQL that nobody takes apart.

/**
 * Whether a text may name a column: as it is, or with its quotes doubled. A yes may be wrong, a no is right for whatever
 * spells its names out.
 */
export function mentions(text: string, column: string): boolean {
  const within = text.toLowerCase()
  const name = column.toLowerCase()
  return [name, name.replaceAll('"', '""'), name.replaceAll('`', '``')].some(one => within.includes(one))
}
