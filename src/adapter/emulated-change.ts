// Updates and deletes that answer rows, for databases that answer none: the rows are found and locked by their keys first.
import type { ColumnDescription } from '../ast/column.ts'
import { AFFECTED, ALL } from '../ast/executor.ts'
import * as op from '../ast/op.ts'
import type { Selection, UpdatePlan } from '../ast/query.ts'
import { UnsupportedError } from '../error/definition.ts'
import type { Emulation } from './adapter.ts'
import { columnsOnly, inChunks, isAnyOf, type Keyed, primaryKey, rowsOf, withKey } from './keyed.ts'

type Run = Parameters<Emulation>[0]

/** Changes the rows, and answers them as they are afterwards, or as they were before they were deleted. */
export const changedRows = (run: Run, plan: UpdatePlan, dialect: string): Promise<unknown[]> =>
  plan.op === op.DELETE ? deletedRows(run, plan) : updatedRows(run, plan, dialect)

async function deletedRows(run: Run, plan: UpdatePlan): Promise<unknown[]> {
  const { source, conditions } = plan
  const columns = primaryKey(source)
  const selection = withKey(source, columns, plan.returning as Selection | true)
  const found = (await run(rowsOf(source, selection, conditions, true), ALL)) as Keyed[]
  const keys = found.map(({ key }) => columns.map(column => key[column.key]))
  for (const some of inChunks(keys, columns)) await run(on(plan, columns, some), AFFECTED)
  return found.map(({ row }) => row)
}

async function updatedRows(run: Run, plan: UpdatePlan, dialect: string): Promise<unknown[]> {
  const { source, conditions, set } = plan
  const columns = primaryKey(source)
  if (set.some(({ node }) => columns.includes(node.a as ColumnDescription)))
    throw new UnsupportedError('returning() of an update that changes keys', dialect)
  const found = await run(rowsOf(source, columnsOnly(source, columns), conditions, true), ALL)
  const keys = (found as Keyed['key'][]).map(key => columns.map(column => key[column.key]))
  const rows: unknown[] = []
  const selection = plan.returning === true ? null : plan.returning
  for (const some of inChunks(keys, columns)) {
    await run(on(plan, columns, some), AFFECTED)
    rows.push(...((await run(rowsOf(source, selection, [isAnyOf(source, columns, some)]), ALL)) as unknown[]))
  }
  return rows
}

/** The change of these rows alone. */
const on = (plan: UpdatePlan, columns: readonly ColumnDescription[], keys: readonly unknown[][]): UpdatePlan => ({
  ...plan,
  conditions: [isAnyOf(plan.source, columns, keys)],
  returning: null,
})
