// What the constructors of operations take.
import type { ForeignKeySchema, SqlText } from '../../ast/schema.ts'

/** A table by its name, or with the schema that it stands in. */
export type TableRef = string | { readonly name: string; readonly schema?: string | undefined }

/** What a column of any type may say. SQL is one text for all databases, or one for each. */
export interface ColumnRules {
  /** Columns take no nulls unless this says so. */
  readonly nullable?: boolean | undefined
  /** SQL: `default: "'new'"` for a text. */
  readonly default?: SqlText | undefined
  /** SQL that the column is worked out by, whenever a row is written. */
  readonly generated?: SqlText | undefined
  /** A generated column that is worked out when it is read. */
  readonly virtual?: boolean | undefined
  readonly collate?: SqlText | undefined
  readonly comment?: string | undefined
  /** The database's own type, where it is not the usual one. */
  readonly sqlType?: SqlText | undefined
}

export interface TextColumn extends ColumnRules {
  readonly type: 'text'
  /** In characters. */
  readonly maxLength?: number | undefined
}
interface KeyColumn extends ColumnRules {
  /** The primary key, which the database numbers. */
  readonly identity?: boolean | undefined
  /** SQLite: keys of deleted rows are not used again. */
  readonly autoincrement?: boolean | undefined
}
export interface IntegerColumn extends KeyColumn {
  readonly type: 'integer'
  /** How large values get; 32 where it is absent, as in models. */
  readonly bits?: 16 | 32 | 53 | undefined
}
export interface BigintColumn extends KeyColumn {
  readonly type: 'bigint'
}
export interface DecimalColumn extends ColumnRules {
  readonly type: 'decimal'
  /** Digits in all, and after the point. */
  readonly precision: number
  readonly scale: number
  readonly storage?: 'scaled' | 'numeric' | 'text' | undefined
}
export interface TimestampColumn extends ColumnRules {
  readonly type: 'timestamp'
  readonly storage?: 'text' | 'milliseconds' | undefined
}
export interface PlainDateTimeColumn extends ColumnRules {
  readonly type: 'plainDateTime'
  readonly storage?: 'iso' | 'space' | undefined
}
export interface UuidColumn extends ColumnRules {
  readonly type: 'uuid'
  readonly storage?: 'text' | 'hex' | 'bytes' | undefined
}
export interface BooleanColumn extends ColumnRules {
  readonly type: 'boolean'
  /** The name of the check of its values, where the database needs one. */
  readonly typeCheck?: string | undefined
}
export interface EnumColumn extends ColumnRules {
  readonly type: 'enum'
  readonly values: readonly string[]
  readonly typeCheck?: string | undefined
}
export interface ArrayColumn extends ColumnRules {
  readonly type: 'array'
  readonly item: ItemInput
}
export interface CustomColumn extends ColumnRules {
  readonly type: 'custom'
  readonly sqlType: SqlText
}
export interface PlainColumn extends ColumnRules {
  readonly type: 'real' | 'plainDate' | 'plainTime' | 'interval' | 'json' | 'blob'
}

export type ColumnInput =
  | TextColumn
  | IntegerColumn
  | BigintColumn
  | DecimalColumn
  | TimestampColumn
  | PlainDateTimeColumn
  | UuidColumn
  | BooleanColumn
  | EnumColumn
  | ArrayColumn
  | CustomColumn
  | PlainColumn

type OnlyRules = 'identity' | 'autoincrement' | 'typeCheck' | Exclude<keyof ColumnRules, 'sqlType'>
type TypeOf<C> = C extends ColumnInput ? Omit<C, OnlyRules> : never
/** What arrays hold: a type and nothing else. */
export type ItemInput = TypeOf<Exclude<ColumnInput, ArrayColumn>>

/** Columns that a key has, with a name of its own if it shall have another than the usual one. */
export type KeyInput<Name extends string> =
  | readonly Name[]
  | { readonly columns: readonly Name[]; readonly name?: string | undefined }

interface Sorted {
  readonly descending?: boolean | undefined
  readonly nulls?: 'first' | 'last' | undefined
  readonly collate?: string | undefined
  /** Postgres: an operator class. */
  readonly operators?: string | undefined
}
export interface IndexColumn<Name extends string> extends Sorted {
  readonly column: Name
  /** MySQL: how many characters of it. */
  readonly length?: number | undefined
}
export interface IndexExpression extends Sorted {
  readonly sql: SqlText
}
export type IndexKeyInput<Name extends string> = Name | IndexColumn<Name> | IndexExpression

export interface IndexOptions<Name extends string> {
  /** Indexes by expressions have no name but one that is given. */
  readonly name?: string | undefined
  readonly unique?: boolean | undefined
  /** Only the rows for which the condition holds. MySQL has no such indexes. */
  readonly where?: SqlText | undefined
  /** Postgres: columns that are read from the index. */
  readonly include?: readonly Name[] | undefined
  readonly method?: string | undefined
  readonly nullsNotDistinct?: boolean | undefined
}
export interface IndexInput<Name extends string> extends IndexOptions<Name> {
  readonly keys: readonly IndexKeyInput<Name>[]
}

export interface ForeignKeyTarget {
  readonly table: TableRef
  readonly columns: readonly string[]
  readonly onDelete?: ForeignKeySchema['onDelete'] | undefined
  readonly onUpdate?: ForeignKeySchema['onUpdate'] | undefined
  readonly deferrable?: ForeignKeySchema['deferrable'] | undefined
  readonly name?: string | undefined
}
export interface ForeignKeyInput<Name extends string> {
  readonly columns: readonly Name[]
  readonly references: ForeignKeyTarget
}

export interface TableInput<Name extends string> {
  readonly columns: { readonly [N in Name]: ColumnInput }
  readonly primaryKey?: KeyInput<NoInfer<Name>> | undefined
  readonly uniques?: readonly KeyInput<NoInfer<Name>>[] | undefined
  readonly indexes?: readonly (readonly NoInfer<Name>[] | IndexInput<NoInfer<Name>>)[] | undefined
  /** By name. */
  readonly checks?: { readonly [name: string]: SqlText } | undefined
  readonly foreignKeys?: readonly ForeignKeyInput<NoInfer<Name>>[] | undefined
  readonly fullTexts?: readonly KeyInput<NoInfer<Name>>[] | undefined
  readonly comment?: string | undefined
  /** SQLite: not STRICT. */
  readonly loose?: boolean | undefined
  readonly withoutRowid?: boolean | undefined
}
