// The checks of a query's types: which tables are in scope, what a selection answers, and the sentence where one fails.
import type {
  Aggregated,
  Excluded,
  Merged,
  Grouped,
  Operand,
  Problem,
  Relation,
  Unwindowed,
  Via,
  Windowed,
} from '../expression/types.ts'
import type { AnySpot } from '../model/model-types.ts'

export type Selection = { readonly [name: string]: unknown }

/** The row that a selection answers; what a left join may miss becomes nullable. */
export type Selected<Sel, Maybe extends string> = {
  -readonly [P in keyof Sel]: Sel[P] extends { '~': { value: infer T; from: infer F } }
    ? [F & Maybe] extends [never]
      ? T
      : Sel[P] extends Via<infer W>
        ? [W & Maybe] extends [never]
          ? T
          : T | null
        : T | null
    : Sel[P] extends { $: { as: infer A; '~row': infer R } }
      ? A extends Maybe
        ? R | null
        : R
      : Selected<Sel[P], Maybe>
} & {}

/** Where nothing could be told of what was given, it is of another kind. */
type NotInScope<F> = string extends F
  ? 'this takes expressions of tables in this query; an order is written Hero.age.asc()'
  : F extends Aggregated
    ? 'an aggregate belongs in having()'
    : F extends Windowed
      ? 'a window function belongs in select() or orderBy()'
      : F extends Excluded | Grouped | Merged | Unwindowed
        ? F
        : `${F & string} is not in this query`

/** Nothing to say where all tables are in scope; a sentence about the others where not. */
export type InScope<F, Scope> = [F] extends [Scope] ? unknown : Problem<NotInScope<Exclude<F, Scope>>>

export type Named<I extends AnySpot, Scope> = I['as'] extends Scope
  ? Problem<`${I['as']} is in this query already: join alias(${I['as']}, '...')`>
  : unknown

/** The check of a join stands on its condition, where the message does not repeat the model's type. */
export type Joined<I extends AnySpot, F, Scope> = I['as'] extends Scope
  ? Named<I, Scope>
  : [I['~outer']] extends [never]
    ? InScope<F, Scope | I['as']>
    : I extends { '~lateral': true }
      ? InScope<F | I['~outer'], Scope | I['as']>
      : Problem<`this subquery reads ${I['~outer']}: use a lateral join`>

export type JoinedRelation<To extends string, From, Scope> = string extends From
  ? Problem<'a join takes a relation, or a model and a condition'>
  : [From] extends [Scope]
    ? [To & Scope] extends [never]
      ? unknown
      : Problem<`${To & Scope & string} is in this query already: join alias(${To & Scope & string}, '...') with a condition`>
    : InScope<From, Scope>

export type Related<To extends string, From extends string> = Relation<To, From>

export type Selectable<Sel, Scope extends string> = {
  [P in keyof Sel]: Sel[P] extends Operand<unknown, Scope> ? unknown : WhyNot<Sel[P], Scope>
}
type WhyNot<X, Scope extends string> = X extends { '~': { from: infer F } }
  ? InScope<F, Scope>
  : X extends { $: { as: infer A } }
    ? InScope<A, Scope>
    : X extends Selection
      ? Selectable<X, Scope>
      : Problem<'select takes columns, expressions and models'>

/** The type of the only column; a sentence where there are several. `Readable<object>` takes every query of rows. */
export type Only<R> = [keyof R] extends [never]
  ? unknown
  : {
      [P in keyof R]: [keyof R] extends [P] ? R[P] : Problem<'this subquery must select exactly one column'>
    }[keyof R]
