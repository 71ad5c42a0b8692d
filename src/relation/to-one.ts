// Relations to one row in conditions: whether it is there, meets conditions, or is a certain row.
import * as op from '../ast/op.ts'
import { type Expr, isNode } from '../expression/expr.ts'
import { logic } from '../expression/logic.ts'
import { Handle } from './handle.ts'
import { some } from './rows.ts'

export class ToOne extends Handle {
  is(row: unknown, ...conditions: unknown[]): Expr {
    if (isNode(row)) return some(this, [row, ...conditions])
    const { here, there, own } = this.description
    const [[{ $: target }]] = this.steps
    // A row that a filter hides is not there, whatever the key says.
    if (row === null && (!own || target.filters)) return logic(op.NOT, [some(this, [])])
    const parts = here.flatMap((key, at) => {
      const column = this.from[key] as Expr
      if (row === null) return column.isNull()
      // Never null, so that the opposite is true where there is no row. What has no key is no row of anybody.
      return [column.eq((Object(row) as Record<string, unknown>)[there[at] as string]), column.isNotNull()]
    })
    // A key leads nowhere where one of its columns is null.
    return logic(row === null ? op.OR : op.AND, parts)
  }
  isNot(...what: [unknown, ...unknown[]]): Expr {
    return logic(op.NOT, [this.is(...what)])
  }
}
