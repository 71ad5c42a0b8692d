// LATERAL: a query in the place of a table that reads the tables before it.
import * as op from '../ast/op.ts'
import type { OwnSource, SelectPlan } from '../ast/query.ts'
import { UnsupportedError } from '../error/definition.ts'
import { type Context, quote } from './context.ts'
import { FOUND } from './source.ts'
import { nameId, put } from './tokens.ts'
import { walkSelect } from './walk.ts'

export const lateralTable = (query: SelectPlan, name: string): OwnSource => ({
  walk() {
    put(op.SQL)
    put(nameId('LATERAL'))
    walkSelect(query, 0)
  },
  reads: [query],
  write(ctx: Context) {
    const { dialect } = ctx
    if (!dialect.sources?.lateral) throw new UnsupportedError('lateral()', dialect.name)
    const sql = ctx.select(query, ctx)
    // Brackets around LATERAL would hide the tables before it: what tells that a row was found stands inside.
    if (!ctx.marked.delete(name)) return `LATERAL (${sql})`
    const found = quote(ctx, FOUND)
    return `LATERAL (SELECT *, 1 AS ${found} FROM (${sql}) AS ${found})`
  },
})
