// Questions about periods of time.
import type { Node } from '../ast/node.ts'
import { ValidationError } from '../error/validation.ts'
import { BOOLEAN } from '../kind/boolean.ts'
import { overlaps as template } from '../kind/period-sql.ts'
import { argument } from './argument.ts'
import { expressionOf, isNode, nameOf } from './expr.ts'
import { ownCall } from './own-call.ts'
import type { FromOfTime, KindOfTime, Time, ValueOf } from './time-types.ts'
import type { Expr, Of } from './types.ts'

type Nulls<T> = T & null
type Moment<A extends Time, V, G extends string> = NonNullable<ValueOf<A>> | Of<V, G, KindOfTime<A>>

const TIMES = ['timestamp', 'plainDateTime', 'plainDate', 'plainTime']

function timeOf(value: unknown, first: Node): Node {
  const { kind, accepts, expects } = first.type
  if (!isNode(value)) {
    if (accepts(value)) return argument(value, first.type)
    throw new ValidationError(`overlaps() takes a ${expects} beside this ${kind}`)
  }
  if (value.type.kind === kind) return value
  throw new ValidationError(`overlaps() takes times of one kind, and ${nameOf(value)} is a ${value.type.kind}`)
}

/**
 * Whether two periods, each from a beginning to an end, have a moment together:
 * `overlaps([Stay.arrival, Stay.departure], ['2024-05-01', '2024-05-08'])`. As SQL has it the end is no part of a period, so
 * that one may begin where another ends; a period whose ends are equal is that moment; and the ends may come in any order.
 * Times are of one kind, and the first is an expression. Null where a time is; for a period without an end write
 * coalesce(Stay.departure, '9999-12-31'). Throws ValidationError for other values.
 * https://www.postgresql.org/docs/current/functions-datetime.html#FUNCTIONS-DATETIME
 */
export function overlaps<A extends Time, V extends ValueOf<A> | null = never, G extends string = never>(
  one: readonly [start: A, end: Moment<A, V, G>],
  other: readonly [start: Moment<A, V, G>, end: Moment<A, V, G>],
): Expr<boolean | Nulls<ValueOf<A>> | Nulls<NoInfer<V>>, FromOfTime<A> | NoInfer<G>> {
  for (const period of [one, other])
    if (!Array.isArray(period) || period.length !== 2)
      throw new ValidationError('overlaps() takes two lists of two times')
  const first = expressionOf(one[0], 'overlaps()')
  if (!TIMES.includes(first.type.kind))
    throw new ValidationError(`overlaps() takes times, and ${nameOf(first)} is none`)
  const [end, from, to] = [one[1], ...other].map(value => timeOf(value, first)) as [Node, Node, Node]
  // The usual question: the SQL is shorter where the ends are known to be in order.
  const known = !isNode(other[0]) && !isNode(other[1])
  const swapped = known && (other[0] as unknown as string) > (other[1] as unknown as string)
  const args = [first, end, ...(swapped ? [to, from] : [from, to])]
  return ownCall({ name: 'overlaps', template }, known ? 'ordered' : 'given', args, BOOLEAN)
}
