// The steps of a change as they grow: each knows what the database is when its turn comes.
import type { DatabaseSchema, OnTable, SchemaOperation, TableSchema } from '../../ast/schema.ts'
import { apply } from '../change/apply.ts'
import { findTable, type Named } from '../change/find.ts'
import type { Kept } from './keep-names.ts'
import type { TableChange } from './parts.ts'
import type { Answers, Question } from './types.ts'

export interface Taken {
  readonly operation: SchemaOperation
  readonly before: DatabaseSchema
  /** What says the risk, where that is more than the operation itself knows. */
  readonly judged?: { readonly operation: SchemaOperation; readonly before: DatabaseSchema }
}

export interface Plan {
  schema: DatabaseSchema
  readonly after: DatabaseSchema
  readonly changes: readonly TableChange[]
  readonly dropped: readonly TableSchema[]
  readonly created: readonly TableSchema[]
  /** Keys, indexes and checks that stay and get other names. */
  readonly renames: readonly Kept[]
  readonly steps: Taken[]
  readonly questions: Question[]
  readonly answers: Answers
  /** A name that nothing has before or after. */
  readonly spare: () => string
}

export function add(plan: Plan, operation: SchemaOperation, judged?: Taken['judged']): void {
  plan.steps.push({ operation, before: plan.schema, ...(judged && { judged }) })
  plan.schema = apply(plan.schema, operation)
}

/** The table as it is at this point. */
export const current = (plan: Plan, named: Named): TableSchema => findTable(plan.schema, named) as TableSchema

/** How operations name a table. */
export const on = ({ name, schema }: Named): OnTable => ({ table: name, ...(schema !== undefined && { schema }) })
