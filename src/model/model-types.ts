// The types of models, aliases and derived tables. A model is a look-up into the one type of its schema.
import type { ColumnDescription, RelationDescription, TableDescription } from '../ast/column.ts'
import type { Kind, KindOf, Kinds, Problem } from '../expression/types.ts'
import type { Columns } from './column-types.ts'
import type {
  Before,
  CheckedRelations,
  CheckedTables,
  Many,
  One,
  RefOf,
  RelationOf,
  Through,
} from './relation-types.ts'
import type { Flat, KeyOf, NewOf, PatchOf } from './row-types.ts'
import type { Expressed, Naming, RowAt, Tables } from './table-types.ts'

/**
 * Tables and relations as one named thing. `interface App extends SchemaOf<typeof tables, typeof relations> {}` gives a
 * schema a short name, so that hovers, errors and declaration files stay short.
 */
export interface SchemaOf<S extends Tables, R = {}> {
  readonly tables: S
  readonly relations: R
}
export interface AnySchema {
  readonly tables: Tables
  readonly relations: unknown
}
export interface SchemaOptions {
  /** How properties become names in the database, for tables that do not say it themselves; `snake_case` if not given. */
  readonly naming?: Naming
}

/**
 * What a source is: in which schema, under which name, with which row. What begins with `~` exists for the compiler
 * only.
 */
export interface AnySpot {
  /** The name it goes by in queries. */
  readonly as: string
  readonly '~tables': unknown
  readonly '~schema': unknown
  readonly '~links': unknown
  readonly '~key': string
  readonly '~row': unknown
  readonly '~outer': string
}
/** What stands behind `Hero.$`: plain data about the model. */
export interface Spot<A extends string, Row, K extends string, D extends AnySchema> extends AnySpot {
  readonly as: A
  readonly '~row': Row
  readonly '~key': K
  readonly '~tables': D['tables']
  readonly '~schema': D
  readonly '~links': Links<D, K, RelationsAt<D['relations'], K>>
  readonly '~outer': never
  readonly kind: 'table'
  /** Whether `as` is an alias. */
  readonly aliased: boolean
  /** The model's name in its schema. */
  readonly model: K
  /** The table's name in the database. */
  readonly name: string
  /** The database schema that the table stands in. */
  readonly schema: string | null
  readonly columns: { readonly [P in keyof D['tables'][K]['columns']]: ColumnDescription }
  readonly relations: { readonly [N in keyof RelationsAt<D['relations'], K>]: RelationDescription }
  /** Properties of the primary key, in order. */
  readonly primaryKey: readonly string[]
  readonly table: TableDescription
  readonly models: ReadonlyMap<string, TableDescription>
}

/** A relation worked out: how many, where to, over which link model. */
export interface Link<Count extends 'many' | 'one' | 'maybe', To extends AnySpot, Over extends string> {
  readonly many: Count
  readonly to: To
  readonly over: Over
}
type Links<D extends AnySchema, K extends string, X> = {
  readonly [N in keyof X]: LinkOf<D, D['tables'][K]['columns'], X[N]>
}
type LinkOf<D extends AnySchema, C extends Columns, X> =
  X extends Many<infer P>
    ? Link<'many', SpotAt<D, Before<P>>, never>
    : X extends One<infer P>
      ? P extends `${infer A}.${string}`
        ? Link<'maybe', SpotAt<D, A>, never>
        : Link<null extends C[P]['~']['out'] ? 'maybe' : 'one', SpotAt<D, Before<C[P]['~']['ref']['target']>>, never>
      : X extends Through<infer H, infer T>
        ? Link<'many', SpotAt<D, RefOf<D['tables'], T>>, Before<H>>
        : never
type SpotAt<D extends AnySchema, K> = K extends keyof D['tables'] & string
  ? Spot<K, RowAt<D['tables'][K]>, K, D>
  : never

export interface DerivedSpot<Result, A extends string, Outer extends string> extends AnySpot {
  readonly as: A
  readonly '~row': Result
  readonly '~key': A
  readonly '~tables': {}
  readonly '~schema': {}
  readonly '~links': {}
  readonly '~outer': Outer
}

/** Anything that from() and joins take: a model, an alias, a derived table. */
export interface AnySource {
  readonly $: AnySpot
}
export interface AnyModel {
  readonly $: AnySpot & { readonly '~tables': Tables; readonly '~schema': AnySchema }
}

type ColumnExprs<C extends Columns, A extends string> = {
  readonly [P in keyof C]: Kinds<C[P]['~']['out'], A>[C[P]['~']['kind']]
}
type RelationsAt<R, K> = K extends keyof R ? R[K] : {}
type OwnField<X, A extends string> =
  X extends Expressed<never, { '~': { value: infer T; kind: infer K extends Kind } }>
    ? Kinds<T, A>[K]
    : Problem<'JavaScript computes this: it cannot stand in a query'>

/**
 * A model: its columns, relations and expression fields, and everything else behind `$`. Name and row come first, so
 * that a hover or an error shows them before it cuts off the schema.
 */
export type Model<A extends string, Row, K extends string, D extends AnySchema> = {
  readonly $: Spot<A, Row, K, D>
} & ColumnExprs<D['tables'][K]['columns'], A> & {
    readonly [N in keyof D['tables'][K]['computed']]: OwnField<D['tables'][K]['computed'][N], A>
  } & {
    readonly [N in keyof RelationsAt<D['relations'], K>]: RelationOf<
      D['tables'],
      D['tables'][K]['columns'],
      RelationsAt<D['relations'], K>[N],
      A
    >
  }

/** A query in the place of a table: `query.as('x')`. Its columns know their values, but no longer their builders. */
export type Derived<Result, A extends string, Outer extends string = never> = {
  readonly $: DerivedSpot<Result, A, Outer>
} & { readonly [P in keyof Result]: Kinds<Result[P], A>[KindOf<Result[P]>] }

/** What stands behind a view: nothing that writes takes it. */
export interface ViewSpot<Result, A extends string> extends DerivedSpot<Result, A, never> {
  readonly '~schema': Problem<'a view is read only'>
}
/** A query that the database keeps under a name, as a model that is only read: `view('roster', query)`. */
export type View<Result, A extends string> = {
  readonly $: ViewSpot<Result, A>
} & { readonly [P in keyof Result]: Kinds<Result[P], A>[KindOf<Result[P]>] }
export interface AnyView {
  readonly $: AnySpot & { readonly '~schema': Problem<'a view is read only'> }
}

export type Schema<D extends AnySchema> = {
  readonly [K in keyof D['tables'] & string]: Model<K, RowAt<D['tables'][K]>, K, D>
}
/** What `defineSchema<App>()` answers. */
export type Definer<D extends AnySchema> = (
  tables: D['tables'] & CheckedTables<D['tables']>,
  relations: D['relations'] & CheckedRelations<D['tables'], D['relations']>,
  options?: SchemaOptions,
) => Schema<D>

export type ColsOf<M extends AnyModel> = M['$']['~tables'][M['$']['~key']]['columns']
/** What a query of the model answers. */
export type Row<M extends AnySource> = M['$']['~row']
/** What an insert takes. Leaving a property out and giving `undefined` are the same. */
export type New<M extends AnyModel> = Flat<NewOf<ColsOf<M>>>
/** What an update takes. */
export type Patch<M extends AnyModel> = PatchOf<ColsOf<M>>
/** The key of a row: the value of its key column, or an object where the key has several. */
export type Key<M extends AnyModel> = KeyOf<ColsOf<M>, M['$']['~tables'][M['$']['~key']]['~key']>
