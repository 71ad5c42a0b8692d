// CASE, for caseWhen() alone.
import type { Node } from '../ast/node.ts'
import type { Context } from './context.ts'
import { operandOf, writeNode } from './expression.ts'

export function writeCase(node: Node, ctx: Context): string {
  const value = (part: Node): string => ctx.dialect.convert(operandOf(part, ctx), node.type)
  const parts = node.b as readonly Node[]
  let sql = 'CASE'
  for (let at = 0; at < parts.length; at += 2) {
    const [part, then] = [parts[at] as Node, parts[at + 1]]
    sql += then ? ` WHEN ${writeNode(part, ctx)} THEN ${value(then)}` : ` ELSE ${value(part)}`
  }
  return `${sql} END`
}
