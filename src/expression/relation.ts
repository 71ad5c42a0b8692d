// The types of relations: what they say about the rows that they lead to, in conditions and as values.
import type {
  Aggregated,
  Condition,
  Excluded,
  Expr,
  Kind,
  Kinds,
  Mean,
  NumberExpr,
  Of,
  Problem,
  Relation,
  Unwindowed,
  Via,
  Windowed,
} from './types.ts'

/** Conditions are asked of single rows. Of expressions of unknown tables the query around them tells. */
type OfRows<F> = string extends F
  ? unknown
  : [F & (Aggregated | Excluded | Unwindowed | Windowed)] extends [never]
    ? unknown
    : Problem<'conditions on related rows take no aggregates and no window functions'>
/** A condition on rows of the relation; it may also read the tables of the query around it. */
type OnRows<F extends string> = (Condition<F> & OfRows<F>) | undefined | false

/** An aggregate without a column of the rows would be one of the query around it. */
type OfColumn<F, To extends string> = [F & To] extends [never] ? Problem<`this takes a column of ${To}`> : OfRows<F>

/** True or false, never null. */
type Answer<F extends string> = Expr<boolean, F> & Via<never>
/** What is left for the query around it to know. */
type Around<To extends string, From extends string, F extends string> = From | Exclude<F, To>

/** A relation to any number of rows, over a link table or not. The columns of the link table are those of its rows too. */
export interface ToMany<To extends string, From extends string> extends Relation<To, From> {
  /** One row at least meets all conditions; without conditions: there is a row. What is null is not met. */
  some<F extends string = never>(...conditions: OnRows<F>[]): Answer<Around<To, From, F>>
  /** No row meets all conditions; without conditions: there is no row. */
  none<F extends string = never>(...conditions: OnRows<F>[]): Answer<Around<To, From, F>>
  /** Every row meets all conditions, as it is where there are no rows. */
  every<F extends string = never>(...conditions: OnRows<F>[]): Answer<Around<To, From, F>>
  /** How many rows meet all conditions; 0 where there are none. */
  count<F extends string = never>(...conditions: OnRows<F>[]): NumberExpr<number, Around<To, From, F>> & Via<never>
  /** The sum over the rows that meet all conditions, as sum(): null over no rows. */
  sum<T, G extends string, K extends 'number' | 'decimal', F extends string = never>(
    of: Of<T, G, K> & OfColumn<G, To>,
    ...conditions: OnRows<F>[]
  ): Kinds<T | null, Around<To, From, F | G>>[K]
  /** The mean over the rows that meet all conditions, as avg(): null over no rows. */
  avg<G extends string, K extends 'number' | 'decimal', F extends string = never>(
    of: Of<unknown, G, K> & OfColumn<G, To>,
    ...conditions: OnRows<F>[]
  ): Kinds<Mean<K>, Around<To, From, F | G>>[K]
  /** The lowest value of the rows that meet all conditions; null over no rows. */
  min<T, G extends string, K extends Kind, F extends string = never>(
    of: Of<T, G, K> & OfColumn<G, To>,
    ...conditions: OnRows<F>[]
  ): Kinds<T | null, Around<To, From, F | G>>[K]
  /** The highest value of the rows that meet all conditions; null over no rows. */
  max<T, G extends string, K extends Kind, F extends string = never>(
    of: Of<T, G, K> & OfColumn<G, To>,
    ...conditions: OnRows<F>[]
  ): Kinds<T | null, Around<To, From, F | G>>[K]
}

/** A relation to one row, or none. `Key`: the columns that tell the row. */
export interface ToOne<To extends string, From extends string, Key> extends Relation<To, From> {
  /**
   * There is a row, and it meets all conditions; or it is this row, compared by key; or (null) there is none, because the
   * key is null or nobody refers to this row. Never null.
   */
  is<F extends string = never>(...what: Asked<F, Key>): Answer<Around<To, From, F>>
  /** The opposite of is(): true where there is no row. */
  isNot<F extends string = never>(...what: Asked<F, Key>): Answer<Around<To, From, F>>
}
type Asked<F extends string, Key> = [Key | null] | [Condition<F> & OfRows<F>, ...OnRows<F>[]]
