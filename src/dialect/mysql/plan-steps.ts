// Plans as documents, whose properties are the steps: https://dev.mysql.com/doc/refman/8.4/en/explain-output.html,
// https://mariadb.com/kb/en/explain-format-json/
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
import type { Flavour } from './flavour.ts'

type Part = Readonly<Record<string, unknown>>

/** Properties that are steps. What is not here only holds others. */
const STEPS: ReadonlyMap<string, PlanOperation> = new Map<string, PlanOperation>([
  ['filesort', 'sort'],
  ['ordering_operation', 'sort'],
  ['grouping_operation', 'group'],
  ['duplicates_removal', 'distinct'],
  ['duplicate_removal', 'distinct'],
  ['windowing', 'window'],
  ['window_functions_computation', 'window'],
  ['union_result', 'set'],
  ['intersect_result', 'set'],
  ['except_result', 'set'],
  ['recursive_union', 'set'],
  ['materialized', 'subquery'],
  ['materialized_from_subquery', 'subquery'],
  ['subqueries', 'subquery'],
  ['attached_subqueries', 'subquery'],
  ['select_list_subqueries', 'subquery'],
  ['order_by_subqueries', 'subquery'],
  ['group_by_subqueries', 'subquery'],
  ['having_subqueries', 'subquery'],
  ['optimized_away_subqueries', 'subquery'],
])

/** The ways in which a table is read in full: https://dev.mysql.com/doc/refman/8.4/en/explain-output.html#explain-join-types */
const SCANS = new Set<unknown>(['ALL', 'index'])
const WRITES = ['insert', 'update', 'delete', 'replace']

const isObject = (value: unknown): value is Part => typeof value === 'object' && value !== null

function operationOf({ access_type: access, message }: Part): PlanOperation {
  if (access === undefined) return message === undefined ? 'write' : 'values'
  return SCANS.has(access) ? 'scan' : 'search'
}

/** MariaDB tells rows for each loop, and times of all. */
function actualOf(table: Part): PlanActual | undefined {
  const [rows, loops] = [numberOf(table['r_rows']), numberOf(table['r_loops'])]
  if (rows === undefined || loops === undefined) return undefined
  const times = ['r_table_time_ms', 'r_other_time_ms'].flatMap(name => numberOf(table[name]) ?? [])
  const time = numberOf(table['r_total_time_ms']) ?? (times.length ? times.reduce((a, b) => a + b) : undefined)
  return { rows: Math.round(rows * loops), loops, time }
}

/** A table that is written stands around the way in which its rows are found. */
function tableSteps(table: Part): readonly PlanStep[] {
  const found = tableStep(table)
  const write = WRITES.find(name => table[name] === true || table[name] === 1)
  if (write === undefined || found.operation === 'write') return [found]
  // Rows that are new are found nowhere.
  const children = write === 'insert' || write === 'replace' ? found.children : [found]
  return [step('write', write, children, { as: found.as })]
}

function tableStep(table: Part): PlanStep {
  const { access_type: access, message, attached_condition: condition, cost_info: costs } = table
  const detail = [message ?? access ?? 'table', ...(condition === undefined ? [] : [condition])].map(String).join('; ')
  return step(operationOf(table), detail, stepsIn(table), {
    as: textOf(table['table_name']),
    index: textOf(table['key']),
    estimatedRows: numberOf(table['rows_examined_per_scan'] ?? table['rows']),
    cost: numberOf(table['cost']) ?? (isObject(costs) ? numberOf(costs['prefix_cost']) : undefined),
    actual: actualOf(table),
  })
}

function stepOf(name: string, part: unknown): readonly PlanStep[] {
  if (name === 'table' && isObject(part)) return tableSteps(part)
  const children = Array.isArray(part) ? part.flatMap(stepsIn) : isObject(part) ? stepsIn(part) : []
  if (name === 'nested_loop' && children.length > 1) return [step('join', name, children)]
  const operation = STEPS.get(name)
  // MySQL names an order that an index gives, for which nothing is sorted.
  const free = isObject(part) && part['using_filesort'] === false && part['using_temporary_table'] !== true
  if (operation === undefined || (operation === 'sort' && free)) return children
  return [step(operation, name, children)]
}

const stepsIn = (part: unknown): readonly PlanStep[] =>
  isObject(part) ? Object.entries(part).flatMap(([name, inner]) => stepOf(name, inner)) : []

/** MariaDB 10.11 lets quotes stand in names and texts as they are; each property has a line of its own. */
const repaired = (text: string): string =>
  text.replaceAll(/^(\s*"\w+": )"(.*)"(,?)$/gm, (_, name: string, value: string, comma: string) => {
    return name + JSON.stringify(value) + comma
  })

function parsed(answer: unknown): unknown {
  try {
    return document(answer)
  } catch {
    return document(repaired(answer as string))
  }
}

function read([[answer] = [] as unknown[]]: readonly (readonly unknown[])[]): readonly PlanStep[] {
  const plan = parsed(answer)
  const block = isObject(plan) ? plan['query_block'] : undefined
  const steps = stepsIn(plan)
  const costs = isObject(block) ? block['cost_info'] : undefined
  const cost = isObject(costs) ? numberOf(costs['query_cost']) : undefined
  const [first, ...others] = steps
  return first && others.length === 0 && first.cost === undefined ? [{ ...first, cost }] : steps
}

/** MySQL tells how a statement went as text only: https://dev.mysql.com/doc/refman/8.4/en/explain.html#explain-analyze */
export const plans = ({ name }: Flavour): PlanWords => ({
  prefix: 'EXPLAIN FORMAT=JSON ',
  analyze: name === 'mariadb' ? 'ANALYZE FORMAT=JSON ' : null,
  read,
})
