// The steps of a plan with the names that the models have.
import type { Source, TableSource } from '../../ast/query.ts'
import { nameInQuery, storedName } from '../../compile/context.ts'
import type { Dialect } from '../../dialect/dialect.ts'
import type { PlanStep } from '../../dialect/plan.ts'
import type { PlanNode } from './plan-types.ts'
import { readParts } from './parts.ts'

/** What a name of the statement stands for: null where it is not one thing only. */
export type Names = ReadonlyMap<string, Source | null>

const isSame = (a: Source, b: Source): boolean =>
  a === b || (a.kind === 'table' && b.kind === 'table' && a.table === b.table)

/** All names of a statement. */
export function namesIn(dialect: Dialect, plan: object): Names {
  const names = new Map<string, Source | null>()
  readParts(plan, {
    source(source) {
      const name = nameInQuery(dialect, source)
      const known = names.get(name)
      if (known === undefined) names.set(name, source)
      else if (known && !isSame(known, source)) names.set(name, null)
    },
  })
  return names
}

/** The table that a step names. */
export function tableOf({ as, table }: Pick<PlanStep, 'as' | 'table'>, names: Names): TableSource | undefined {
  for (const name of [as, table]) {
    const source = name === undefined ? undefined : names.get(name)
    if (source?.kind === 'table') return source
  }
  return undefined
}

/** What databases call the rows of queries and lists: `<derived2>`, `(subquery-1)`. */
const NO_TABLE = /^[<(~]/

/** A name that no model has may be a table of SQL written by hand. */
function otherTable({ as, operation }: PlanStep, names: Names): string | undefined {
  return as === undefined || names.has(as) || operation === 'values' || NO_TABLE.test(as) ? undefined : as
}

/** Steps that say what the models call the tables. */
export function named(dialect: Dialect, steps: readonly PlanStep[], names: Names): PlanNode[] {
  return steps.map(step => {
    const source = tableOf(step, names)
    return {
      ...step,
      model: source?.table.model,
      table: step.table ?? (source ? storedName(dialect, source.table) : otherTable(step, names)),
      children: named(dialect, step.children, names),
    }
  })
}
