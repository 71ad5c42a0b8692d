// Changes of a database's structure as data: what `src/schema` works out and the compiler writes.
import type { IndexDetails, ReferentialAction } from './column.ts'
import type { Node } from './node.ts'
import type { ViewDefinition } from './query.ts'
import type { SqlText } from './sql-text.ts'
import type { ValueType } from './value-type.ts'

/** A table by its name in the database. */
export interface TableName {
  readonly name: string
  readonly schema: string | null
}

/** A column as it is written. */
export interface WrittenColumn {
  readonly name: string
  readonly type: ValueType
  /** The database's own type, where it is not the one that the kind has there. */
  readonly sqlType?: string
  readonly nullable: boolean
  /** A single integer key that the database makes. */
  readonly auto: boolean
  /** `auto`: where the database has a choice, keys of deleted rows are not used again. */
  readonly autoincrement?: true
  /** Whether a key, a unique constraint, an index or a foreign key contains it. */
  readonly indexed: boolean
  readonly default: Node | null
  readonly generated: Node | null
  /** `generated`: worked out when it is read. */
  readonly virtual?: true
  readonly collate: string | null
  readonly comment: string | null
  /** The name of the check that keeps the values of the type, where the database needs one; null for none. */
  readonly typeCheck: string | null
  /** What that check looks at, where the column has a type of the database's own. */
  readonly checked?: ValueType
}

/** A column of a model, for all databases. */
export interface ColumnDefinition extends Omit<WrittenColumn, 'sqlType' | 'collate'> {
  readonly sqlType?: SqlText
  readonly collate: SqlText | null
}

/** A primary key or a unique constraint. */
export interface KeyDefinition {
  readonly name: string
  readonly columns: readonly string[]
}

export interface IndexDefinition extends KeyDefinition {
  /** Those of its columns that may be null. */
  readonly nullable: readonly string[]
  /** Absent where it is one of plain columns. */
  readonly details?: IndexDetails
}

export interface CheckDefinition {
  readonly name: string
  readonly rule: Node
}

export interface ForeignKeyDefinition extends KeyDefinition {
  readonly target: TableName
  readonly targetColumns: readonly string[]
  readonly onDelete: ReferentialAction | 'set default' | null
  readonly onUpdate: ReferentialAction | 'set default' | null
  /** When it is checked, where that may be put off. */
  readonly deferrable?: 'immediate' | 'deferred'
}

/** A table as it is written; those of models have more. */
export interface WrittenTable extends TableName {
  /** The model's name, for messages. */
  readonly model: string
  readonly columns: readonly WrittenColumn[]
  readonly primaryKey: KeyDefinition | null
  readonly uniques: readonly KeyDefinition[]
  readonly checks: readonly CheckDefinition[]
  readonly foreignKeys: readonly ForeignKeyDefinition[]
  /** What only some databases can be asked for. */
  readonly options?: TableOptions
}

export interface TableDefinition extends Omit<WrittenTable, 'columns'> {
  readonly columns: readonly ColumnDefinition[]
  readonly indexes: readonly IndexDefinition[]
  readonly fullTexts: readonly KeyDefinition[]
  readonly comment: string | null
}

export interface TableOptions {
  /** Takes values of any type. */
  readonly loose?: true | undefined
  readonly withoutRowid?: true | undefined
}

export type Operation =
  | { readonly kind: 'createTable'; readonly table: TableDefinition }
  | { readonly kind: 'createIndex'; readonly table: TableName; readonly index: IndexDefinition }
  | { readonly kind: 'createFullText'; readonly table: TableDefinition; readonly index: KeyDefinition }
  /** What of the index does not go with its table. */
  | { readonly kind: 'dropFullText'; readonly table: TableName; readonly index: KeyDefinition }
  | { readonly kind: 'addForeignKey'; readonly table: TableName; readonly foreignKey: ForeignKeyDefinition }
  | { readonly kind: 'comment'; readonly table: TableName; readonly column: string | null; readonly text: string }
  /** Tables that refer to others come first; `cyclic`: some refer to each other, or to themselves. */
  | { readonly kind: 'dropTables'; readonly tables: readonly TableName[]; readonly cyclic: boolean }
  | { readonly kind: 'createView'; readonly view: ViewDefinition }
  /** Those that read others come first. */
  | { readonly kind: 'dropViews'; readonly views: readonly TableName[] }
