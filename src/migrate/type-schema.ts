// From the type of a model's column to its description.
import type { TypeSchema } from '../ast/schema.ts'
import type { ValueType } from '../ast/value-type.ts'

/** What decides how a column keeps its values: no rules, schemas or functions. */
export function typeSchema(type: ValueType): TypeSchema {
  const { kind, bits, maxLength, precision, scale, storage, values, item, sqlType } = type
  return {
    type: kind as TypeSchema['type'],
    ...(bits !== undefined && bits !== 53 && { bits }),
    ...(maxLength !== undefined && { maxLength }),
    ...(precision !== undefined && { precision }),
    ...(scale !== undefined && { scale }),
    ...(storage !== undefined && { storage }),
    ...(values && { values: [...values] }),
    ...(item && { item: typeSchema(item) }),
    ...(sqlType !== undefined && { sqlType }),
  }
}
