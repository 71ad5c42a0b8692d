// The structure of a database as plain JSON, and its changes: what migrations hold, what models mean, what databases have.
// Absent properties mean no. Names are those in the database.
import type { ReferentialAction } from './column.ts'
import type { SqlText } from './sql-text.ts'
import type { ValueKind } from './value-type.ts'

export type { DialectName, SqlText } from './sql-text.ts'

/** A kind of value, with what decides how a column keeps it. */
export interface TypeSchema {
  readonly type: Exclude<ValueKind, 'unknown'>
  /** `integer`: 16 or 32 bits; 53 where absent. */
  readonly bits?: 16 | 32
  /** `text`: in characters. */
  readonly maxLength?: number
  /** `decimal`: digits in all, and after the point. */
  readonly precision?: number
  readonly scale?: number
  /** The form in which values are kept, where it is not the one that the database prefers. */
  readonly storage?: string
  /** `enum`: the allowed values. */
  readonly values?: readonly string[]
  /** `array`: what it holds. */
  readonly item?: TypeSchema
  /** The database's own type, where it is not the one that the kind has there. `custom` always has one. */
  readonly sqlType?: SqlText
}

export interface ColumnSchema extends TypeSchema {
  readonly name: string
  readonly nullable?: true
  /** A single integer key that the database makes. */
  readonly identity?: true
  /** SQLite: keys of deleted rows are not used again. */
  readonly autoincrement?: true
  readonly default?: SqlText
  readonly generated?: SqlText
  /** A generated column that is worked out when it is read. */
  readonly virtual?: true
  /** By the database's own name. */
  readonly collate?: SqlText
  readonly comment?: string
  /** `boolean` and `enum`: the name of the check that keeps out other values, where the database needs one. */
  readonly typeCheck?: string
}

/** A primary key, a unique constraint, or a full-text index. */
export interface KeySchema {
  readonly name: string
  readonly columns: readonly string[]
}

/** What an index sorts by: a column, or an expression. */
export interface IndexKeySchema {
  readonly column?: string
  readonly sql?: SqlText
  readonly descending?: true
  readonly nulls?: 'first' | 'last'
  readonly collate?: string
  /** Postgres: an operator class. MySQL: how many characters of the column. */
  readonly operators?: string
  readonly length?: number
}

export interface IndexSchema {
  readonly name: string
  /** A name stands for a column with nothing more to say. */
  readonly keys: readonly (string | IndexKeySchema)[]
  readonly unique?: true
  readonly where?: SqlText
  readonly include?: readonly string[]
  /** Postgres: `gin`, `hash`, ...; MySQL: `spatial`; absent for the usual one. */
  readonly method?: string
  /** Postgres: nulls count as equal. */
  readonly nullsNotDistinct?: true
}

export interface CheckSchema {
  readonly name: string
  readonly rule: SqlText
}

export interface ForeignKeySchema extends KeySchema {
  readonly table: string
  /** The schema of that table. */
  readonly schema?: string
  readonly targetColumns: readonly string[]
  /** `no action` is absent. */
  readonly onDelete?: ReferentialAction | 'set default'
  readonly onUpdate?: ReferentialAction | 'set default'
  /** When it is checked, where that may be put off. */
  readonly deferrable?: 'immediate' | 'deferred'
}

export interface TableSchema {
  readonly name: string
  readonly schema?: string
  readonly columns: readonly ColumnSchema[]
  /** Tables that others made may lack one. */
  readonly primaryKey?: KeySchema
  readonly uniques?: readonly KeySchema[]
  readonly indexes?: readonly IndexSchema[]
  readonly checks?: readonly CheckSchema[]
  readonly foreignKeys?: readonly ForeignKeySchema[]
  readonly fullTexts?: readonly KeySchema[]
  readonly comment?: string
  /** SQLite: takes values of any type in columns of any type; tables that we make are STRICT where their types allow it. */
  readonly loose?: true
  /** SQLite: has no rowid. */
  readonly withoutRowid?: true
}

export interface ViewSchema {
  readonly name: string
  readonly schema?: string
  /** The names of its columns, where the query calls them otherwise. */
  readonly columns?: readonly string[]
  /** The query behind it. */
  readonly sql: SqlText
}

