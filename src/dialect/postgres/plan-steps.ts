// Plans as documents: https://www.postgresql.org/docs/current/sql-explain.html
import {
  document,
  numberOf,
  type PlanActual,
  type PlanOperation,
  type PlanStep,
  type PlanWords,
  step,
  textOf,
} from '../plan.ts'

type Plan = Readonly<Record<string, unknown>>

const OPERATIONS: ReadonlyMap<unknown, PlanOperation> = new Map<unknown, PlanOperation>([
  ['Seq Scan', 'scan'],
  ['Sample Scan', 'scan'],
  ['Foreign Scan', 'scan'],
  ['CTE Scan', 'scan'],
  ['WorkTable Scan', 'scan'],
  ['Subquery Scan', 'scan'],
  ['Bitmap Heap Scan', 'search'],
  ['Bitmap Index Scan', 'search'],
  ['Tid Scan', 'search'],
  ['Tid Range Scan', 'search'],
  ['Function Scan', 'values'],
  ['Table Function Scan', 'values'],
  ['Values Scan', 'values'],
  ['Result', 'values'],
  ['Nested Loop', 'join'],
  ['Hash Join', 'join'],
  ['Merge Join', 'join'],
  ['Sort', 'sort'],
  ['Incremental Sort', 'sort'],
  ['Aggregate', 'group'],
  ['Group', 'group'],
  ['Unique', 'distinct'],
  ['WindowAgg', 'window'],
  ['Limit', 'limit'],
  ['SetOp', 'set'],
  ['Append', 'set'],
  ['Merge Append', 'set'],
  ['Recursive Union', 'set'],
  ['ModifyTable', 'write'],
])

/** What a step goes by, in the order in which it is told. */
const SAID = ['Index Cond', 'Hash Cond', 'Merge Cond', 'Join Filter', 'Recheck Cond', 'Filter', 'Sort Key', 'Group Key']

function operationOf(plan: Plan): PlanOperation {
  const type = plan['Node Type']
  if (type === 'Index Scan' || type === 'Index Only Scan') return plan['Index Cond'] === undefined ? 'scan' : 'search'
  return OPERATIONS.get(type) ?? 'other'
}

function detailOf(plan: Plan): string {
  const said = SAID.filter(name => plan[name] !== undefined).map(name => `${name}: ${String(plan[name])}`)
  return [String(plan['Operation'] ?? plan['Node Type']), ...said].join('; ')
}

/** Rows and times are told for each loop. */
function actualOf(plan: Plan): PlanActual | undefined {
  const [rows, loops, time] = ['Actual Rows', 'Actual Loops', 'Actual Total Time'].map(name => numberOf(plan[name]))
  if (rows === undefined || loops === undefined) return undefined
  return { rows: Math.round(rows * loops), loops, time: time === undefined ? undefined : time * loops }
}

function stepOf(plan: Plan): PlanStep {
  const children = ((plan['Plans'] ?? []) as readonly Plan[]).map(stepOf)
  const made = step(operationOf(plan), detailOf(plan), children, {
    table: textOf(plan['Relation Name']),
    as: textOf(plan['Alias']),
    // Of a bitmap the index stands below the table.
    index: textOf(plan['Index Name']) ?? (plan['Node Type'] === 'Bitmap Heap Scan' ? children[0]?.index : undefined),
    estimatedRows: numberOf(plan['Plan Rows']),
    cost: numberOf(plan['Total Cost']),
    actual: actualOf(plan),
  })
  const name = textOf(plan['Subplan Name'])
  return name === undefined ? made : step('subquery', name, [made])
}

function read([[answer] = [] as unknown[]]: readonly (readonly unknown[])[]): readonly PlanStep[] {
  return (document(answer) as readonly { readonly Plan: Plan }[]).map(({ Plan: plan }) => stepOf(plan))
}

export const plans: PlanWords = {
  prefix: 'EXPLAIN (FORMAT JSON) ',
  analyze: 'EXPLAIN (ANALYZE, FORMAT JSON) ',
  read,
}
