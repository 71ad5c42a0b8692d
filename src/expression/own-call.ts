// Calls of functions that bring their own SQL, so that only apps which call them carry it.
import * as op from '../ast/op.ts'
import type { OwnTemplate, ValueType } from '../ast/value-type.ts'
import { ValidationError } from '../error/validation.ts'
import { argument } from './argument.ts'
import { Expr, isNode } from './expr.ts'

/** A function by its name, which other dialects know it by, with the SQL for those that do not. */
export interface Own {
  readonly name: string
  readonly template: OwnTemplate
}

/** `option` is what the call says besides its arguments; it has no spaces. */
export function ownCall({ name, template }: Own, option: string, args: readonly unknown[], type: ValueType): never {
  return new Expr(
    op.CALL,
    [option ? `${name} ${option}` : name, template],
    args.map(arg => argument(arg, type)),
    type,
  ) as never
}

/** A whole number as an argument, or an expression that is one. */
export function wholeNumber(value: unknown, name: string): unknown {
  if (isNode(value)) {
    if (value.type.kind === 'integer' || value.type.kind === 'unknown') return value
  } else if (Number.isSafeInteger(value)) return (value as number) + 0
  throw new ValidationError(`${name} is a whole number`)
}
