// caseWhen(): the value of the first condition that holds.
import * as op from '../ast/op.ts'
import { writeCase } from '../compile/case.ts'
import type { Context } from '../compile/context.ts'
import { ValidationError } from '../error/validation.ts'
import { argument } from '../expression/argument.ts'
import { commonType } from '../expression/common-type.ts'
import { Expr, expressionOf } from '../expression/expr.ts'
import type { FromOf, PlainValue } from '../expression/functions.ts'
import type { KindOf, Kinds, Operand, Via } from '../expression/types.ts'

/** It brings its SQL, so that apps without it carry none of that. */
class CaseExpr extends Expr {
  '~write'(ctx: Context): string {
    return writeCase(this, ctx)
  }
}

export interface Case<T, F extends string, B extends string> {
  /** The next branch, asked where no earlier one holds. */
  when<const X, G extends string>(
    condition: Operand<boolean | null, G>,
    then: X,
  ): Case<T | PlainValue<X>, F | G, B | FromOf<X>>
  /** The value where no branch holds. */
  else<const X>(value: X): Kinds<T | PlainValue<X>, F | B | FromOf<X>>[KindOf<T | PlainValue<X>>] & Via<B | FromOf<X>>
  /** Null where no branch holds. */
  end(): Kinds<T | null, F | B>[KindOf<T>]
}

/** The value of the first condition that is true. */
export function caseWhen<const X, G extends string>(
  condition: Operand<boolean | null, G>,
  then: X,
): Case<PlainValue<X>, G, FromOf<X>> {
  return branches([[condition, then]]) as never
}

type Branch = readonly [condition: unknown, then: unknown]

function branches(made: readonly Branch[]): object {
  const finish = (last: readonly unknown[]): Expr => {
    for (const [condition] of made) expressionOf(condition, 'caseWhen()')
    const results = [...made.map(([, then]) => then), ...last]
    if (results.includes(undefined)) throw new ValidationError('caseWhen() is given undefined')
    const type = commonType(results)
    const parts = results.flatMap((result, at) => [...(made[at]?.slice(0, 1) ?? []), argument(result, type)])
    return new CaseExpr(op.CASE, null, parts, type)
  }
  return {
    when: (condition: unknown, then: unknown) => branches([...made, [condition, then]]),
    else: (value: unknown) => finish([value]),
    end: () => finish([]),
  }
}
