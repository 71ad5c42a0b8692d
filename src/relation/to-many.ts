// Relations to many rows in conditions and as values: whether some or none meet conditions, how many, their sums.
import type { Node } from '../ast/node.ts'
import * as op from '../ast/op.ts'
import { aggregateType } from '../expression/arithmetic.ts'
import { ValidationError } from '../error/validation.ts'
import { Expr, isNode } from '../expression/expr.ts'
import { logic } from '../expression/logic.ts'
import { callOf } from '../kind/scalar-sql.ts'
import { conditions } from '../query/select.ts'
import { Handle } from './handle.ts'
import { related, some } from './rows.ts'

export class ToMany extends Handle {
  some(...all: unknown[]): Expr {
    return some(this, all)
  }
  none(...all: unknown[]): Expr {
    return logic(op.NOT, [some(this, all)])
  }
  every(...all: unknown[]): Expr {
    // A condition that is null is not true.
    return this.none(logic(op.AND, conditions(all)).isDistinctFrom(true))
  }
  count(...all: unknown[]): Expr {
    return aggregate(this, 'count', all)
  }
  sum(of: unknown, ...all: unknown[]): Expr {
    return aggregate(this, 'sum', all, of)
  }
  avg(of: unknown, ...all: unknown[]): Expr {
    return aggregate(this, 'avg', all, of)
  }
  min(of: unknown, ...all: unknown[]): Expr {
    return aggregate(this, 'min', all, of)
  }
  max(of: unknown, ...all: unknown[]): Expr {
    return aggregate(this, 'max', all, of)
  }
}

/** Over the rows that meet all conditions; count() is of no column. */
function aggregate(handle: Handle, name: string, all: readonly unknown[], of: unknown = null): Expr {
  if (name !== 'count' && !isNode(of)) throw new ValidationError(`${name}() takes a column`)
  const type = aggregateType(name, (of as Node | null)?.type)
  const call = (args: readonly Node[]): Node => new Expr(op.CALL, [name, callOf(name)], args, type)
  return new Expr(op.SCALAR, null, [related(handle, all, call, of ? [of as Node] : [])], type)
}
