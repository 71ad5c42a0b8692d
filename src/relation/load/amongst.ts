// Keys among those that another query answers.
import type { Node } from '../../ast/node.ts'
import * as op from '../../ast/op.ts'
import type { SelectPlan } from '../../ast/query.ts'
import type { Context } from '../../compile/context.ts'
import { writeAmongst } from '../../compile/tree.ts'
import { Expr } from '../../expression/expr.ts'
import { BOOLEAN } from '../../kind/boolean.ts'

/** Whether a column is among the keys that a query answers. */
export class Amongst extends Expr {
  constructor(columns: readonly Node[], query: unknown) {
    super(op.SQL, 'AMONGST', [...columns, query], BOOLEAN)
  }
  '~write'(ctx: Context): string {
    const parts = this.b as readonly unknown[]
    return writeAmongst(parts.slice(0, -1) as Node[], parts.at(-1) as SelectPlan, ctx)
  }
}
