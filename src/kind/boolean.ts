// Booleans, in a database that may have only numbers.
import type { Codec, ValueType } from '../ast/value-type.ts'
import { valueType } from './value-type.ts'

const bit = (): Codec => ({ encode: (value: boolean) => (value ? 1 : 0), decode: raw => raw === 1, read: null })

export const BOOLEAN: ValueType = /* @__PURE__ */ valueType(
  {
    kind: 'boolean',
    valibot: 'boolean',
    expects: 'boolean',
    accepts: value => typeof value === 'boolean',
    forms: { bit },
    sql: {
      cast: ({ sql }) => `(${sql} <> 0)`,
      castTo: { text: ({ sql }) => `CASE WHEN ${sql} THEN 'true' WHEN NOT ${sql} THEN 'false' END` },
    },
  },
  'boolean',
)
