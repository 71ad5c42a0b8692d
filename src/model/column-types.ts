// The types of column builders: what a column holds, takes and allows, worked out once per kind of column.
import type * as v from 'valibot'
import type { SqlText } from '../ast/sql-text.ts'
import type { Kind, Operand, Problem } from '../expression/types.ts'

/** `auto`: a key that the database makes; `fixed`: readonly({ insert: true }). */
export type Flag =
  | 'nullable'
  | 'default'
  | 'primaryKey'
  | 'auto'
  | 'generated'
  | 'version'
  | 'readonly'
  | 'fixed'
  | 'private'
/** What no insert may give. */
export type Made = 'generated' | 'version' | 'fixed'

/** What a foreign key points at, and the type it has; a table collects these as a union. */
export interface To<Target extends string = string, Out = unknown> {
  readonly target: Target
  readonly out: Out
}

/** Any column. Not generic on purpose: a constraint with `any` inside would leak it into inference. */
export interface AnyColumn {
  readonly '~': {
    readonly kind: Kind
    readonly out: unknown
    readonly in: unknown
    readonly flags: Flag
    readonly ref: To
    readonly needed: string
    readonly optional: string
    readonly set: string
    readonly row: string
    readonly give: unknown
  }
}
export type Columns = Readonly<Record<string, AnyColumn>>

/** One of two types, by whether any of the flags is set. */
export type When<Flags, F extends Flag, Then, Else> = [Flags & F] extends [never] ? Then : Else

/** A valibot action that keeps the type: a validation, a transformation such as trim(), or metadata. */
export type Rule<T> = v.PipeAction<T, T, v.BaseIssue<unknown>>

/** Spelled out where it is used: a name with arguments would be all that errors print. */
type SetNull<Out> = null extends Out ? 'set null' : Problem<'set null needs a nullable column: call nullable() first'>

/** What happens to rows that refer to one that is deleted, or whose key changes. Without it the database refuses. */
export interface ReferenceOptions<Out = null> {
  readonly onDelete?: 'cascade' | 'restrict' | 'no action' | SetNull<Out>
  readonly onUpdate?: 'cascade' | 'restrict' | 'no action' | SetNull<Out>
}

/** Numbers are made by the database, unless they have a default or have to be the key of another row. */
type AutoKey<Out, Flags, Ref> = [Ref | (Flags & ('default' | Made))] extends [never]
  ? Out extends number | bigint
    ? 'auto'
    : never
  : never

/**
 * A column being defined. Every method answers a new column, so that one can be shared and extended.
 * `needed`, `optional`, `set` and `row` are `string` or never: `keyof C & C[P]['~']['row']` then filters without a
 * conditional type for each column.
 */
export interface Column<K extends Kind, Out, In = Out, Flags extends Flag = never, Ref extends To = never> {
  readonly '~': {
    readonly kind: K
    readonly out: Out
    readonly in: In
    readonly flags: Flags
    readonly ref: Ref
    readonly needed: When<Flags, 'nullable' | 'default' | 'auto' | Made, string, never>
    readonly optional: When<Flags, Made, When<Flags, 'nullable' | 'default' | 'auto', never, string>, never>
    readonly set: When<Flags, Made | 'readonly', string, never>
    readonly row: When<Flags, 'private', string, never>
    readonly give: When<Flags, Made, In | Operand<In, never>, Problem<'the database makes this column'>>
  }
  /** Takes NULL, which is `null` here and may be left out of inserts. */
  nullable(): Column<K, Out | null, In | null, Flags | 'nullable', Ref>
  /**
   * The key of the table. A number that refers to no other table is made by the database where an insert leaves it out.
   * Keys of several columns are a constraint: `constraints: t => [primaryKey(t.a, t.b)]`.
   */
  primaryKey(
    this: null extends Out ? Problem<'a primary key cannot be nullable'> : unknown,
  ): Column<K, Out, In, Flags | 'primaryKey' | AutoKey<Out, Flags, Ref>, Ref>
  /** No two rows have the same value; any number of rows may have NULL. */
  unique(): this
  /** Makes look-ups by this column fast. Unique columns, keys and the first column of an index need none. */
  index(): this
  /** The column's name in the database, where it does not follow the naming of the schema. */
  named(name: string): this
  /** A note that is kept in the database, where it keeps any (Postgres, MySQL). */
  comment(text: string): this
  /**
   * The collation for comparing and sorting, by the database's own name for it, or by dialect: `{ postgres: 'de-x-icu' }`.
   * Text columns have BINARY or its like.
   */
  collate(name: SqlText): this
  /** The name that this column had in the database before: the next migration renames it instead of dropping it. */
  renamedFrom(name: string): this
  /** A rule that the database keeps for every row. */
  check(rule: Operand<boolean | null, string>): this
  /** Called once per row and update that does not give the column. */
  onUpdate(value: () => In): this
  /**
   * What an insert writes where it leaves the column out: a value, or a function called once per row and insert.
   * Arrays and objects are copied for every row.
   */
  default(value: In | (() => In)): Column<K, Out, In, Exclude<Flags, 'auto'> | 'default', Ref>
  /** A default that the database works out: an expression without columns, such as now() or a sql template. */
  defaultSql(value: Operand<unknown, never>): Column<K, Out, In, Exclude<Flags, 'auto'> | 'default', Ref>
  /** The database works the column out from others of the row. Neither inserts nor updates give it. */
  generatedAs(value: Operand<unknown, string>): Column<K, Out, In, Flags | 'generated', Ref>
  /** No update may give it; with `{ insert: true }` no insert either, so that it needs a default. */
  readonly<const O extends { readonly insert?: boolean } = {}>(
    options?: O,
  ): Column<K, Out, In, Flags | 'readonly' | (O extends { insert: true } ? 'fixed' : never), Ref>
  /** Left out of whole rows, `Row` and row schemas: only a select() that names it reads it. */
  private(): Column<K, Out, In, Flags | 'private', Ref>
  /** Counts the updates of a row, from 1. Neither inserts nor updates give it. */
  version(
    this: Out extends number ? unknown : Problem<'version() is for integer columns'>,
  ): Column<K, Out, In, Flags | 'version', Ref>
  /** A foreign key to a key or a unique column: `'Team.id'`. */
  references<const Target extends string>(
    target: Target,
    options?: ReferenceOptions<Out>,
  ): Column<K, Out, In, Exclude<Flags, 'auto'>, To<Target, NonNullable<Out>>>
}
