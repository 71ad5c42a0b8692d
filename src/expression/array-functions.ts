// Questions about lists in one column.
import type { Node } from '../ast/node.ts'
import type { ValueType } from '../ast/value-type.ts'
import { ValidationError } from '../error/validation.ts'
import * as own from '../kind/array-sql.ts'
import { BOOLEAN } from '../kind/boolean.ts'
import { SAFE_INTEGER } from '../kind/number.ts'
import { argument } from './argument.ts'
import { expressionOf, isNode, nameOf } from './expr.ts'
import { type Own, ownCall } from './own-call.ts'
import type { Expr, NumberExpr, Of } from './types.ts'

type Nulls<T> = T & null
type Items = readonly unknown[] | null
type ItemOf<T> = NonNullable<T> extends readonly (infer E)[] ? E : never

const isText = ({ kind }: ValueType): boolean => kind === 'text' || kind === 'enum'

/** Items that equal each other where their values do. */
const meets = (a: ValueType, b: ValueType): boolean =>
  a.id === b.id || (isText(a) && isText(b)) || (a.kind === 'integer' && b.kind === 'integer')

function listOf(value: unknown, name: string): Node {
  const node = expressionOf(value, `${name}()`)
  if (node.type.kind !== 'array') throw new ValidationError(`${name}() takes a list, and ${nameOf(node)} is none`)
  if (node.type.item?.kind === 'json')
    throw new ValidationError(`${name}() compares items, and those of ${nameOf(node)} are documents`)
  return node
}

function compared(call: Own, list: unknown, others: unknown): never {
  const { name } = call
  const node = listOf(list, name)
  const { type } = node
  if (isNode(others)) {
    const other = listOf(others, name).type.item as ValueType
    if (!meets(type.item as ValueType, other))
      throw new ValidationError(
        `${name}() takes lists of one kind, and the items of ${nameOf(others)} are ${other.kind}`,
      )
  } else if (!type.accepts(others)) {
    throw new ValidationError(`${name}() in ${nameOf(node)} takes an ${type.expects}`)
  }
  // A copy: what the caller does to the list later changes no query.
  const right = isNode(others) ? others : argument([...(others as unknown[])], type)
  return ownCall(call, '', [node, right], BOOLEAN)
}

/**
 * Every one of the values is in the list, in any order and as often as may be: `arrayContains(Hero.tags, ['a', 'b'])`, or
 * those of another list. No value at all is in every list. Null where a list is null.
 */
export function arrayContains<T extends Items, F extends string, V extends Items = never, G extends string = never>(
  list: Of<T, F, 'array'>,
  values: readonly ItemOf<T>[] | Of<V, G, 'array'>,
): Expr<boolean | Nulls<T> | Nulls<NoInfer<V>>, F | NoInfer<G>> {
  return compared({ name: 'arrayContains', template: own.arrayContains }, list, values)
}

/** One of the values at least is in the list. Null where a list is null. */
export function arrayOverlaps<T extends Items, F extends string, V extends Items = never, G extends string = never>(
  list: Of<T, F, 'array'>,
  values: readonly ItemOf<T>[] | Of<V, G, 'array'>,
): Expr<boolean | Nulls<T> | Nulls<NoInfer<V>>, F | NoInfer<G>> {
  return compared({ name: 'arrayOverlaps', template: own.arrayOverlaps }, list, values)
}

/** How many items the list has; null for null. */
export function arrayLength<T extends Items, F extends string>(
  list: Of<T, F, 'array'>,
): NumberExpr<number | Nulls<T>, F> {
  const node = listOf(list, 'arrayLength')
  return ownCall({ name: 'arrayLength', template: own.arrayLength }, '', [node], SAFE_INTEGER)
}
