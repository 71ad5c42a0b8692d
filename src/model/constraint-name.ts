// Names of constraints and indexes that nobody named.
import { byteLength, MAX_NAME } from './naming.ts'

/** FNV-1a, 32 bits: the same text always gives the same eight digits. */
function hash(text: string): string {
  let value = 0x811c9dc5
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193)
  return (value >>> 0).toString(16).padStart(8, '0')
}

const PREFIX = { primaryKey: 'pk', index: 'ix', unique: 'uq', check: 'ck', foreignKey: 'fk', fullText: 'ft' } as const

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
