// The types of tables: columns, key, computed fields and constraints.
import type { AnyExpr, Condition, Kinds } from '../expression/types.ts'
import type { Columns } from './column-types.ts'
import type { Flat, RowOf } from './row-types.ts'

/** A column inside its own table, as constraints and computed fields see it. */
export interface ColumnRef<P extends string = string> {
  readonly '~column': P
}
/** Properties are made one at a time, so that only the columns that are named are ever typed. */
export type OwnColumns<C extends Columns> = {
  readonly [P in keyof C & string]: Kinds<C[P]['~']['out'], 'this table'>[C[P]['~']['kind']] & ColumnRef<P>
}
export type OwnCondition = Condition<'this table'>

export interface PrimaryKey<P extends string = string> {
  readonly kind: 'primaryKey'
  readonly '~columns': P
}
/** A constraint that no type depends on. */
export interface Extra {
  readonly kind: 'index' | 'unique' | 'check' | 'foreignKey' | 'fullText'
}

/** A field that the database computes; `H` comes from the contextual return type, so that nobody writes the type of `t`. */
export interface Expressed<in H = never, out E = unknown> {
  readonly kind: 'expression'
  readonly build: (t: H) => E
}
export type ComputedFields<C extends Columns> = {
  readonly [name: string]: ((row: RowOf<C>) => unknown) | Expressed<OwnColumns<C>, AnyExpr>
}
export type ComputedValue<X> = X extends (row: never) => infer T
  ? T
  : X extends Expressed<never, { '~': { value: infer T } }>
    ? T
    : never

export type Naming = 'snake_case' | 'preserve'

/** A condition that hides rows of a model; `V` is the value that it takes, never for none. `H` is as in Expressed. */
export interface Filter<out N extends string = string, in H = never, out V = unknown> {
  readonly kind: 'filter'
  readonly name: N
  readonly build: (t: H, value: never) => OwnCondition
  /** A type only. */
  readonly '~value': V
}

/** What is remembered of filters: not the columns of their table, which would make declarations long. */
export type Named<L> = L extends Filter<infer N, never, infer V> ? Filter<N, never, V> : never

/** `F & ...`: while F is not inferred, its default would be the contextual type and `row` an implicit any. */
export interface TableOptions<C extends Columns, X, F, L> {
  /** Constraints and indexes over several columns: `t => [primaryKey(t.a, t.b), index(t.b)]`. */
  readonly constraints?: (t: OwnColumns<C>) => readonly X[]
  /** Fields of rows that are no columns: functions of the finished row, or `expression(t => ...)`. */
  readonly computed?: F & ComputedFields<C>
  /**
   * Conditions that hide rows from every query, update and delete of the model, until unfiltered() switches them off by
   * name: `[softDelete('deletedAt'), filter('adult', t => t.age.gte(18))]`.
   */
  readonly filters?: L & readonly Filter<string, OwnColumns<C>>[]
  /** How properties become names in the database: `createdAt` is `created_at`, unless preserved. */
  readonly naming?: Naming
  /** The database schema that the table stands in; a prefix of its name on SQLite. */
  readonly schema?: string
  readonly comment?: string
  /** The name that this table had in the database before: the next migration renames it instead of making another. */
  readonly renamedFrom?: string
  /** The name of the primary key in the database; null where the table has none, and the key is one of this program only. */
  readonly keyName?: string | null
  /** SQLite: takes values of any type in columns of any type. Tables are STRICT where their types allow it. */
  readonly loose?: true
  /** SQLite: has no rowid. */
  readonly withoutRowid?: true
}

export interface Table<C extends Columns = Columns, Key extends string = string, F = {}, L = Filter> {
  readonly name: string
  readonly columns: C
  readonly computed: F
  /** Properties of the primary key; a type only. */
  readonly '~key': Key
  /** Its filters, as a union; a type only. */
  readonly '~filters': L
}
export type Tables = Readonly<Record<string, Table>>

export type KeyColumns<C extends Columns> = {
  [P in keyof C & string]: 'primaryKey' extends C[P]['~']['flags'] ? P : never
}[keyof C & string]

/** Homomorphic, so that columns keep their order; `& {}` drops the name, so that hovers show the columns. */
export type RowAt<T extends Table> = [keyof T['computed']] extends [never]
  ? RowOf<T['columns']>
  : Flat<RowOf<T['columns']> & { -readonly [N in keyof T['computed']]: ComputedValue<T['computed'][N]> }>
