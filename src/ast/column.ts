// What a column and a table are: the plain data behind `Hero.$`.
import type { Node } from './node.ts'
import type { SqlText } from './sql-text.ts'
import type { ValueType } from './value-type.ts'

/** What happens to a row when the row that its key points at is deleted or gets another key. */
export type ReferentialAction = 'cascade' | 'restrict' | 'no action' | 'set null'

export interface Reference {
  /** Model and property, as written: `Team.id`. */
  readonly target: string
  readonly onDelete?: ReferentialAction | undefined
  readonly onUpdate?: ReferentialAction | undefined
}

/** What only a database says of a column, and no program that reads it has to know. */
export interface ColumnDetails {
  /** The database's own type, where it is not the one that the kind has there. */
  readonly sqlType?: SqlText
  /** The database takes null, and the model does not: of a key on SQLite. */
  readonly nullable?: true
  /** A number that the database makes, where the model does not say so. */
  readonly identity?: true
  /** SQLite: keys of deleted rows are not used again. */
  readonly autoincrement?: true
  /** A generated column that is worked out when it is read. */
  readonly virtual?: true
  /** The name of the check that keeps out what is no value of the kind; null where there is none. */
  readonly typeCheck?: string | null
}

export interface ColumnDescription {
  /** The property on models and rows. */
  readonly key: string
  /** The name in the database. */
  readonly name: string
  readonly type: ValueType
  readonly nullable: boolean
  readonly primaryKey: boolean
  /** A single integer key that the database makes when an insert leaves it out. */
  readonly auto: boolean
  readonly unique: boolean
  readonly index: boolean
  /** A value, or a function that is called once per row per execution; undefined for none. */
  readonly default: unknown
  readonly defaultSql: Node | null
  readonly onUpdate: (() => unknown) | null
  readonly references: Reference | null
  readonly check: Node | null
  readonly generatedAs: Node | null
  readonly private: boolean
  /** Left out of updates, or of inserts as well. */
  readonly readonly: false | 'update' | 'insert'
  readonly version: boolean
  readonly collate: SqlText | null
  readonly comment: string | null
  readonly renamedFrom: string | null
  /** The rules a user wrote: valibot actions, run in order on writes. */
  readonly rules: readonly unknown[]
  /** Place in the table, from 0. */
  readonly position: number
  readonly details?: ColumnDetails
}

/** One key of an index: a column by its name in the database, or an expression. */
export interface IndexPart {
  readonly column?: string | undefined
  readonly node?: Node
  readonly descending?: boolean
  readonly nulls?: 'first' | 'last'
  readonly collate?: string
  readonly operators?: string
  readonly length?: number
}

/** An index that says more than columns. */
export interface IndexDetails {
  readonly keys: readonly IndexPart[]
  readonly unique?: boolean
  readonly where?: Node
  readonly include?: readonly string[]
  readonly method?: string
  readonly nullsNotDistinct?: boolean
}

/** A foreign key in the database's own words, which may point at a table that no model describes. */
export interface KeyDetails {
  readonly target: { readonly name: string; readonly schema: string | null }
  readonly onDelete?: ReferentialAction | 'set default' | undefined
  readonly onUpdate?: ReferentialAction | 'set default' | undefined
  readonly deferrable?: 'immediate' | 'deferred' | undefined
}

export interface Constraint {
  readonly kind: 'primaryKey' | 'index' | 'unique' | 'check' | 'foreignKey' | 'fullText'
  /** Database names of the columns. */
  readonly columns: readonly string[]
  readonly name: string | null
  readonly rule?: Node
  /** `foreignKey`: model name and database names of the columns there. */
  readonly target?: { readonly model: string; readonly columns: readonly string[] }
  readonly onDelete?: ReferentialAction | undefined
  readonly onUpdate?: ReferentialAction | undefined
  /** `index`: absent where it is one of plain columns. */
  readonly index?: IndexDetails
  /** `foreignKey`: what stands in the place of the model, and of the actions. */
  readonly foreignKey?: KeyDetails
}

/** How rows of one model lead to rows of another; column names are properties. */
export interface RelationDescription {
  readonly name: string
  readonly kind: 'one' | 'many' | 'through'
  /** Properties here and there that have to be equal. */
  readonly here: readonly string[]
  readonly there: readonly string[]
  readonly target: string
  /** `through`: the link model, and its properties towards here and there. */
  readonly through: {
    readonly model: string
    readonly here: readonly string[]
    readonly there: readonly string[]
  } | null
  /** Whether the foreign key stands here. */
  readonly own: boolean
  /** Whether the other side may be missing. */
  readonly optional: boolean
  readonly orderBy: readonly unknown[]
  readonly orphans: 'remove' | 'detach' | null
  /** A query with what is loaded beside its rows: relations bring this along, so that apps without any carry none of it. */
  readonly include: (query: object, asked: unknown) => object
}

/** A table, as models, aliases, the compiler and migrations see it. */
export interface TableDescription {
  /** The model's name in its schema: `Hero`. */
  readonly model: string
  /** The table's name in the database. */
  readonly name: string
  readonly schema: string | null
  readonly columns: readonly ColumnDescription[]
  readonly byKey: ReadonlyMap<string, ColumnDescription>
  /** Properties of the primary key, in order. */
  readonly primaryKey: readonly string[]
  readonly constraints: readonly Constraint[]
  readonly relations: ReadonlyMap<string, RelationDescription>
  /** Computed by JavaScript from a finished row. */
  readonly computed: ReadonlyMap<string, (row: never) => unknown>
  /** Computed by the database, as part of every select of the whole row. */
  readonly expressions: ReadonlyMap<string, Node>
  /** What only definitions of tables ask for. */
  readonly options: {
    readonly comment?: string
    /** Its name before, in the database. */
    readonly renamedFrom?: string
    /** The name of the primary key; null where the model has a key and the table has none. */
    readonly keyName?: string | null
    readonly loose?: true
    readonly withoutRowid?: true
  }
  /** What sources of the table do to statements: `SourceRules`. */
  readonly filters?: object | undefined
  /** Unique per table in this process; shape keys contain it. */
  readonly id: number
}
