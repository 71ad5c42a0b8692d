// What the compiler knows of a statement besides its text: how values go in and how rows come out.
import type { ValueType } from './value-type.ts'

/** One parameter of the SQL, in the order of the SQL. */
export interface ParameterPlan {
  /** Which value of the walk it is made from. */
  readonly index: number
  readonly type: ValueType
  /** null where the driver takes the value as it is. */
  readonly encode: ((value: never) => unknown) | null
  /** What the value is compared with or stored in, for messages: `Hero.age`. */
  readonly label: string
  /** Values of writes were checked with their row. */
  readonly checked: boolean
  /** Whether the value is a list of values of the type. */
  readonly list: boolean
}

/** One column of the answer. */
export interface ColumnPlan {
  readonly name: string
  /** For messages: `Hero.age`. */
  readonly label: string
  readonly decode: ((raw: never) => unknown) | null
}

/** How a row is built from columns: a column, or an object of these. */
export type Build = number | BuildObject
export interface BuildObject {
  readonly keys: readonly string[]
  readonly parts: readonly Build[]
  /** The column that is null where a left join missed the whole object; -1 for objects that are always there. */
  readonly missing: number
  /** JavaScript's computed fields of a whole model. */
  readonly computed: ReadonlyMap<string, (row: never) => unknown> | null
}

export interface ResultPlan {
  readonly columns: readonly ColumnPlan[]
  /** Whether a column's kind is not known, so that the driver has to tell large integers from rounded ones. */
  readonly exact: boolean
  /** Columns that need work, by name and by place; null where none does. */
  readonly decoders: readonly { readonly column: ColumnPlan; readonly at: number }[] | null
  /** null: the row is flat, one property a column, and nothing is computed. */
  readonly build: BuildObject | null
  readonly computed: ReadonlyMap<string, (row: never) => unknown> | null
}
