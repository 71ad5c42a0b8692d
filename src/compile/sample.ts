// A sample of the rows of a table: https://www.postgresql.org/docs/current/sql-select.html#SQL-FROM
import type { OwnRows } from '../ast/query.ts'
import type { ValueType } from '../ast/value-type.ts'
import { type Context, parameter } from './context.ts'
import { keysOf, termOf } from './distinct-on.ts'
import { unsupported } from './expression.ts'
import { writeSource } from './source.ts'
import { push, put } from './tokens.ts'

export interface Sample {
  readonly percent: number
  readonly seed: number | undefined
  /** What both are. */
  readonly type: ValueType
}

/** The sample is taken of the first source, before anything else is asked of its rows. */
export const sampled = ({ percent, seed, type }: Sample): OwnRows => ({
  by: 'sample()',
  walk() {
    put(seed === undefined ? 0 : 1)
    push(percent)
    if (seed !== undefined) push(seed)
  },
  write({ source, orders }, list, rest, ctx: Context) {
    if (!ctx.dialect.sources?.samples) unsupported('sample()', ctx)
    const terms = keysOf(orders, ctx).map(key => termOf(key, ctx))
    const from = ` FROM ${writeSource(source, ctx)}`
    const value = (): string => parameter(ctx, type, 'expression', 'sample()')
    const sample = ` TABLESAMPLE BERNOULLI (${value()})${seed === undefined ? '' : ` REPEATABLE (${value()})`}`
    const order = terms.length ? ` ORDER BY ${terms.join(', ')}` : ''
    return `SELECT ${list.sql}${from}${sample}${rest.slice(from.length)}${ctx.windows}${order}`
  },
})
