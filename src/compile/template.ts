// SQL written by hand: its text as it stands, and between the pieces parameters, expressions, tables and queries.
import { Node } from '../ast/node.ts'
import * as op from '../ast/op.ts'
import type { SelectPlan, Source } from '../ast/query.ts'
import { clean, type Context, quote } from './context.ts'
import { writeNode } from './expression.ts'
import { writeSource } from './source.ts'
import { nameId, put } from './tokens.ts'
import { walkSource } from './walk.ts'

/** A part of a template that is no expression and no query. */
export abstract class TemplatePart {
  abstract '~walk'(): void
  abstract '~write'(ctx: Context): string
}

/** A piece of SQL that is taken as it is: `sql.name` (quoted), `sql.unsafe`. */
export class SqlText extends TemplatePart {
  readonly kind: 'name' | 'text'
  readonly text: readonly string[]
  constructor(kind: 'name' | 'text', text: readonly string[]) {
    super()
    this.kind = kind
    this.text = text
  }
  '~walk'(): void {
    put(op.END)
    put(nameId(`${this.kind} ${JSON.stringify(this.text)}`))
  }
  '~write'(ctx: Context): string {
    return this.kind === 'name' ? this.text.map(name => quote(ctx, name)).join('.') : clean(this.text[0] as string)
  }
}

/** A model, an alias or a derived table. */
export class SourcePart extends TemplatePart {
  private readonly source: Source
  constructor(source: Source) {
    super()
    this.source = source
  }
  '~walk'(): void {
    put(op.COLUMN)
    walkSource(this.source)
  }
  '~write'(ctx: Context): string {
    return writeSource(this.source, ctx)
  }
}

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
  return part instanceof TemplatePart ? part['~write'](ctx) : `(${ctx.select(part as SelectPlan, ctx)})`
}

/** The same as a part of a tree that nobody wrote. */
export class Template extends Node {
  '~write'(ctx: Context): string {
    return writeTemplate(this, ctx)
  }
}
