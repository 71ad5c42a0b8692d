// What a dialect says to change tables: its words get the parts of tables as finished SQL.
import type { WrittenColumn } from '../ast/operation.ts'
import type {
  CheckSchema,
  ColumnSchema,
  ForeignKeySchema,
  IndexKeySchema,
  IndexSchema,
  KeySchema,
  Renamable,
  TableSchema,
} from '../ast/schema.ts'
import type { ValueType } from '../ast/value-type.ts'

/** One statement of a change. */
export interface ChangeStatement {
  readonly sql: string
  /** It cannot run inside a transaction. */
  readonly alone?: true
}

/** What changes a table; `rebuild` where only a new table in its place does. */
export type Change = readonly (string | ChangeStatement)[] | 'rebuild'

/** A column of a table, in words. */
export interface ColumnWords {
  readonly schema: ColumnSchema
  /** Quoted. */
  readonly name: string
  /** How the column is kept, without what the database keeps besides: the type of its kind, or its own. */
  readonly kind: ValueType
  /** Type and collation. */
  readonly type: string
  /** All of the column, as it stands in a definition; with some of it changed. */
  line(but?: Partial<WrittenColumn>): string
  readonly default: string | null
  readonly generated: string | null
  /** The constraint that keeps out what is no value of the type. */
  readonly check: string | null
}

/** A foreign key with the table that has it. */
export interface Referring {
  readonly table: TableWords
  readonly key: ForeignKeySchema
}

/** A table, in words: those of its parts are constraints with their names. */
export interface TableWords {
  readonly schema: TableSchema
  /** Quoted, with the schema before it or in it. */
  readonly name: string
  /** Quoted, without the schema. */
  readonly ownName: string
  /** The quoted schema; null for that of the connection, and where there are none. */
  readonly inSchema: string | null
  /** What follows the list of its columns. */
  readonly options: string
  readonly columns: readonly ColumnWords[]
  column(name: string): ColumnWords
  /** PRIMARY KEY or UNIQUE, with its columns. */
  key(words: string, key: KeySchema): string
  check(check: CheckSchema): string
  foreignKey(key: ForeignKeySchema): string
  /** The name of an index where it is made. */
  named(index: string): string
  createIndex(index: IndexSchema, concurrently?: boolean): string
  createFullText(index: KeySchema): readonly string[]
  /** Foreign keys of all tables, also its own, that point at it. */
  referring(): readonly Referring[]
  /** The table that a foreign key of it points at, if it is described. */
  target(key: ForeignKeySchema): TableWords | null
}

/** A table before and after one operation. */
export interface Altered {
  readonly before: TableWords
  readonly after: TableWords
  /** The other tables with foreign keys that point at it before. */
  readonly others: readonly Altered[]
}

/** A key of an index, with what it asks for as finished SQL. */
export interface IndexKeyWords {
  readonly key: IndexKeySchema
  /** A quoted column, or an expression in brackets. */
  readonly sql: string
  /** Whether it may be null. */
  readonly nullable: boolean
}

/** The parts of CREATE INDEX. */
export interface IndexWords {
  readonly schema: IndexSchema
  /** Quoted. */
  readonly name: string
  readonly table: string
  readonly keys: readonly IndexKeyWords[]
  readonly where: string | null
  /** Quoted. */
  readonly include: readonly string[]
  readonly concurrently: boolean
}

/** What is said of values that are there already: expressions as finished SQL. */
export interface Filling {
  readonly using: string | null
  readonly backfill: string | null
}

export interface Alterations {
  /** Throws MigrationError for a table whose parts the database does not take together. */
  readonly refuse?: (table: TableWords) => void
  /** Set where a table that is made gets one key for several over the same columns; keys that are added stay apart. */
  readonly mergesKeys?: boolean
  createIndex(index: IndexWords): string
  /** `others` have foreign keys that point at it. */
  dropTable(table: TableWords, others: readonly Altered[]): Change
  /** Comments that stand in no definition. */
  comments(table: TableWords): readonly string[]
  renameTable(on: Altered): Change
  /** `schema` is quoted: where the table goes; null for the schema of the connection. */
  moveTable(on: Altered, schema: string | null): Change
  addColumn(on: Altered, column: ColumnWords, backfill: string | null): Change
  dropColumn(on: Altered, column: ColumnWords): Change
  renameColumn(on: Altered, from: ColumnWords, to: ColumnWords): Change
  changeColumn(on: Altered, from: ColumnWords, to: ColumnWords, filling: Filling): Change
  setPrimaryKey(on: Altered): Change
  addUnique(on: Altered, key: KeySchema): Change
  dropUnique(on: Altered, key: KeySchema): Change
  addIndex(on: Altered, index: IndexSchema, concurrently: boolean): Change
  dropIndex(on: Altered, index: IndexSchema, concurrently: boolean): Change
  addCheck(on: Altered, check: CheckSchema): Change
  dropCheck(on: Altered, check: CheckSchema): Change
  addForeignKey(on: Altered, key: ForeignKeySchema): Change
  dropForeignKey(on: Altered, key: ForeignKeySchema): Change
  addFullText(on: Altered, key: KeySchema): Change
  dropFullText(on: Altered, key: KeySchema): Change
  rename(on: Altered, of: Renamable, name: string, to: string): Change
  commentTable(on: Altered, text: string | null): Change
  setOptions(on: Altered): Change
}