export interface DatabaseSchema {
  readonly tables: readonly TableSchema[]
  readonly views: readonly ViewSchema[]
}

/** Something of a database that no model describes: it is seen and reported, and never changed. */
export interface OtherObject {
  readonly kind:
    | 'trigger'
    | 'enum'
    | 'domain'
    | 'sequence'
    | 'extension'
    | 'materialized view'
    | 'virtual table'
    | 'routine'
    | 'constraint'
  readonly name: string
  readonly schema?: string
  /** The table that a trigger stands on, or a constraint of a kind that descriptions do not know. */
  readonly table?: string
  readonly sql?: string
  readonly values?: readonly string[]
}

/** What inspect() answers. */
export interface InspectedSchema extends DatabaseSchema {
  readonly others: readonly OtherObject[]
}

/** Names a table. */
export interface OnTable {
  readonly table: string
  readonly schema?: string
}

/** What of a table has a name and can get another. */
export type Renamable = 'primaryKey' | 'unique' | 'index' | 'check' | 'foreignKey'

/** One change of a database's structure. Each is undone by one more, if what was there before is known. */
export type SchemaOperation =
  | { readonly kind: 'createTable'; readonly table: TableSchema }
  | ({ readonly kind: 'dropTable' } & OnTable)
  | ({ readonly kind: 'renameTable'; readonly to: string } & OnTable)
  /** To another schema; absent: to the one of the connection. */
  | ({ readonly kind: 'moveTable'; readonly to?: string } & OnTable)
  | ({ readonly kind: 'addColumn'; readonly column: ColumnSchema; readonly backfill?: SqlText } & OnTable)
  | ({ readonly kind: 'dropColumn'; readonly column: string } & OnTable)
  | ({ readonly kind: 'renameColumn'; readonly column: string; readonly to: string } & OnTable)
  /**
   * The whole column as it becomes, under the name that it has. `using`: the new value of each row, as an expression of the
   * old columns, where a cast is not enough; `backfill`: the value for rows whose own is null.
   */
  | ({
      readonly kind: 'changeColumn'
      readonly column: ColumnSchema
      readonly using?: SqlText
      readonly backfill?: SqlText
    } & OnTable)
  /** Absent key: the table has none afterwards. */
  | ({ readonly kind: 'setPrimaryKey'; readonly key?: KeySchema } & OnTable)
  | ({ readonly kind: 'addUnique'; readonly unique: KeySchema } & OnTable)
  | ({ readonly kind: 'dropUnique'; readonly name: string } & OnTable)
  /** `concurrently`: while others write, on Postgres, outside of any transaction. */
  | ({ readonly kind: 'createIndex'; readonly index: IndexSchema; readonly concurrently?: true } & OnTable)
  | ({ readonly kind: 'dropIndex'; readonly name: string; readonly concurrently?: true } & OnTable)
  | ({ readonly kind: 'addCheck'; readonly check: CheckSchema } & OnTable)
  | ({ readonly kind: 'dropCheck'; readonly name: string } & OnTable)
  | ({ readonly kind: 'addForeignKey'; readonly foreignKey: ForeignKeySchema } & OnTable)
  | ({ readonly kind: 'dropForeignKey'; readonly name: string } & OnTable)
  | ({ readonly kind: 'createFullText'; readonly index: KeySchema } & OnTable)
  | ({ readonly kind: 'dropFullText'; readonly name: string } & OnTable)
  | ({ readonly kind: 'rename'; readonly of: Renamable; readonly name: string; readonly to: string } & OnTable)
  /** Absent text: no comment afterwards. Comments of columns are changes of columns. */
  | ({ readonly kind: 'commentTable'; readonly text?: string } & OnTable)
  | ({ readonly kind: 'setOptions'; readonly loose?: true; readonly withoutRowid?: true } & OnTable)
  | { readonly kind: 'createView'; readonly view: ViewSchema }
  | { readonly kind: 'dropView'; readonly name: string; readonly schema?: string }

/** What a step may do besides what it is for. */
export type Risk = 'safe' | 'slow' | 'lossy' | 'irreversible'
