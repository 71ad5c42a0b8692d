// All that differs between databases, as one record. The compiler asks it and knows no database itself.
import type { ColumnDescription, TableDescription } from '../ast/column.ts'
import type { Node, Ordering } from '../ast/node.ts'
import type { InsertFromPlan, InsertPlan, Lock, SelectPlan, Source, TableSource } from '../ast/query.ts'
import type { ParameterPlan } from '../ast/shape.ts'
import type { Definitions } from './definitions.ts'
import type { PlanWords } from './plan.ts'
import type { Call, Codec, Operand, OwnTemplate, ValueType, Words as KindWords } from '../ast/value-type.ts'

/** Where a parameter stands: in the values of a write, as an operand of a comparison, or inside an expression. */
export type Place = 'store' | 'compare' | 'expression'

/** What a database can do. A feature that it lacks is refused before anything is sent. */
export interface Abilities {
  readonly returning: boolean
  readonly rightJoin: boolean
  readonly fullJoin: boolean
  readonly conflictTarget: boolean
  readonly aggregateFilter: boolean
  /** Tables can stand in named schemas; where not, the schema is a prefix of the name. */
  readonly schemas: boolean
}

/** How something that is all or nothing begins and ends: a transaction, or a savepoint in one. Lists of statements. */
export interface Words {
  readonly begin: readonly string[]
  readonly commit: readonly string[]
  readonly rollback: readonly string[]
}

/** What transactions may see of each other, from much to nothing. */
export type Isolation = 'read uncommitted' | 'read committed' | 'repeatable read' | 'serializable'

/** What a transaction asks of its database. */
export interface TransactionModes {
  /** The least that is wanted: a database may give more. Its own default unless given. */
  readonly isolation?: Isolation | undefined
  /** Refuses everything that writes. */
  readonly readOnly?: boolean | undefined
  /** May wait before its first statement, so that as a serializable one that only reads it never fails for others. */
  readonly deferrable?: boolean | undefined
}

/** An operand made of one value: SQL with a `?` for each parameter, and how the value becomes each of them. */
export interface Parameterized {
  readonly sql: string
  readonly encode: readonly ((value: never) => unknown)[]
}

export type OperatorTemplate = string | ((left: Operand, right: Operand, result: ValueType) => string)
/** `option` is what a call says besides its arguments: the digits of round(). */
export type FunctionTemplate = string | OwnTemplate

/** A quoted column that an update or upsert writes, and its new value. */
export type Assigned = readonly [column: string, value: string]

/** A source as it stands after FROM, and what stands before its columns. */
export type Written = (source: Source) => readonly [sql: string, name: string]

/** Values of one statement that stand in it more than once. */
export interface Repeats {
  /** The number of an earlier parameter that is the same; 0 for none. */
  numberOf(earlier: readonly ParameterPlan[], parameter: ParameterPlan): number
  /** Whether other values of the same shape are equal in the same places. */
  fits(values: readonly unknown[]): boolean
}

/** A column of rows that stand in no table: its quoted name, and its type. */
export type RowColumn = readonly [name: string, type: ValueType]

/** What only set operations, WITH, lists of rows and LATERAL need to know. */
export interface SourceWords {
  /** Whether INTERSECT and EXCEPT have an ALL. */
  readonly keepsDuplicates: boolean
  readonly lateral: boolean
  /** Whether WITH can stand before a statement that writes; if not, it stands where its query is read. */
  readonly withBeforeWrites: boolean
  /** Whether WITH takes statements that write, for the rows that they return. */
  readonly writesInWith: boolean
  /** Whether bytes of any length are found in a list of rows, beside other values. */
  readonly bytesInTuples: boolean
  /** Whether ANY and ALL of a query answer null where they should. */
  readonly quantifiers: boolean
  /** Whether there is TABLESAMPLE. */
  readonly samples: boolean
  /** Whether there is DISTINCT ON. */
  readonly distinctOn: boolean
  /** ROLLUP, CUBE and GROUPING SETS anywhere among the keys, or ROLLUP alone behind them. */
  readonly groupingSets: 'all' | 'rollup'
  /** Whether GROUPING() tells which keys a group leaves out. */
  readonly grouping: boolean
  /** A column of a recursive query, for databases that want it to have the same type in the base and in the step. */
  column?(operand: Operand): string
  /** The base of a recursive query, for databases that take the widths of its columns from there. */
  base?(query: string, columns: readonly RowColumn[]): string
  /** Whether a query with a name is read once, however often a statement names it. */
  readonly sharesQueries: boolean
  /** A condition that a column has one of the values that a query answers, where IN is not the best. */
  amongst?(column: string, query: string): string
  /** All rows of a source as one document, which has a list for each column, in the order in which the source has them. */
  documents?(level: number, columns: readonly Operand[], source: string): string
  /** A query for rows, which are one value: a list of lists. */
  rows(columns: readonly RowColumn[]): Parameterized
}

