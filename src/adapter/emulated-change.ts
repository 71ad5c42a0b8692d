// Updates and deletes that answer rows, for databases that answer none: the rows are found and locked by their keys first.
import type { ColumnDescription } from '../ast/column.ts'
import { AFFECTED, ALL } from '../ast/executor.ts'
import { Node } from '../ast/node.ts'
import * as op from '../ast/op.ts'
import { NOTHING, type Selection, type SelectPlan, type UpdatePlan } from '../ast/query.ts'
import { UnsupportedError } from '../error/definition.ts'
import type { Emulation } from './adapter.ts'
import { columnsOnly, CONDITION, inChunks, isAnyOf, type Keyed, primaryKey, rowsOf, withKey } from './keyed.ts'

type Run = Parameters<Emulation>[0]

/** Changes the rows, and answers them as they are afterwards, or as they were before they were deleted. */
export const changedRows = (run: Run, plan: UpdatePlan, dialect: string): Promise<unknown[]> =>
  plan.op === op.DELETE ? deletedRows(run, plan) : updatedRows(run, plan, dialect)

async function deletedRows(run: Run, plan: UpdatePlan): Promise<unknown[]> {
  const { source } = plan
  const columns = primaryKey(source)
  const selection = withKey(source, columns, plan.returning as Selection | true)
  const found = (await run(rowsOf(source, selection, matching(plan), true), ALL)) as Keyed[]
  const keys = found.map(({ key }) => columns.map(column => key[column.key]))
  for (const some of inChunks(keys, columns)) {
    await run({ ...plan, from: [], conditions: [isAnyOf(source, columns, some)], returning: null }, AFFECTED)
  }
  return found.map(({ row }) => row)
}

async function updatedRows(run: Run, plan: UpdatePlan, dialect: string): Promise<unknown[]> {
  const { source, set, from, conditions } = plan
  const columns = primaryKey(source)
  if (set.some(({ node }) => columns.includes(node.a as ColumnDescription)))
    throw new UnsupportedError('returning() of an update that changes keys', dialect)
  const found = await run(rowsOf(source, columnsOnly(source, columns), matching(plan), true), ALL)
  const keys = (found as Keyed['key'][]).map(key => columns.map(column => key[column.key]))
  if (keys.length === 0) return []
  const chunks = inChunks(keys, columns)
  // What is read of rows is read before any of them changes.
  const alone = from.length === 0 && !set.some(({ value }) => asks(value))
  for (const some of alone ? chunks : [keys]) {
    const these = isAnyOf(source, columns, some)
    await run({ ...plan, conditions: from.length ? [...conditions, these] : [these], returning: null }, AFFECTED)
  }
  const rows: unknown[] = []
  const selection = plan.returning === true ? null : plan.returning
  for (const some of chunks)
    rows.push(...((await run(rowsOf(source, selection, [isAnyOf(source, columns, some)]), ALL)) as unknown[]))
  return rows
}

/** Whether a value may be one of other rows: SQL that is not known tells nothing of it. */
function asks(part: unknown): boolean {
  if (Array.isArray(part)) return part.some(asks)
  if (part instanceof Node) return part.op === op.SQL || asks([part.a, part.b])
  return (part as Partial<SelectPlan> | null | undefined)?.op === op.SELECT
}

/** The conditions for the rows that a change reaches, beside no other table. */
function matching({ source, from, conditions }: UpdatePlan): readonly Node[] {
  const [first, ...more] = from
  if (!first) return conditions
  const joins = more.map(one => ({ kind: 'cross' as const, source: one, on: null }))
  const others = { ...rowsOf(source, NOTHING, conditions), source: first, joins, orders: [] }
  return [new Node(op.EXISTS, null, [others], CONDITION)]
}
