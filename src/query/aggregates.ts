// Functions over many rows. Each is an expression, and can be narrowed with filter() and distinct().
import type { Node } from '../ast/node.ts'
import * as op from '../ast/op.ts'
import { writeAggregate } from '../compile/aggregate.ts'
import type { Context } from '../compile/context.ts'
import { DefinitionError } from '../error/definition.ts'
import { SAFE_INTEGER } from '../kind/number.ts'
import { aggregateType } from '../expression/arithmetic.ts'
import { aggregate as ownAggregate } from '../kind/scalar-sql.ts'
import { Expr, expressionOf } from '../expression/expr.ts'
import type { Aggregated, Condition, Excluded, Kind, Kinds, Mean, Of, Operand, Via } from '../expression/types.ts'
import { over } from './over.ts'
import type { Over, Window } from './window-types.ts'

export interface AggregateCalls<T, F extends string, K extends Kind> {
  /** Only the rows for which all conditions hold. */
  filter<G extends string>(...conditions: Condition<G>[]): Aggregate<T, F | G, K>
  /** Each different value once. */
  distinct(): Distinct<T, F, K>
  /**
   * The same over the rows of a window, for each row: `sum(Hero.age).over({ partitionBy: Hero.teamId })`. Null and never
   * null as without it. Throws ValidationError for what is no window.
   * https://www.postgresql.org/docs/current/sql-expressions.html#SYNTAX-WINDOW-FUNCTIONS
   */
  over<G extends string = never>(window?: Window<G>): Over<T, F | G, never, K>
}
/** No database takes each different value once in a window. */
export type Distinct<T, F extends string, K extends Kind> = Kinds<T, F | Aggregated>[K] &
  DistinctCalls<T, F, K> &
  Via<never>
export interface DistinctCalls<T, F extends string, K extends Kind> {
  /** Only the rows for which all conditions hold. */
  filter<G extends string>(...conditions: Condition<G>[]): Distinct<T, F | G, K>
}
export type Aggregate<T, F extends string, K extends Kind> = Kinds<T, F | Aggregated>[K] &
  AggregateCalls<T, F, K> &
  Via<never>

/** A call that brings its SQL, so that apps without aggregates carry none of that. */
class AggregateExpr extends Expr {
  '~write'(ctx: Context, over?: () => string): string {
    return writeAggregate(this, ctx, ownAggregate, over)
  }
  over(window?: unknown): Expr {
    const [name, distinct] = (this.a as string).split(' ')
    if (distinct) throw new DefinitionError(`${name}() with distinct() has no over(): no database takes both`)
    return over(this, window)
  }
  filter(...conditions: Node[]): AggregateExpr {
    for (const condition of conditions) expressionOf(condition, 'filter()')
    return new AggregateExpr(op.AGGREGATE, this.a, [...(this.b as Node[]), ...conditions], this.type)
  }
  distinct(): AggregateExpr {
    const [name] = (this.a as string).split(' ')
    return new AggregateExpr(op.AGGREGATE, `${name} distinct`, this.b, this.type)
  }
}

function aggregate(name: string, value: unknown): never {
  const of = expressionOf(value, `${name}()`)
  return new AggregateExpr(op.AGGREGATE, name, [of], aggregateType(name, of.type)) as never
}

/** How many rows, or how many values that are not null. */
export function count<F extends string = never>(
  ...of: [] | [Operand<unknown, F>]
): Aggregate<number, NoInfer<F>, 'number'> {
  const values = of.length > 0 ? expressionOf(of[0], 'count()') : null
  return new AggregateExpr(op.AGGREGATE, 'count', [values], SAFE_INTEGER) as never
}

/** The sum, of the same kind as its values: integers exact to 2^53, decimals at their scale; null over no rows. */
export function sum<T, F extends string, K extends 'number' | 'decimal'>(of: Of<T, F, K>): Aggregate<T | null, F, K> {
  return aggregate('sum', of)
}

/** The mean: a number; of decimals a decimal with four digits more, halves away from zero. Null over no rows. */
export function avg<F extends string, K extends 'number' | 'decimal'>(of: Of<unknown, F, K>): Aggregate<Mean<K>, F, K> {
  return aggregate('avg', of)
}

/** The lowest value; null over no rows. */
export function min<T, F extends string, K extends Kind>(of: Of<T, F, K>): Aggregate<T | null, F, K> {
  return aggregate('min', of)
}

/** The highest value; null over no rows. */
export function max<T, F extends string, K extends Kind>(of: Of<T, F, K>): Aggregate<T | null, F, K> {
  return aggregate('max', of)
}

/** In onConflict(...).update(): the value that the insert would have written. */
export function excluded<T, F extends string, K extends Kind>(column: Of<T, F, K>): Kinds<T, F | Excluded>[K] {
  const node = column as unknown as Node
  return new Expr(op.EXCLUDED, node.a, node.b, node.type, node.token) as never
}
