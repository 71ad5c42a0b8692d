// Functions of text that bring their own SQL.
import type { Node, Ordering } from '../ast/node.ts'
import { ValidationError } from '../error/validation.ts'
import { TEXT } from '../kind/text.ts'
import * as own from '../kind/text-sql.ts'
import { argument } from './argument.ts'
import { expressionOf, isNode, nameOf } from './expr.ts'
import { ownCall, wholeNumber } from './own-call.ts'
import type { Aggregated, Condition, Operand, Order, TextExpr, Via } from './types.ts'

type Nulls<T> = T & null

/**
 * A part of a text: `length` characters (Unicode code points) from number `start` on, or all from there. The first one has
 * number 1; as in the SQL standard, what would stand before it counts into the length, so that
 * `substring(Hero.name, 0, 3)` has two. A length below zero is refused, or as an expression read as 0.
 */
export function substring<
  T extends string | null,
  F extends string,
  V extends number | null = never,
  G extends string = never,
>(
  text: Operand<T, F>,
  start: number | Operand<V, G>,
  length?: number | Operand<V, G>,
): TextExpr<string | Nulls<T> | Nulls<NoInfer<V>>, F | NoInfer<G>> {
  const node = expressionOf(text, 'substring()')
  const [from, size] = [start, ...(length === undefined ? [] : [length])].map(place =>
    wholeNumber(place, `a place in ${nameOf(node)}`),
  )
  if (typeof size === 'number' && size < 0) throw new ValidationError(`a length in ${nameOf(node)} is below zero`)
  const values = !isNode(from) && !isNode(size)
  const places = values ? standing(from as number, size as number | undefined) : [from, size]
  const args = [node, ...places.filter(place => place !== undefined)]
  return ownCall({ name: 'substring', template: own.substring }, values ? 'values' : 'any', args, TEXT)
}

/** Place and length without what stands before the text. */
function standing(start: number, length: number | undefined): (number | undefined)[] {
  const from = Math.max(start, 1)
  const size = length === undefined ? undefined : Math.max(start + length - from, 0)
  return [from, size].map(place => place && Math.min(place, LONGEST))
}
/** More than any text has, and what all databases take. */
const LONGEST = 2_147_483_647

/** The text with every `part` replaced by another text, from left to right; case matters. An empty part is nowhere. */
export function replace<
  T extends string | null,
  F extends string,
  V extends string | null = never,
  G extends string = never,
>(
  text: Operand<T, F>,
  part: string | Operand<V, G>,
  by: string | Operand<V, G>,
): TextExpr<string | Nulls<T> | Nulls<NoInfer<V>>, F | NoInfer<G>> {
  const node = expressionOf(text, 'replace()')
  const texts = [part, by].map(one => {
    if (isNode(one) || typeof one === 'string') return argument(one, TEXT)
    throw new ValidationError(`replace() in ${nameOf(node)} takes texts`)
  })
  return ownCall({ name: 'replace', template: own.replace }, '', [node, ...texts], TEXT)
}

export interface StringAggOptions<F extends string> {
  /** The order of the texts; those that are equal in it, and all without it, go by the text itself. */
  readonly orderBy?: Order<F> | readonly Order<F>[]
  /** Each different text once; they can be ordered by nothing but themselves. */
  readonly distinct?: boolean
  /** Only the rows for which this holds. */
  readonly filter?: Condition<F>
}

/**
 * The texts of all rows with the separator between them; null is left out, and no text at all is null. In the order of the
 * texts unless told otherwise: `stringAgg(Hero.name, ', ', { orderBy: Hero.age.desc() })`. Over an expression with
 * `distinct`, `orderBy` takes the same object: `const low = lower(Hero.name)`.
 */
export function stringAgg<T extends string | null, F extends string, G extends string = never>(
  text: Operand<T, F>,
  separator: string,
  options: StringAggOptions<G> = {},
): TextExpr<string | null, F | NoInfer<G> | Aggregated> & Via<never> {
  const node = expressionOf(text, 'stringAgg()')
  const label = `stringAgg() of ${nameOf(node)}`
  if (typeof separator !== 'string') throw new ValidationError(`${label} takes a text as separator`)
  const { orderBy = [], distinct = false, filter } = options
  const asked = [orderBy].flat() as unknown as Ordering[]
  for (const order of asked)
    if (!isNode(order?.node)) throw new ValidationError(`${label} is ordered by asc() or desc()`)
  if (distinct && asked.some(order => order.node !== node)) {
    throw new ValidationError(`${label} with distinct is ordered by nothing but the text itself`)
  }
  const orders = asked.some(order => order.node === node) ? asked : [...asked, ascending(node)]
  const conditions = filter === undefined ? [] : [expressionOf(filter, label)]
  const option = `${distinct ? 'distinct' : ''}:${orders.map(way).join()}:${conditions.length || ''}`
  const args = [node, argument(separator, TEXT), ...orders.map(order => order.node), ...conditions]
  return ownCall({ name: 'stringAgg', template: own.stringAgg }, option, args, TEXT)
}

const ascending = (node: Node): Ordering => ({ node, descending: false, nulls: null })
/** `a` or `d`, and where null is asked to stand: `df`. */
export const way = ({ descending, nulls }: Ordering): string =>
  (descending ? 'd' : 'a') + (nulls ? (nulls === 'first' ? 'f' : 'l') : '')
