// Values as JSON holds them, and back: dates as ISO 8601, bigints as digits, bytes as base64.
import type { ValueKind, ValueType } from '../ast/value-type.ts'
import { isPlainDate } from '../kind/temporal.ts'

const TIMESTAMP = /^(\d{4}-\d\d-\d\d)T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/

/** A type as JSON has it. */
export type Wire<T> = T extends Date | bigint | Uint8Array
  ? string
  : T extends readonly (infer E)[]
    ? Wire<E>[]
    : T extends object
      ? { [P in keyof T]: Wire<T[P]> }
      : T

function bytesFrom(text: string): Uint8Array | undefined {
  if (!/^[A-Za-z\d+/]*={0,2}$/.test(text) || text.length % 4 !== 0) return undefined
  return Uint8Array.from(atob(text), character => character.charCodeAt(0))
}

function textOf(bytes: Uint8Array): string {
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return btoa(binary)
}

const READERS: Partial<Record<ValueKind, (text: string) => unknown>> = {
  timestamp: text => (isPlainDate(TIMESTAMP.exec(text)?.[1]) ? new Date(text) : undefined),
  bigint: text => (/^-?\d{1,19}$/.test(text) ? BigInt(text) : undefined),
  blob: bytesFrom,
}

/** How JSON writes values of a type, in words; undefined where it has them as they are. */
export const WIRE_FORMS: Partial<Record<ValueKind, string>> = {
  timestamp: 'ISO 8601 date and time',
  bigint: 'digits of a 64-bit integer',
  blob: 'base64',
}

/** The value that JSON stands for; undefined where it stands for none. */
export function fromWire(type: ValueType, value: unknown): unknown {
  if (type.item && Array.isArray(value)) return value.map(item => fromWire(type.item as ValueType, item))
  const read = READERS[type.kind]
  if (!read) return value
  return typeof value === 'string' ? read(value) : undefined
}

/** A value as JSON holds it. Objects of classes are left to JSON.stringify. */
export function toWire(value: unknown): unknown {
  if (typeof value === 'bigint') return String(value)
  if (typeof value !== 'object' || value === null) return value
  if (value instanceof Date) return value.toISOString()
  if (value instanceof Uint8Array) return textOf(value)
  if (Array.isArray(value)) return value.map(toWire)
  if (Object.getPrototypeOf(value) !== Object.prototype) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, toWire(item)]))
}
