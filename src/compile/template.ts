// SQL written by hand: its text as it stands, and between the pieces parameters, expressions, tables and queries.
import { Node, SqlText } from '../ast/node.ts'
import type { SelectPlan, Source, Sourced } from '../ast/query.ts'
import { clean, type Context, qualifier, quote, tableName } from './context.ts'

/** A column that tells whether a left join found the row of a derived table, whose own columns may all be null. */
export const FOUND = '~found'

type WriteNode = (node: Node, ctx: Context, place?: 'expression') => string

export function writeTemplate(node: Node, ctx: Context, write: WriteNode): string {
  const strings = node.a as readonly string[]
  const parts = node.b as readonly unknown[]
  const outside = ctx.unchecked
  ctx.unchecked = true
  const text = strings.reduce((before, piece, at) => `${before}${writePart(parts[at - 1], ctx, write)}${clean(piece)}`)
  ctx.unchecked = outside
  return text
}

function writePart(part: unknown, ctx: Context, write: WriteNode): string {
  if (part instanceof Node) return write(part, ctx)
  if (part instanceof SqlText) {
    return part.kind === 'name' ? part.text.map(name => quote(ctx, name)).join('.') : clean(part.text[0] as string)
  }
  const source = (part as Partial<Sourced>).$ as Source | undefined
  if (!source) return `(${ctx.select(part as SelectPlan, ctx)})`
  return writeSource(source, ctx)
}

/** A source as it stands after FROM. */
export function writeSource(source: Source, ctx: Context): string {
  if (source.kind === 'derived') {
    const query = `(${ctx.select(source.query, ctx)})`
    const marked = ctx.marked.has(source.as)
      ? `(SELECT *, 1 AS ${quote(ctx, FOUND)} FROM ${query} AS ${quote(ctx, FOUND)})`
      : query
    return `${marked} AS ${quote(ctx, source.as)}`
  }
  const [name, local] = [tableName(ctx, source.table), qualifier(ctx, source)]
  return name === local ? name : `${name} AS ${local}`
}
