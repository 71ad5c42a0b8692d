// bytea as text: https://www.postgresql.org/docs/current/datatype-binary.html
import { fail } from './fail.ts'

const value = (code: number): number => (code <= 57 ? code - 48 : (code | 32) - 87)

/** The bytes of `\x00ff`. */
export function bytesOf(text: string): Uint8Array {
  if (!text.startsWith('\\x')) fail('is no blob')
  const bytes = new Uint8Array((text.length - 2) / 2)
  for (let at = 0; at < bytes.length; at++) {
    bytes[at] = (value(text.charCodeAt(2 * at + 2)) << 4) | value(text.charCodeAt(2 * at + 3))
  }
  return bytes
}

export function bytesText(bytes: Uint8Array): string {
  let text = '\\x'
  for (const byte of bytes) text += byte.toString(16).padStart(2, '0')
  return text
}
