// What explain() answers.
import type { PlanStep } from '../../dialect/plan.ts'

/** A step of a plan. What the database does not tell is undefined. */
export interface PlanNode extends PlanStep {
  /** The model of the table. */
  readonly model: string | undefined
  readonly children: readonly PlanNode[]
}

export interface QueryPlan {
  /** The steps that no other step contains. */
  readonly roots: readonly PlanNode[]
  /** All steps, each before its children. */
  readonly nodes: readonly PlanNode[]
  /** A line for each step, two spaces deeper than the step around it. */
  readonly text: string
}

export interface ExplainOptions {
  /** Runs the query, and tells what really happened as `actual`. Queries that write or lock are refused. */
  readonly analyze?: boolean | undefined
}
