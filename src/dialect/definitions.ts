// The words of definitions: how a database makes tables, and what stands in them.
import type { TableOptions } from '../ast/operation.ts'
import type { ValueType } from '../ast/value-type.ts'
import type { Alterations } from './alter.ts'

/** What decides how a column is stored. */
export interface StoredColumn {
  readonly type: ValueType
  /** The collation that was asked for, by the database's own name. */
  readonly collate: string | null
  /** Whether a key, a constraint or an index contains it. */
  readonly indexed: boolean
}

/** A full-text index to be made. */
export interface MadeIndex {
  readonly model: string
  /** The quoted name of the table. */
  readonly table: string
  /** The quoted name of the index with something behind it. */
  named(suffix: string): string
  /** Its quoted columns. */
  readonly columns: readonly string[]
  /** The names of all columns of the table, unquoted. */
  readonly names: readonly string[]
  /** What numbers the rows, quoted; absent: the name that is free for it. */
  readonly row?: string | undefined
  /** Whether rows of the table have no number. */
  readonly withoutRowid?: boolean | undefined
}

export interface FullTextDefinitions {
  /** Whether a transaction finds what it has written itself. */
  readonly findsUncommitted: boolean
  create(index: MadeIndex): readonly string[]
  /** What of it does not go with its table. */
  drop(name: string): readonly string[]
}

/** The words of definitions. Names come quoted, expressions as finished SQL. */
export interface Definitions {
  /** A value in its stored form, as text that is safe inside SQL. */
  literal(stored: unknown): string
  /** Type and collation of a column. */
  column(column: StoredColumn, quote: (name: string) => string): string
  /**
   * The same for a key that the database makes, with the words that make it one; `autoincrement`: keys of deleted rows are
   * not used again.
   */
  identity(type: ValueType, autoincrement?: boolean): string
  /** Set where these words leave it to a constraint, which has a name, to make the column the primary key. */
  readonly namedIdentity?: boolean
  /** The rule that keeps out what the column's own type would take and is no value of this one; null for none. */
  typeCheck(name: string, type: ValueType): string | null
  /** `virtual`: worked out when it is read. */
  generated(expression: string, virtual?: boolean): string
  /** Set where generated columns take no NOT NULL. */
  readonly generatedNullable?: boolean
  /** What follows the list of columns, by the types in it. */
  tableOptions(types: readonly ValueType[], options?: TableOptions): string
  /** What lets a foreign key be checked at the end of a transaction; absent where none can be. */
  deferrable?(when: 'immediate' | 'deferred'): string
  /** The statement that makes a named schema, if it is not there; null where schemas are prefixes. */
  readonly schema: ((name: string) => string) | null
  /** A column of an index, so that the index serves the order of queries. */
  indexKey(name: string, nullable: boolean): string
  /** Whether a transaction that is undone takes back what it defined. */
  readonly transactional: boolean
  /** Set where the indexes of a table have names of their own; elsewhere all of a schema share one space with the tables. */
  readonly ownIndexNames?: boolean
  /** Whether a foreign key may point at a table that is not there yet. */
  readonly forwardKeys: boolean
  /** What comments a column inside its definition, for databases that comment it there. */
  columnComment?(text: string): string
  /** The statement that comments a table, or a column of it; null where databases keep no comments, or not this one so. */
  readonly comment: ((table: string, column: string | null, text: string) => string | null) | null
  /** Removes tables that may not be there; `cyclic`: their foreign keys form a cycle, of one table or several. */
  dropTables(names: readonly string[], cyclic: boolean): readonly string[]
  /**
   * The query for a foreign key of another table at one of these: a row of `table` and `target`. null where the database
   * itself refuses to drop a table that others refer to. These names come as they are, unquoted.
   */
  readonly referring: ((names: readonly string[]) => string) | null
  /** Absent where the database finds no words in texts. */
  readonly fullText?: FullTextDefinitions
  /** How tables are changed; absent where they are not. */
  readonly alter?: Alterations
}