/** A full-text index as queries name it: quoted names. */
export interface SearchedIndex {
  /** The source in the query that has the index. */
  readonly source: string
  readonly name: string
  /** What numbers the rows of the source. */
  readonly row: string
  /** The columns in the order of the index, with the source before them. */
  readonly columns: readonly string[]
}

/** Full-text search: the parameter is what a user types, as the database asks for it. */
export interface FullTextWords {
  /** Never null. */
  condition(index: SearchedIndex): Parameterized
  /** A number, higher for what fits better; 0 where the row is not found. */
  rank(index: SearchedIndex): Parameterized
}

/** What window functions lack, and how they do without. */
export interface Windows {
  /** There are no frames in groups of equal rows, and none that leave rows out. */
  readonly plainFrames: boolean
  /** Texts are not joined over windows. */
  readonly noTexts: boolean
  /** What stands for an order where nobody asked for one, if functions that look at other rows need one. */
  readonly order?: string
  /** Where shares of rows have fewer digits than a number. */
  readonly share?: (sql: string) => string
  /** Where lag() and lead() take no default: the call with one, from two without: of a number, and of the value. */
  readonly otherwise?: (there: string, value: string, fallback: string) => string
}

/** DISTINCT and FILTER are the business of `call`. `of` is missing for count(). */
export type AggregateTemplate = (of: Operand | undefined, result: ValueType, call: Call) => string

