// Pieces that codecs of several kinds are made of.
import type { Codec, Item, KindSql } from '../ast/value-type.ts'
import { UnsupportedError } from '../error/definition.ts'

/** Values that only need checking, or another class, when they are read. */
export const decoded = (decode: (raw: never) => unknown): Codec => ({ encode: null, decode, read: null })

/** Values that are read as they are. */
export const encoded = (encode: (value: never) => unknown): Codec => ({ encode, decode: null, read: null })

export function fail(message: string): never {
  throw new Error(message)
}

/** Integers that may be too large for the numbers of JSON and of drivers. */
export const castToText = (sql: string): string => `CAST(${sql} AS TEXT)`

export const DIGITS: Item = {
  form: 'digits',
  write: stored => (typeof stored === 'bigint' ? String(stored) : stored),
  read: item => item,
}

/** Kinds whose stored form is not the text that values have in JavaScript. */
export const NOT_AS_TEXT: KindSql = {
  castTo: {
    text({ type }, { name }) {
      throw new UnsupportedError(`cast of ${type.kind} to text`, name)
    },
  },
}
