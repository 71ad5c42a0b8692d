// Relations to one row in conditions: whether it is there, meets conditions, or is a certain row.
import * as op from '../ast/op.ts'
import { type Expr, isNode } from '../expression/expr.ts'
import { Handle, logic } from './handle.ts'
import { some } from './rows.ts'

export class ToOne extends Handle {
  is(row: unknown, ...conditions: unknown[]): Expr {
    if (isNode(row)) return some(this, [row, ...conditions])
    const { here, there, own } = this.description
    const columns = here.map(key => this.from[key] as Expr)
    if (row !== null) {
      // Never null, so that the opposite is true where there is no row. What has no key is no row of anybody.
      const key = (at: number): unknown => (Object(row) as Readonly<Record<string, unknown>>)[there[at] as string]
      const same = columns.flatMap((column, at) => [column.eq(key(at)), column.isNotNull()])
      return logic(op.AND, same)
    }
    if (!own) return logic(op.NOT, [some(this, [])])
    // A key leads nowhere where one of its columns is null.
    const missing = columns.map(column => column.isNull())
    return logic(op.OR, missing)
  }
  isNot(...what: [unknown, ...unknown[]]): Expr {
    return logic(op.NOT, [this.is(...what)])
  }
}
