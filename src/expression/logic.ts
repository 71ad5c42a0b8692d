// Conditions made of conditions.
import type { Rows } from '../ast/executor.ts'
import * as op from '../ast/op.ts'
import { NOTHING } from '../ast/query.ts'
import { ValidationError } from '../error/validation.ts'
import { BOOLEAN } from '../kind/boolean.ts'
import { Expr, isNode } from './expr.ts'
import type { Expr as Condition, Operand, Via } from './types.ts'
import { planOf } from './scalar.ts'

/** A condition made of others, or of a query. */
export const logic = (kind: number, parts: readonly unknown[]): Expr => new Expr(kind, null, parts, BOOLEAN)

function combined(kind: number, word: string, parts: readonly unknown[]): never {
  for (const part of parts) {
    if (!isNode(part))
      throw new ValidationError(
        `${word}() takes conditions, and one of them is ${part === null ? 'null' : typeof part}`,
      )
  }
  return logic(kind, parts) as never
}

/** True where all conditions are; true without any. Null where one is null and none is false. */
export function and<V extends boolean | null = boolean, F extends string = never>(
  ...all: Operand<V, F>[]
): Condition<V, F> {
  return combined(op.AND, 'and', all)
}

/** True where one condition is; false without any. Null where one is null and none is true. */
export function or<V extends boolean | null = boolean, F extends string = never>(
  ...any: Operand<V, F>[]
): Condition<V, F> {
  return combined(op.OR, 'or', any)
}

/** True where the condition is false; null where it is null. */
export function not<V extends boolean | null, F extends string>(one: Operand<V, F>): Condition<V, F> {
  return combined(op.NOT, 'not', [one])
}

/** Whether the query has a row. A query that reads the tables around it names them with outer(). */
export function exists<F extends string>(query: Rows<unknown, F>): Condition<boolean, F> & Via<never> {
  const plan = planOf(query, 'exists()')
  // Whether there are rows does not depend on what they hold, unless they are a selection's.
  const rows = plan.selection ? plan : { ...plan, op: plan.op, selection: NOTHING }
  return logic(op.EXISTS, [rows]) as never
}
