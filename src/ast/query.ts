// Statements as data: what the chains of `src/query` make and the compiler reads.
import type { TableDescription } from './column.ts'
import type { Node, Ordering } from './node.ts'

/** What a source does to statements that name it. It brings its code along: apps without such models carry none. */
export interface SourceRules {
  /** The conditions of a query that starts with the source. */
  conditions?(source: Source): readonly Node[]
  /** Adds to a query that nobody has seen yet what holds in its last joins, `count` of them. */
  join?(query: { -readonly [P in 'joins' | 'conditions']: SelectPlan[P] }, count: number): void
  /** What an update or a delete does instead. */
  change(plan: UpdatePlan): UpdatePlan
}

/** A table in a query, under its own name or another. */
export interface TableSource {
  readonly kind: 'table'
  readonly table: TableDescription
  /** The name it goes by in the query: the model's, or the alias. */
  readonly as: string
  readonly aliased: boolean
  /** The models of its schema by name, so that relations find their targets. */
  readonly models: ReadonlyMap<string, TableDescription>
  readonly filters?: SourceRules | undefined
}

/** A query in the place of a table. */
export interface DerivedSource {
  readonly kind: 'derived'
  readonly as: string
  /** Tells the columns, and what stands there. */
  readonly query: SelectPlan
  /** What else stands there: the walk over it, and its SQL, which is another query in brackets, or a name. */
  readonly own?: OwnSource
  readonly filters?: SourceRules | undefined
}

/** A source that brings its SQL along: what no app uses, no app carries. */
export interface OwnSource {
  walk(): void
  /** @param ctx - the compiler's context */
  write(ctx: never): string
  /** What it is in the database, where it is a view. */
  readonly view?: ViewDefinition
  /** The queries that stand in it, for those who ask what a statement reads. */
  readonly reads?: readonly SelectPlan[]
}

/** A query that the database keeps under a name. */
export interface ViewDefinition {
  readonly name: string
  readonly schema: string | null
  readonly query: SelectPlan
  /** The query as SQL that somebody wrote; `query` then tells its columns only. */
  readonly text?: Node
  /** Views are numbered as they are made: one that reads another has a larger number. */
  readonly number: number
}

export type Source = TableSource | DerivedSource

/** What holds a source: a model, an alias, a derived table. */
export interface Sourced {
  readonly $: unknown
}

export type JoinKind = 'inner' | 'left' | 'right' | 'full' | 'cross'

export interface Join {
  readonly kind: JoinKind
  readonly source: Source
  readonly on: Node | null
}

/** What a query selects, by name: expressions, whole sources, and selections in these. */
export class Selection {
  declare readonly names: readonly string[]
  declare readonly parts: readonly (Node | Source | Selection)[]
  constructor(names: Selection['names'], parts: Selection['parts']) {
    this.names = names
    this.parts = parts
  }
}

/** Where only the number of rows matters. */
export const NOTHING: Selection = /* @__PURE__ */ new Selection([], [])

/** How the rows of a query are locked, until the end of its transaction. */
export interface Lock {
  readonly strength: 'update' | 'share'
  /** What to do about rows that another transaction has locked, instead of waiting. Both is a mistake. */
  readonly skipLocked?: boolean | undefined
  readonly noWait?: boolean | undefined
  /** The sources whose rows are locked; all of the query's where there are none. */
  readonly of: readonly Source[]
}

/** A select list as it is written, and the columns that it answers. */
export interface WrittenList {
  readonly sql: string
  readonly result: { readonly columns: readonly { readonly name: string }[] }
}

/** A choice among the rows of a query that brings its SQL along, in the place of DISTINCT. */
export interface OwnRows {
  /** The function that chose, for messages. */
  readonly by: string
  walk(query: SelectPlan): void
  /**
   * The query up to its limit.
   * @param ctx - the compiler's context
   */
  write(query: SelectPlan, list: WrittenList, rest: string, ctx: never): string
}

export interface SelectPlan {
  readonly op: number
  readonly source: Source
  readonly joins: readonly Join[]
  readonly conditions: readonly Node[]
  /** null: the whole row of the first source. */
  readonly selection: Selection | null
  readonly groups: readonly Node[]
  readonly havings: readonly Node[]
  readonly orders: readonly Ordering[]
  readonly rows: number | Node | null
  readonly skip: number | Node | null
  readonly unique: boolean | OwnRows
  readonly lock: Lock | null
  /** The compiler's memory of the last run; null before the first. */
  known: unknown
}

export interface ConflictPlan {
  readonly target: readonly Node[]
  /** null: ignore the row. */
  readonly set: readonly Assignment[] | null
}

/** One column of an insert's conflict or of an update; `value` is a node or a checked value that is not yet encoded. */
export interface Assignment {
  readonly node: Node
  readonly value: unknown
}

/** Which columns an insert gives, by position in the table. Interned per table, so that its number can stand in shape keys. */
export interface InsertLayout {
  readonly id: number
  readonly positions: readonly number[]
}

export interface InsertPlan {
  readonly op: number
  readonly source: TableSource
  readonly layout: InsertLayout
  /** Values of all rows, row after row, in the order of the layout: nodes, or checked values that are not yet encoded. */
  readonly values: unknown[]
  readonly count: number
  /** Whether any value is a node. */
  readonly expressions: boolean
  readonly conflict: ConflictPlan | null
  readonly returning: Selection | true | null
}

/** Insert what a query answers; its result names are properties of the model. */
export interface InsertFromPlan {
  readonly op: number
  readonly source: TableSource
  readonly query: SelectPlan
  /** Columns that the query leaves out and that have a default of the model's, the same for all rows. */
  readonly defaults: readonly Assignment[]
  readonly conflict: ConflictPlan | null
  readonly returning: Selection | true | null
}

/** A write that brings its walk and its SQL along: what no app writes, no app carries. */
export interface OwnWrite {
  walk(plan: never): void
  /** The statement without RETURNING. @param ctx - the compiler's context */
  write(plan: never, ctx: never): string
}

export interface OwnPlan {
  readonly op: number
  readonly own: OwnWrite
  readonly source: TableSource
  /** Other tables, which values and conditions read. */
  readonly from: readonly Source[]
  readonly returning: Selection | true | null
}

/** An update, or a delete, which sets nothing. */
export interface UpdatePlan extends OwnPlan {
  readonly set: readonly Assignment[]
  readonly conditions: readonly Node[]
}

/** Which rows a branch of a merge is for. */
export type MergeRows = 'matched' | 'not matched' | 'not matched by source'

export interface MergeBranch {
  readonly rows: MergeRows
  readonly conditions: readonly Node[]
  readonly action: 'update' | 'insert' | 'delete' | 'do nothing'
  readonly set: readonly Assignment[]
}

export interface MergePlan extends OwnPlan {
  readonly on: Node
  readonly branches: readonly MergeBranch[]
}

export interface RawPlan {
  readonly op: number
  readonly template: Node
}

export type WritePlan = InsertPlan | InsertFromPlan | UpdatePlan | MergePlan
export type Plan = SelectPlan | WritePlan | RawPlan
