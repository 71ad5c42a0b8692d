// The walk over statements that write, and the start of every walk.
import type { Mode } from '../ast/executor.ts'
import { Node } from '../ast/node.ts'
import * as op from '../ast/op.ts'
import type {
  Assignment,
  ConflictPlan,
  InsertFromPlan,
  InsertPlan,
  Plan,
  RawPlan,
  Selection,
  SelectPlan,
  Source,
  UpdatePlan,
} from '../ast/query.ts'
import { push, put, take } from './tokens.ts'
import { walkCall, walkNode, walkNodes, walkSelect, walkSelection, walkSource, walkWhole } from './walk.ts'

function walkAssignments(set: readonly Assignment[]): void {
  put(set.length)
  for (let at = 0; at < set.length; at++) {
    const { node, value } = set[at] as Assignment
    put(node.token | op.COLUMN)
    if (value instanceof Node) walkNode(value)
    else {
      put(op.VALUE)
      push(value)
    }
  }
}

function walkConflict(conflict: ConflictPlan | null): void {
  if (!conflict) {
    put(0)
    return
  }
  put(conflict.set ? 2 : 1)
  walkNodes(conflict.target)
  if (conflict.set) walkAssignments(conflict.set)
}

function walkReturning(returning: Selection | true | null, source: Source): void {
  if (returning === null) put(0)
  else if (returning === true) {
    put(1)
    walkWhole(source)
  } else {
    put(2)
    walkSelection(returning)
  }
}

/** The layout and the number of rows are the whole shape of an insert without expressions. */
function walkInsert(plan: InsertPlan): void {
  put(plan.layout.id)
  put(plan.count)
  put(plan.expressions ? 1 : 0)
  if (!plan.expressions) take(plan.conflict || plan.returning ? [...plan.values] : plan.values)
  else {
    for (const value of plan.values) {
      if (value instanceof Node) walkNode(value)
      else {
        put(op.VALUE)
        push(value)
      }
    }
  }
  walkConflict(plan.conflict)
  walkReturning(plan.returning, plan.source)
}

export function walkPlan(plan: Plan, mode: Mode): void {
  if (plan.op === op.SELECT) {
    walkSelect(plan as SelectPlan, mode)
    return
  }
  put(plan.op | (mode << 6))
  if (plan.op === op.RAW) {
    walkCall((plan as RawPlan).template)
    return
  }
  walkSource((plan as UpdatePlan).source)
  switch (plan.op) {
    case op.INSERT:
      walkInsert(plan as InsertPlan)
      return
    case op.INSERT_FROM:
      walkSelect((plan as InsertFromPlan).query, 0)
      walkAssignments((plan as InsertFromPlan).defaults)
      walkConflict((plan as InsertFromPlan).conflict)
      walkReturning((plan as InsertFromPlan).returning, (plan as InsertFromPlan).source)
      return
    default:
      if (plan.op === op.UPDATE) walkAssignments((plan as UpdatePlan).set)
      walkNodes((plan as UpdatePlan).conditions)
      walkReturning((plan as UpdatePlan).returning, (plan as UpdatePlan).source)
  }
}
