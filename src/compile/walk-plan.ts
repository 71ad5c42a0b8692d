// The walk over statements that write, and the start of every walk.
import type { Mode } from '../ast/executor.ts'
import * as op from '../ast/op.ts'
import type {
  Assignment,
  ConflictPlan,
  InsertFromPlan,
  InsertPlan,
  OwnPlan,
  Plan,
  RawPlan,
  Selection,
  SelectPlan,
  Source,
  WritePlan,
} from '../ast/query.ts'
import { put, take } from './tokens.ts'
import { walkCall, walkNodes, walkSelect, walkSelection, walkSource, walkValue, walkWhole } from './walk.ts'

export function walkAssignments(set: readonly Assignment[]): void {
  put(set.length)
  for (let at = 0; at < set.length; at++) {
    const { node, value } = set[at] as Assignment
    put(node.token | op.COLUMN)
    walkValue(value)
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
function walkInsert({ layout, count, values, expressions, conflict, returning }: InsertPlan): void {
  put(layout.id)
  put(count)
  put(expressions ? 1 : 0)
  if (!expressions) take(conflict || returning ? [...values] : values)
  else for (const value of values) walkValue(value)
}

export function walkPlan(plan: Plan, mode: Mode): void {
  if (plan.op === op.SELECT) {
    walkSelect(plan as SelectPlan, mode)
    return
  }
  put(plan.op | (mode << 6))
  if (plan.op === op.RAW) walkCall((plan as RawPlan).template)
  else walkWrite(plan as WritePlan)
}

function walkWrite(plan: WritePlan): void {
  walkSource(plan.source)
  if (plan.op === op.INSERT) walkInsert(plan as InsertPlan)
  else if (plan.op === op.INSERT_FROM) {
    walkSelect((plan as InsertFromPlan).query, 0)
    walkAssignments((plan as InsertFromPlan).defaults)
  } else (plan as OwnPlan).own.walk(plan as never)
  if (plan.op <= op.INSERT_FROM) walkConflict((plan as InsertPlan).conflict)
  walkReturning(plan.returning, plan.source)
}
