// bytea as text: https://www.postgresql.org/docs/current/datatype-binary.html
import { fail } from '../fail.ts'

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

/** The character of a digit. */
const code = (digit: number): number => digit + (digit < 10 ? 48 : 87)

/** Written as bytes, because a text that grows by two characters takes seven times as long. */
export function bytesText(bytes: Uint8Array): string {
  const text = new Uint8Array(2 * bytes.length + 2)
  text.set([92, 120])
  let at = 2
  for (const byte of bytes) {
    text[at++] = code(byte >> 4)
    text[at++] = code(byte & 15)
  }
  return new TextDecoder().decode(text)
}
