// Names in the database: of columns, and of constraints and indexes that nobody named.

/** Bytes that a name may have: what Postgres keeps of one, and less than the others allow. */
export const MAX_NAME = 63

export const byteLength = (text: string): number => new TextEncoder().encode(text).length

/** `createdAt` is `created_at`, `URLPath` is `url_path`, `line2Text` is `line2_text`. */
export const snakeCase = (name: string): string =>
  name.replace(/(?<=[\p{Ll}\d])(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/gu, '_').toLowerCase()

/** FNV-1a, 32 bits: the same text always gives the same eight digits. */
function hash(text: string): string {
  let value = 0x811c9dc5
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193)
  return (value >>> 0).toString(16).padStart(8, '0')
}

const PREFIX = { primaryKey: 'pk', index: 'ix', unique: 'uq', check: 'ck', foreignKey: 'fk' } as const

/**
 * The name of a constraint or an index: `ix_heroes_team_id`. Names beyond 63 bytes are cut and end with a hash of the
 * whole, so that they stay apart and never change.
 */
export function constraintName(kind: keyof typeof PREFIX, table: string, columns: readonly string[]): string {
  const name = [PREFIX[kind], table, ...columns].join('_')
  if (byteLength(name) <= MAX_NAME) return name
  let cut = ''
  for (const character of name) {
    if (byteLength(cut + character) > MAX_NAME - 9) break
    cut += character
  }
  return `${cut}_${hash(name)}`
}
