// The codecs of SQLite: those of the forms that it chooses.
import type { Codec, ValueType } from '../../ast/value-type.ts'
import { form } from './form.ts'

const PLAIN: Codec = { encode: null, decode: null, read: null }

const codecs = /* @__PURE__ */ new Map<number, Codec>()

/** The codec of a type, made once. */
export function codec(type: ValueType): Codec {
  let found = codecs.get(type.id)
  if (!found) codecs.set(type.id, (found = type.forms?.[form(type) as string]?.(type, codec) ?? PLAIN))
  return found
}
