// The types of include() and load(): which relations and options there are, and the rows that they answer.
import type { Condition, Operand, Order, Problem } from '../expression/types.ts'
import type { AnySpot, Link } from '../model/model-types.ts'
import type { Flat } from '../model/row-types.ts'
import type { RowAt, Table } from '../model/table-types.ts'
import type { Selectable, Selected, Selection } from './scope-types.ts'

type AnyLink = Link<'many' | 'one' | 'maybe', AnySpot, string>
type LinkAt<S extends AnySpot, N> = N extends keyof S['~links'] ? Extract<S['~links'][N], AnyLink> : never
type OneOrMore<T> = T | readonly T[]

/** What each relation of a model may be loaded with. */
export type LoadsOf<S extends AnySpot> = {
  readonly [N in keyof S['~links']]?: true | OptionsOf<Extract<S['~links'][N], AnyLink>>
}
/** A relation of a model to itself, followed to a depth. */
export interface Deep<N extends number, O> {
  readonly '~depth': N
  readonly '~options': O
}
/** The same with expressions beside: `size: Team.heroes.count()`. */
export type IncludesOf<S extends AnySpot> = LoadsOf<S> & { readonly [name: string]: unknown }
type OptionsOf<L extends AnyLink> = L['many'] extends 'many' ? ListOptions<L> : RowOptions<L['to'], L['to']['as']>

/** What a row is loaded with; `F` names the tables in reach. */
export interface RowOptions<S extends AnySpot, F extends string> {
  /** Only rows for which all conditions are true; `undefined` and `false` are left out. */
  readonly where?: OneOrMore<Condition<F> | undefined | false>
  /** What each row holds instead of all its columns. */
  readonly select?: Selection | undefined
  /** Relations of these rows. */
  readonly include?: IncludesOf<S> | undefined
  readonly '~depth'?: number
  readonly '~options'?: unknown
}
export interface ListOptions<L extends AnyLink> extends RowOptions<L['to'], L['to']['as'] | L['over']> {
  /** The order of the list; the primary key ends ties. */
  readonly orderBy?: OneOrMore<Order<L['to']['as'] | L['over']>> | undefined
  /** At most so many rows for each parent. */
  readonly limit?: number | undefined
  /** Leaves out so many rows of each parent. */
  readonly offset?: number | undefined
  /** Adds the row of the link table as `link`. */
  readonly link?: ([L['over']] extends [never] ? Problem<'there is no link table'> : boolean) | undefined
}

/** Nothing to say where all names are known and all columns in reach; a sentence about the others where not. */
export type CheckedLoads<S extends AnySpot, O> = {
  readonly [N in keyof O]: N extends keyof S['~links']
    ? O[N] extends true
      ? unknown
      : CheckedRelation<S, LinkAt<S, N>, O[N]>
    : Problem<`${S['as']} has no relation '${N & string}'`>
}
/** The same with expressions of the model beside. */
export type CheckedIncludes<S extends AnySpot, O> = {
  readonly [N in keyof O]: N extends keyof S['~links']
    ? O[N] extends true
      ? unknown
      : CheckedRelation<S, LinkAt<S, N>, O[N]>
    : O[N] extends Operand<unknown, S['as']>
      ? unknown
      : Problem<`${S['as']} has no relation '${N & string}'`>
}
type CheckedRelation<S extends AnySpot, L extends AnyLink, X> =
  X extends Deep<number, infer O>
    ? S['~key'] extends L['to']['~key']
      ? O extends Omit<OptionsOf<L>, 'limit' | 'offset'>
        ? { readonly '~options': CheckedOptions<L, O> }
        : Problem<'toDepth() takes the options of the relation, without a page'>
      : Problem<`this leads to ${L['to']['as']}, and toDepth() follows it once only`>
    : CheckedOptions<L, X>
type CheckedOptions<L extends AnyLink, X> = {
  readonly [P in keyof X]: P extends 'select'
    ? Selectable<X[P], L['to']['as'] | L['over']>
    : P extends 'include'
      ? CheckedIncludes<L['to'], X[P]>
      : P extends keyof OptionsOf<L>
        ? unknown
        : Problem<`loading has no option '${P & string}' here`>
}

type LinkRow<L extends AnyLink, X> = X extends { link: true }
  ? { link: RowAt<Extract<L['to']['~tables'][L['over'] & keyof L['to']['~tables']], Table>> }
  : unknown
type Base<L extends AnyLink, X> = X extends { select: infer Sel } ? Selected<Sel, never> : L['to']['~row']
type More<L extends AnyLink, X> = LinkRow<L, X> & (X extends { include: infer O } ? Included<L['to'], O> : unknown)
type RowBy<L extends AnyLink, X> = unknown extends More<L, X> ? Base<L, X> : Flat<Base<L, X> & More<L, X>>
/** As many as there are: a list, a row, or a row or null. */
type Several<L extends AnyLink, X, R> = L['many'] extends 'many'
  ? R[]
  : L['many'] extends 'one'
    ? X extends { where: unknown }
      ? R | null
      : R
    : R | null
type LoadedBy<L extends AnyLink, N, X> =
  X extends Deep<infer D, infer O> ? Several<L, O, DeepRow<L, N, O, D, [0]>> : Several<L, X, RowBy<L, X>>
/** Each level has the next, to the last one; where the depth is not known, any may be the last. */
type DeepRow<L extends AnyLink, N, O, D extends number, Level extends 0[]> = number extends D
  ? Flat<RowBy<L, O> & { [P in N & string]?: Several<L, O, DeepRow<L, N, O, D, Level>> }>
  : Level['length'] extends D
    ? RowBy<L, O>
    : Flat<RowBy<L, O> & { [P in N & string]: Several<L, O, DeepRow<L, N, O, D, [...Level, 0]>> }>
type Included<S extends AnySpot, O> = {
  -readonly [N in keyof O]: N extends keyof S['~links']
    ? LoadedBy<LinkAt<S, N>, N, O[N]>
    : O[N] extends { '~': { value: infer T } }
      ? T
      : never
}

/** A row with what was loaded for it. */
export type Loaded<R, S extends AnySpot, O> = Flat<{ [P in keyof R as Exclude<P, keyof O>]: R[P] } & Included<S, O>>
