// A relation as it stands on a model or an alias: where it leads, and the joins that go there.
import type { RelationDescription } from '../ast/column.ts'
import type { Node } from '../ast/node.ts'
import * as op from '../ast/op.ts'
import type { Join, JoinKind, TableSource } from '../ast/query.ts'
import { Expr } from '../expression/expr.ts'
import { logic } from '../expression/logic.ts'
import { BOOLEAN } from '../kind/boolean.ts'
import type { ModelObject, RelationHandle } from '../model/model.ts'

/** Columns of two tables that have to be equal, pair by pair. */
export function equal(to: ModelObject, there: readonly string[], from: ModelObject, here: readonly string[]): Expr {
  const parts = there.map((key, at) => new Expr(op.EQ, to[key], from[here[at] as string], BOOLEAN))
  return parts[1] ? logic(op.AND, parts) : (parts[0] as Expr)
}

/** A join along a foreign key. */
interface KeyJoin extends Join {
  readonly on: Node
}

/** From one table to the next: columns there that equal columns here. */
type Step = readonly [to: ModelObject, there: readonly string[], here: readonly string[]]
/** One, or two where a link table stands between. */
export type Steps = readonly [Step] | readonly [Step, Step]

export class Handle implements RelationHandle {
  readonly description: RelationDescription
  /** The model or the alias that it stands on. */
  readonly from: ModelObject
  readonly source: TableSource
  readonly steps: Steps

  constructor(description: RelationDescription, from: ModelObject, steps: Steps) {
    this.description = description
    this.from = from
    this.source = from.$
    this.steps = steps
  }
  get '~relation'(): this {
    return this
  }
  /** The same from another model, and to others. */
  moved(from: ModelObject, other: (to: ModelObject) => ModelObject): Handle {
    const Same = this.constructor as typeof Handle
    const steps = this.steps.map(([to, ...keys]) => [other(to), ...keys])
    return new Same(this.description, from, steps as never)
  }
  /** @param near - stands in the place of the first */
  joins(kind: JoinKind, near?: ModelObject): readonly [KeyJoin, ...KeyJoin[]] {
    let { from } = this
    return this.steps.map(([to, there, here], at) => {
      const table = near && !at ? near : to
      const on = equal(table, there, from, here)
      from = table
      return { kind, source: table.$, on }
    }) as never
  }
}
