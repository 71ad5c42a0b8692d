// What a value is, apart from any database: the description that columns, expressions and parameters carry.

/** The families of values. Each dialect says in which form it keeps them. */
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

/**
 * What only some kinds need (`forms`, `typing`, `sql`) hangs on their types: nothing asks for a kind's code but by way of
 * a type, so that apps carry only the kinds that they name.
 */
export interface ValueType {
  readonly kind: ValueKind
  /** Equal ids always mean equal encoding and decoding; shape keys contain them. */
  readonly id: number
  /** What the value has to be, in words, as valibot's issues name it: `string`, `integer`, `Date`. */
  readonly expects: string
  /** Valibot's name for the type; absent for `string`. */
  readonly valibot?: string
  /** Whether a value that is not null is one of this type. */
  readonly accepts: (value: unknown) => boolean
  /**
   * The forms in which databases may keep the value, by name. Where the dialect names none of them, the driver's own value
   * is right as it is.
   */
  readonly forms?: Readonly<Record<string, Form>>
  readonly typing?: Typing
  readonly sql?: KindSql
  /** `integer`: the width that is checked, 16, 32 or 53 bits. */
  readonly bits?: 16 | 32 | 53
  /** `decimal`: digits in all, and digits after the point. */
  readonly precision?: number
  readonly scale?: number
  /** How an existing database stores the value; absent for the form that the dialect prefers. */
  readonly storage?: string
  /** `enum`: the allowed values. */
  readonly values?: readonly string[]
  /** `array`: what it holds. `unknown`: what it is, where a value keeps the form that the database has for sorting. */
  readonly item?: ValueType
  /** `json`: the valibot schema, whose entries give the types of paths. */
  readonly schema?: unknown
  /** `text`: the longest length in characters, where a rule states one. */
  readonly maxLength?: number
  /** `custom`: the SQL type. */
  readonly sqlType?: string
}

/** How values of one type travel. null wherever the driver's own value is right as it is. */
export interface Codec {
  /** From a checked value to what the driver binds. */
  readonly encode: ((value: never) => unknown) | null
  /** From what the driver read to the value; never called with null. Throws a plain Error whose message says what is wrong. */
  readonly decode: ((raw: never) => unknown) | null
  /** The SQL that a select list needs to read the stored form without loss. */
  readonly read: ((sql: string) => string) | null
  /** How JSON holds the stored value, in arrays and lists; absent where it holds it as it is. */
  readonly item?: Item
  /** Set where only the database's own type says how the value is read: drivers that read text have to be asked for it. */
  readonly exact?: boolean
}

/** A stored value inside JSON: as digits, as hexadecimal text, or as whatever fits the value. */
export interface Item {
  readonly form: 'digits' | 'hex' | 'any'
  readonly write: (stored: unknown) => unknown
  readonly read: (item: unknown) => unknown
}

/** One form in which databases keep a kind; `codec` answers how the same database keeps other types. */
export type Form = (type: ValueType, codec: (type: ValueType) => Codec) => Codec

/** What expressions of a kind answer, where that is not what expressions of any kind do. */
export interface Typing {
  /** The type of a plain value beside an expression of the type; null for the type itself. */
  beside?(type: ValueType, value: unknown): ValueType | null
  /** Whether an expression of the type can equal the value at all. */
  canEqual?(type: ValueType, value: unknown): boolean
  /** The type of a sum, difference, remainder or (`product`) product with an expression or a value. */
  sum?(left: ValueType, right: unknown, product: boolean): ValueType
  /** The type of a quotient with so many digits after the point. */
  quotient?(scale: number | undefined): ValueType
  mean?(type: ValueType): ValueType
  /** The type of what is computed from values of the type. */
  computed?(type: ValueType): ValueType
  /** Wide enough for values of two types, of which one at least is of this kind; null where nothing is. */
  wider?(a: ValueType, b: ValueType): ValueType | null
  /** The type of what is found at a path. */
  at?(type: ValueType, steps: readonly (string | number)[]): ValueType
}

/** SQL with the type of what it answers. */
export interface Operand {
  readonly sql: string
  readonly type: ValueType
}

/** Writes one function over the rows that count. */
export type Call = (name: string, argument: string) => string

/** What a kind needs to know of a database to write SQL for it. */
export interface Words {
  /** The dialect's name, for messages. */
  readonly name: string
  /** The form that values of a type have. */
  form(type: ValueType): string | undefined
  /** A moment, as text or in milliseconds from 1970, as text of this form. */
  time(form: 'date' | 'time' | 'dateTime' | 'instant', sql: string, milliseconds: boolean): string
  /** The milliseconds from 1970 of a moment as text. */
  milliseconds(sql: string): string
}

/**
 * The SQL of a function that travels with its calls, so that apps which call it carry it, and no others. `option` is what
 * a call says besides its arguments. It is written for dialects that have `words`; others name the function themselves.
 */
export type OwnTemplate = (args: readonly Operand[], result: ValueType, option: string, words: Words) => string
/** The same of an aggregate; DISTINCT and FILTER are the business of `call`, and `of` is missing for count(). */
export type OwnAggregate = (
  name: string,
  of: Operand | undefined,
  result: ValueType,
  call: Call,
  words: Words,
) => string

/** What SQL is written differently for a kind. Whatever is missing is written as for any kind. */
export interface KindSql {
  /** The form of one type from an operand of the same kind, or from one that meets it in an expression. */
  convert?(from: Operand, to: ValueType, words: Words): string
  /** The same from any other kind, by a cast. */
  cast?(from: Operand, to: ValueType, words: Words): string
  /** Casts to other kinds. */
  readonly castTo?: Readonly<Partial<Record<ValueKind, (from: Operand, words: Words) => string>>>
  /** The number it means, beside other numbers; null where it is one. */
  real?(from: Operand, words: Words): string | null
  /** A comparison in which one side at least is of this kind; null where the sides can meet as they are. */
  compare?(symbol: string, left: Operand, right: Operand, words: Words): string | null
  /** By symbol; the left side is of this kind. */
  readonly arithmetic?: Readonly<
    Record<string, (left: Operand, right: Operand, result: ValueType, words: Words) => string>
  >
  round?(from: Operand, digits: number, scale: number, words: Words): string
  sum?(of: Operand, scale: number, call: Call, words: Words): string
  avg?(of: Operand, scale: number, call: Call, words: Words): string
  /** What to sort by. */
  sortKey?(operand: Operand, words: Words): string
}
