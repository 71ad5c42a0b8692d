// What a value is, apart from any database: the description that columns, expressions and parameters carry.

/** The families of values. Each dialect says how it stores, reads and writes them. */
export type ValueKind =
  | 'text'
  | 'integer'
  | 'bigint'
  | 'real'
  | 'decimal'
  | 'boolean'
  | 'timestamp'
  | 'plainDate'
  | 'plainTime'
  | 'plainDateTime'
  | 'interval'
  | 'uuid'
  | 'json'
  | 'blob'
  | 'enum'
  | 'array'
  | 'custom'
  | 'unknown'

export interface ValueType {
  readonly kind: ValueKind
  /** Equal ids always mean equal encoding and decoding; shape keys contain them. */
  readonly id: number
  /** What the value has to be, in words, as valibot's issues name it: `string`, `integer`, `Date`. */
  readonly expects: string
  /** Whether a value that is not null is one of this type. */
  readonly accepts: (value: unknown) => boolean
  /** `integer`: the width that is checked, 16, 32 or 53 bits. */
  readonly bits?: 16 | 32 | 53
  /** `decimal`: digits in all, and digits after the point. */
  readonly precision?: number
  readonly scale?: number
  /** How an existing database stores the value; absent for the form that the dialect prefers. */
  readonly storage?: string
  /** `enum`: the allowed values. */
  readonly values?: readonly string[]
  /** `array`: what it holds. */
  readonly item?: ValueType
  /** `json`: the valibot schema, whose entries give the types of paths. */
  readonly schema?: unknown
  /** `text`: the longest length in characters, where a rule states one. */
  readonly maxLength?: number
  /** `custom`: the SQL type and the two ways between value and driver. */
  readonly sqlType?: string
  readonly encode?: (value: never) => unknown
  readonly decode?: (raw: unknown) => unknown
}
