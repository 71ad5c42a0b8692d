// JSON documents, and what a path inside one leads to, read off the column's valibot schema.
import type { Codec, ValueType } from '../ast/value-type.ts'
import { BIGINT } from './bigint.ts'
import { BOOLEAN } from './boolean.ts'
import { REAL } from './number.ts'
import { TEXT } from './text.ts'
import { valueType } from './value-type.ts'

const json = (): Codec => ({
  encode: (value: unknown) => JSON.stringify(value),
  decode: raw => JSON.parse(raw),
  read: null,
})

export const JSON_VALUE: ValueType = /* @__PURE__ */ valueType(
  {
    kind: 'json',
    valibot: 'non_nullish',
    expects: 'JSON',
    accepts: () => true,
    forms: { json },
    typing: { at: pathType },
  },
  'json',
)

/** Null and undefined never come from a document: NULL in the database is asked for by nullable(). */
export const isGiven = (value: unknown): boolean => value !== null && value !== undefined

/** Without a key: the schema is part of the description. */
export const jsonType = (schema: unknown): ValueType => valueType({ ...JSON_VALUE, accepts: isGiven, schema })

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