export interface Dialect {
  readonly name: string
  readonly abilities: Abilities
  /** The names that schemas have in this database, where they are not those of the models. Has no prototype. */
  readonly schemas?: Readonly<Record<string, string>>
  /** Bound parameters that one statement may have. */
  readonly maxParameters: number
  quote(name: string): string
  /** The text of parameter number `index`, counted from 1. */
  placeholder(index: number): string
  /**
   * For databases that know an expression again, in GROUP BY, only where its parameters have the same numbers: the values
   * that a statement repeats. undefined where nothing has to be known again.
   */
  repeats?(marked: string, values: readonly unknown[]): Repeats | undefined
  /** What stands around a placeholder, so that the database takes the value as the type it is; `?` is the placeholder. */
  parameter(type: ValueType, place: Place): string
  codec(type: ValueType): Codec
  /** How a column takes its values, for databases where that depends on more than its type. */
  storedAs?(column: ColumnDescription, table: TableDescription): ValueType
  /** Operators by number: templates with `$1` and `$2` for the operands, or functions of them. */
  readonly operators: Readonly<Record<number, OperatorTemplate>>
  /** Equality and inequality for which null is a value like any other. */
  readonly same: OperatorTemplate
  readonly different: OperatorTemplate
  /** `like` and its family, with a value on the right. */
  match(operator: number, left: string): Parameterized
  /** The same with an expression on the right. */
  matchExpression(operator: number, left: string, right: string): string
  /** Functions by name, with the aggregates over all rows: a name in SQL, or a function of the arguments. */
  readonly functions: Readonly<Record<string, FunctionTemplate>>
  /** Lets calls of functions that are not in `functions` bring their own SQL; absent where that is of no use. */
  readonly words?: KindWords
  readonly aggregates: Readonly<Record<string, AggregateTemplate>>
  /** Absent where window functions lack nothing. */
  readonly windows?: Windows
  /** Whether the operand is (`negated`: is not) among the values of a list of its type, which is one parameter. */
  within(operand: Operand, negated: boolean): Parameterized
  /** The form that a column or operand of this type has, from another form of the same value. */
  convert(from: Operand, to: ValueType): string
  cast(from: Operand, to: ValueType): string
  /** The value at a path in a document; the path is one parameter, made from the steps. */
  path(document: string, type: ValueType): Parameterized
  /** What to sort by, for a value of this type; with a key before it, where no words after it can say where null goes. */
  sortKey(operand: Operand, order: Ordering): string
  /** The words after a sort key, so that null sorts lowest where nothing else is said. Joins may miss rows of `missing`. */
  nulls(order: Ordering, missing: ReadonlySet<string>): string
  /**
   * For databases that know an expression with parameters again only by its place in the select list: that place, for a
   * key to group or sort by; otherwise the key itself.
   */
  place?(key: string, node: Node, list: readonly { readonly node: Node }[]): string
  /** For databases with words of their own for grouping sets: the keys, as they stand after GROUP BY. */
  groups?(keys: readonly string[], query: SelectPlan): string | undefined
  /** For databases without FILTER: the argument of an aggregate over the rows where a condition holds. */
  filtered?(argument: string, condition: string): string
  /** For databases without FULL JOIN: `left` with what would follow it, which is join number `at` of the query. */
  fullJoin?(left: string, joined: string, query: SelectPlan, at: number, written: Written): string
  /**
   * For databases that refuse a query that has a LIMIT, inside IN (no `changed`), or one that reads the table `changed`
   * that its statement changes ('' for none): the query as another that they take. `left` is what IN looks for.
   */
  apart?(query: string, changed?: string, left?: Node): string
  /** Absent from SQLite, whose words travel with those who import the functions. */
  readonly sources?: SourceWords
  /** Absent from SQLite too, for the same reason. */
  readonly fullText?: FullTextWords
  /** What stands after a condition that is to be read as 1 or 0. */
  readonly asNumber: string
  limit(rows: string | null, skip: string | null): string
  /** What follows the values of an insert that may meet a row with the same key: quoted columns, and assignments or null to ignore it; columns of `table` are those of the row that is there. */
  conflict(target: readonly string[], set: string | null, table: string): string
  /** Where no conflict can be named: whether an insert can meet none but the one that it names. */
  onlyConflict?(plan: InsertPlan | InsertFromPlan): boolean
  /** For databases that assign one column after another: an order in which no value reads a column written before it. */
  inOrder?(set: readonly Assigned[], table: string): readonly Assigned[]
  /** For databases that need other words for an update (`set`) or a delete (null) than the usual; `others` are the tables beside it. */
  change?(
    table: string,
    source: TableSource,
    set: readonly Assigned[] | null,
    others: readonly string[],
    where: string,
  ): string
  /** Whether it has MERGE, with RETURNING. */
  readonly merge?: boolean
  /** In these assignments: the value that the insert had for a quoted column. */
  excluded(column: string): string
  /** What follows the table in an insert of a row that gives no column. */
  readonly defaultValues: string
  /** Lets generated keys of a table go on after its highest key; null where they do by themselves. Quoted names go in. */
  readonly resetKeys: ((table: string, key: string) => string) | null
  /**
   * How it defines tables. Absent from our own dialects, whose definitions are found by name: apps that define no tables
   * carry none.
   */
  readonly ddl?: Definitions | undefined
  /** What begins and ends a transaction; throws UnsupportedError for modes that the database lacks. */
  transaction(modes: TransactionModes): Words
  /**
   * What follows a query that locks its rows; `name` gives a source's name in the query, and joins may miss rows of
   * `missing`. Absent where a transaction that may write has locked the whole database already.
   */
  lock?(lock: Lock, query: SelectPlan, missing: ReadonlySet<string>, name: (source: Source) => string): string
  /** The statement that shows a statement's plan, and the text of its answer: steps within steps are indented. */
  readonly explain: { readonly prefix: string; readonly text: (rows: readonly (readonly unknown[])[]) => string }
  /** How plans are read as trees. Absent from SQLite, whose words travel with explain(). */
  readonly plans?: PlanWords
}

/** A dialect that can define tables. */
export interface DefiningDialect extends Dialect {
  readonly ddl: Definitions
}
