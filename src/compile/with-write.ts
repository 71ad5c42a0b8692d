// Statements that write inside WITH: https://www.postgresql.org/docs/current/queries-with.html#QUERIES-WITH-MODIFYING
import type { OwnSource, WritePlan } from '../ast/query.ts'
import { UnsupportedError } from '../error/definition.ts'
import type { Context } from './context.ts'
import { writeSelectList } from './output.ts'
import type { Walked } from './shape.ts'
import { taken } from './tokens.ts'
import { walkPlan } from './walk-plan.ts'
import { writeChange } from './write.ts'

/** Values that are made anew for each run. */
const PASSING: keyof Walked = 'passing'

function writeWritten(plan: WritePlan, ctx: Context): string {
  const { source, returning } = plan
  const { changed, bare } = ctx
  const { sql } = writeChange({ ...plan, returning: null }, ctx)
  // Rows stay in the database: their columns keep the form that they have there.
  const list = writeSelectList(returning, source, new Set(), ctx, false)
  ctx.changed = changed
  ctx.bare = bare
  return `${sql} RETURNING ${list.sql}`
}

/** The rows that a statement returns; `make` makes it anew for each run, with its defaults and checks. */
export function writtenRows(make: () => WritePlan): OwnSource {
  let plan: WritePlan
  return {
    walk() {
      Object.defineProperty(taken(), PASSING, { value: true })
      plan = make()
      // Its values are taken one by one: others came before them.
      if ('layout' in plan) plan = { ...plan, expressions: true }
      walkPlan(plan, 0)
    },
    write(ctx: Context) {
      const { name, sources } = ctx.dialect
      if (!sources?.writesInWith) throw new UnsupportedError('cte() of a statement that writes', name)
      return writeWritten(plan, ctx)
    },
  }
}
