// Descriptions of values, each made once, so that equal ones have equal numbers.
import type { ValueType } from '../ast/value-type.ts'

let count = 0
const known = /* @__PURE__ */ new Map<string, ValueType>()

/**
 * The description with these properties. `key` names what the description depends on: equal keys answer the same
 * object. Without a key (schemas and functions inside) every call makes a new one.
 */
export function valueType(properties: Omit<ValueType, 'id'>, key?: string): ValueType {
  const found = key === undefined ? undefined : known.get(key)
  if (found) return found
  const made = { ...properties, id: ++count }
  if (key !== undefined) known.set(key, made)
  return made
}

/** A description with a way of storing chosen. */
export const stored = (type: ValueType, storage: string | undefined): ValueType =>
  storage === undefined ? type : valueType({ ...type, storage }, `${type.kind} ${storage}`)
