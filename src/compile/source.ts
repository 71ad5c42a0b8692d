// Tables and queries in the place of tables.
import type { Source } from '../ast/query.ts'
import { type Context, qualifier, quote, tableName } from './context.ts'

/** A column that tells whether a left join found the row of a derived table, whose own columns may all be null. */
export const FOUND = '~found'

/** A source as it stands after FROM. */
export function writeSource(source: Source, ctx: Context): string {
  if (source.kind === 'derived') {
    const query = source.own?.write(ctx as never) ?? `(${ctx.select(source.query, ctx)})`
    const marked = ctx.marked.has(source.as)
      ? `(SELECT *, 1 AS ${quote(ctx, FOUND)} FROM ${query} AS ${quote(ctx, FOUND)})`
      : query
    return `${marked} AS ${quote(ctx, source.as)}`
  }
  const [name, local] = [tableName(ctx, source.table), qualifier(ctx, source)]
  return name === local ? name : `${name} AS ${local}`
}
