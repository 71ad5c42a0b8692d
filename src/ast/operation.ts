// Changes of a database's structure as data: what `src/schema` works out and the compiler writes.
import type { ReferentialAction } from './column.ts'
import type { Node } from './node.ts'
import type { ViewDefinition } from './query.ts'
import type { ValueType } from './value-type.ts'

/** A table by its name in the database. */
export interface TableName {
  readonly name: string
  readonly schema: string | null
}

export interface ColumnDefinition {
  readonly name: string
  readonly type: ValueType
  readonly nullable: boolean
  /** A single integer key that the database makes. */
  readonly auto: boolean
  /** Whether a key, a unique constraint, an index or a foreign key contains it. */
  readonly indexed: boolean
  readonly default: Node | null
  readonly generated: Node | null
  readonly collate: string | null
  readonly comment: string | null
  /** The name of the check that keeps the values of the type, where the database needs one. */
  readonly typeCheck: string
}

/** A primary key or a unique constraint. */
export interface KeyDefinition {
  readonly name: string
  readonly columns: readonly string[]
}

export interface IndexDefinition extends KeyDefinition {
  /** Those of its columns that may be null. */
  readonly nullable: readonly string[]
}

export interface CheckDefinition {
  readonly name: string
  readonly rule: Node
}

export interface ForeignKeyDefinition extends KeyDefinition {
  readonly target: TableName
  readonly targetColumns: readonly string[]
  readonly onDelete: ReferentialAction | null
  readonly onUpdate: ReferentialAction | null
}

export interface TableDefinition extends TableName {
  /** The model's name, for messages. */
  readonly model: string
  readonly columns: readonly ColumnDefinition[]
  readonly primaryKey: KeyDefinition
  readonly uniques: readonly KeyDefinition[]
  readonly checks: readonly CheckDefinition[]
  readonly foreignKeys: readonly ForeignKeyDefinition[]
  readonly indexes: readonly IndexDefinition[]
  readonly fullTexts: readonly KeyDefinition[]
  readonly comment: string | null
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
