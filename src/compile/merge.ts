// MERGE: https://www.postgresql.org/docs/current/sql-merge.html
import type { MergeBranch, MergePlan, OwnWrite } from '../ast/query.ts'
import { DefinitionError, UnsupportedError } from '../error/definition.ts'
import type { Context } from './context.ts'
import { writeConditions, writeNode } from './expression.ts'
import { writeSource } from './source.ts'
import { nameId, put } from './tokens.ts'
import { walkAssignments } from './walk-plan.ts'
import { walkNode, walkNodes, walkSource } from './walk.ts'
import { assigned, writeAssignments } from './write.ts'

/** Statements in which rows have an action. */
const merging = new WeakSet<Context>()

function writeAction({ action, set }: MergeBranch, { source }: MergePlan, ctx: Context): string {
  const values = assigned(set, source, ctx)
  if (action === 'update') return `UPDATE SET ${writeAssignments(values, ctx.changed, ctx)}`
  if (action !== 'insert') return action.toUpperCase()
  if (values.length === 0) return `INSERT${ctx.dialect.defaultValues}`
  const [columns, cells] = [values.map(([column]) => column), values.map(([, value]) => value)]
  return `INSERT (${columns.join(', ')}) VALUES (${cells.join(', ')})`
}

function writeBranch(branch: MergeBranch, plan: MergePlan, ctx: Context): string {
  const { rows, conditions } = branch
  const { source, from } = plan
  // A row that is not there has no columns, neither here nor there.
  ctx.scope = rows === 'matched' ? [source, ...from] : rows === 'not matched' ? from : [source]
  const when = conditions.length ? ` AND ${writeConditions(conditions, ctx)}` : ''
  return ` WHEN ${rows.toUpperCase()}${when} THEN ${writeAction(branch, plan, ctx)}`
}

export const merge: OwnWrite = {
  walk({ from, on, branches }: MergePlan) {
    from.forEach(walkSource)
    walkNode(on)
    put(branches.length)
    for (const { rows, conditions, action, set } of branches) {
      put(nameId(`${rows} ${action}`))
      walkNodes(conditions)
      walkAssignments(set)
    }
  },
  write(plan: MergePlan, ctx: Context) {
    const { source, from, on, branches } = plan
    if (!ctx.dialect.merge) throw new UnsupportedError('mergeInto()', ctx.dialect.name)
    merging.add(ctx)
    const sources = from.map(one => writeSource(one, ctx))
    ctx.scope = [source, ...from]
    const head = `MERGE INTO ${ctx.changed} USING ${sources.join(', ')} ON ${writeNode(on, ctx)}`
    const sql = head + branches.map(branch => writeBranch(branch, plan, ctx)).join('')
    ctx.scope = [source]
    return sql
  },
}

/** What became of a row. */
export function actionOf(ctx: Context): string {
  if (!merging.has(ctx)) throw new DefinitionError('mergeAction() belongs in returning() of mergeInto()')
  return 'merge_action()'
}
