// UPDATE and DELETE.
import * as op from '../ast/op.ts'
import type { OwnWrite, UpdatePlan } from '../ast/query.ts'
import type { Context } from './context.ts'
import { writeConditions } from './expression.ts'
import { writeSource } from './source.ts'
import { put } from './tokens.ts'
import { walkAssignments } from './walk-plan.ts'
import { walkNodes, walkSource } from './walk.ts'
import { assigned, writeAssignments } from './write.ts'

/** What an update or a delete brings along. */
export const change: OwnWrite = {
  walk({ set, from, conditions }: UpdatePlan) {
    walkAssignments(set)
    put(from.length)
    from.forEach(walkSource)
    walkNodes(conditions)
  },
  write({ op: kind, source, set, from, conditions }: UpdatePlan, ctx: Context) {
    const { changed: table, dialect } = ctx
    ctx.scope = [source, ...from]
    const values = kind === op.DELETE ? null : assigned(set, source, ctx)
    const others = from.map(one => writeSource(one, ctx))
    const where = conditions.length ? ` WHERE ${writeConditions(conditions, ctx)}` : ''
    ctx.scope = [source]
    if (dialect.change) return dialect.change(table, source, values, others, where)
    const list = others.length ? ` FROM ${others.join(', ')}` : ''
    if (values) return `UPDATE ${table} SET ${writeAssignments(values, table, ctx)}${list}${where}`
    // A row goes once, however many rows of the others match it.
    return `DELETE FROM ${table}${list ? ` WHERE EXISTS (SELECT 1${list}${where})` : where}`
  },
}
