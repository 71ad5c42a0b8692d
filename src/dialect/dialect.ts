// All that differs between databases, as one record. The compiler asks it and knows no database itself.
import type { ValueType } from '../ast/value-type.ts'

/** How values of one type travel. null wherever the driver's own value is right as it is. */
export interface Codec {
  /** From a checked value to what the driver binds. */
  readonly encode: ((value: never) => unknown) | null
  /** From what the driver read to the value; never called with null. Throws a plain Error whose message says what is wrong. */
  readonly decode: ((raw: never) => unknown) | null
  /** The SQL that a select list needs to read the stored form without loss. */
  readonly read: ((sql: string) => string) | null
}

/** Where a parameter stands: in the values of a write, as an operand of a comparison, or inside an expression. */
export type Place = 'store' | 'compare' | 'expression'

export interface Abilities {
  readonly returning: boolean
  readonly rightJoin: boolean
  readonly fullJoin: boolean
  readonly onConflictTarget: boolean
  readonly aggregateFilter: boolean
  readonly schemas: boolean
}

export interface Dialect {
  readonly name: string
  readonly abilities: Abilities
  /** Bound parameters that one statement may have. */
  readonly maxParameters: number
  quote(name: string): string
  /** The text of parameter number `index`, counted from 1. */
  placeholder(index: number): string
  /** What stands around a placeholder, so that the database takes the value as the type it is: SQL with `?` for the placeholder. */
  parameter(type: ValueType, place: Place): string
  codec(type: ValueType): Codec
  /** Templates of operators by op, `$1` and `$2` being the operands; where the types matter, functions of these. */
  readonly operators: Readonly<Record<number, string | OperatorTemplate>>
  /** Templates of functions by name: text put before the arguments in brackets, or a function of their SQL. */
  readonly functions: Readonly<Record<string, string | FunctionTemplate>>
  readonly aggregates: Readonly<Record<string, string | FunctionTemplate>>
  /** A pattern of like, translated for the operator's template; null where the database takes it as it is. */
  readonly pattern: ((op: number, text: string) => string) | null
  /** `value in (a list)`, the list being one parameter. */
  list(type: ValueType): { readonly sql: string; readonly encode: (values: readonly unknown[]) => unknown }
  cast(sql: string, from: ValueType, to: ValueType): string
  /** A value of a type in JSON, at a path whose steps are parameters or literals. */
  path(document: string, steps: readonly (string | number)[], type: ValueType): string
  limit(rows: string | null, skip: string | null): string
  readonly words: Readonly<Record<'true' | 'false' | 'defaultValues' | 'explain', string>>
}

export interface Operand {
  readonly sql: string
  readonly type: ValueType
}
export type OperatorTemplate = (left: Operand, right: Operand, result: ValueType) => string
export type FunctionTemplate = (args: readonly Operand[], result: ValueType) => string
