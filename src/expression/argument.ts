// Plain values as arguments of functions and parts of templates.
import { Node } from '../ast/node.ts'
import * as op from '../ast/op.ts'
import type { ValueType } from '../ast/value-type.ts'
import { typeOf } from '../kind/unknown.ts'
import { Expr } from './expr.ts'

/** The argument as a node: values take the type of their neighbour where it fits. */
export function argument(value: unknown, beside?: ValueType): Node {
  if (value instanceof Node) return value
  const fits = beside !== undefined && beside.kind !== 'unknown' && value !== null && beside.accepts(value)
  return new Expr(op.VALUE, value, null, fits ? beside : typeOf(value))
}
