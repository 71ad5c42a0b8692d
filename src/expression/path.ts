// What a path inside a JSON document leads to, read off the column's valibot schema.
import type { ValueType } from '../ast/value-type.ts'
import { BIGINT, BOOLEAN, JSON_VALUE, REAL, TEXT } from './value-types.ts'

/** The parts of valibot schemas that paths go through. */
interface Schema {
  readonly type: string
  readonly wrapped?: Schema
  readonly entries?: Readonly<Record<string, Schema>>
  readonly item?: Schema
  readonly items?: readonly Schema[]
  readonly value?: Schema
  readonly rest?: Schema | null
  readonly options?: readonly unknown[]
  readonly literal?: unknown
  readonly pipe?: readonly Schema[]
}

/** The type of the value at the end of a path; a JSON document where the schema does not say. */
export function pathType(type: ValueType, steps: readonly (string | number)[]): ValueType {
  let schema = unwrap(type.schema as Schema | undefined)
  for (const step of steps) schema = unwrap(stepInto(schema, step))
  return schema ? typeOfSchema(schema) : JSON_VALUE
}

function unwrap(schema: Schema | undefined): Schema | undefined {
  let inner = schema
  while (inner?.wrapped) inner = inner.wrapped
  return inner
}

function stepInto(schema: Schema | undefined, step: string | number): Schema | undefined {
  if (!schema) return undefined
  if (typeof step === 'number') return schema.item ?? schema.items?.[step] ?? schema.rest ?? undefined
  if (schema.entries && Object.hasOwn(schema.entries, step)) return schema.entries[step]
  return schema.value ?? schema.rest ?? undefined
}

function typeOfSchema(schema: Schema): ValueType {
  switch (schema.type) {
    case 'string':
    case 'picklist':
      return TEXT
    case 'number':
      return REAL
    case 'bigint':
      return BIGINT
    case 'boolean':
      return BOOLEAN
    case 'literal':
      return typeof schema.literal === 'string' ? TEXT : typeof schema.literal === 'number' ? REAL : BOOLEAN
    default:
      return { ...JSON_VALUE, schema }
  }
}
