// SQL written by hand: its text as it stands, and between the pieces parameters, expressions, tables and queries.
import { Node, SqlText } from '../ast/node.ts'
import type { SelectPlan, Source, Sourced } from '../ast/query.ts'
import { clean, type Context, quote } from './context.ts'
import { writeNode } from './expression.ts'
import { writeSource } from './source.ts'

export function writeTemplate(node: Node, ctx: Context): string {
  const strings = node.a as readonly string[]
  const parts = node.b as readonly unknown[]
  const outside = ctx.unchecked
  ctx.unchecked = true
  const text = strings.reduce((before, piece, at) => `${before}${writePart(parts[at - 1], ctx)}${clean(piece)}`)
  ctx.unchecked = outside
  return text
}

function writePart(part: unknown, ctx: Context): string {
  if (part instanceof Node) return writeNode(part, ctx)
  if (part instanceof SqlText) {
    return part.kind === 'name' ? part.text.map(name => quote(ctx, name)).join('.') : clean(part.text[0] as string)
  }
  const source = (part as Partial<Sourced>).$ as Source | undefined
  if (!source) return `(${ctx.select(part as SelectPlan, ctx)})`
  return writeSource(source, ctx)
}

/** The same as a part of a tree that nobody wrote. */
export class Template extends Node {
  '~write'(ctx: Context): string {
    return writeTemplate(this, ctx)
  }
}
