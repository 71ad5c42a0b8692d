// Groups of several sizes in one query: https://www.postgresql.org/docs/current/queries-table-expressions.html#QUERIES-GROUPING-SETS
import type { Node } from '../ast/node.ts'
import * as op from '../ast/op.ts'
import type { Source } from '../ast/query.ts'
import type { Context } from './context.ts'
import { unsupported, writeNode } from './expression.ts'

/** Its own columns are null in the groups that leave them out, and sort as such. */
function markNullable(nodes: readonly Node[], ctx: Context): void {
  const missing = ctx.missing as Set<string>
  for (const { op: kind, b } of nodes) if (kind === op.COLUMN || kind === op.ALIASED) missing.add((b as Source).as)
}

/** `a`: the words, and for sets how many keys each has; `b`: the keys, one set after another. */
export function writeGroups(node: Node, ctx: Context): string {
  const [word = '', sizes] = (node.a as string).split(':')
  const nodes = node.b as readonly Node[]
  const able = ctx.dialect.sources?.groupingSets
  if (!able || (able === 'rollup' && word !== 'ROLLUP')) unsupported(NAMES[word] as string, ctx)
  markNullable(nodes, ctx)
  const keys = nodes.map(key => writeNode(key, ctx))
  if (able === 'rollup') return keys.join(', ')
  if (sizes === undefined) return `${word} (${keys.join(', ')})`
  let at = 0
  const sets = sizes.split(',').map(size => `(${keys.slice(at, (at += Number(size))).join(', ')})`)
  return `${word} (${sets.join(', ')})`
}

const NAMES: Readonly<Record<string, string>> = {
  ROLLUP: 'rollup()',
  CUBE: 'cube()',
  'GROUPING SETS': 'groupingSets()',
}

export function writeGrouping(node: Node, ctx: Context): string {
  if (!ctx.dialect.sources?.grouping) unsupported('grouping()', ctx)
  return `GROUPING(${(node.b as readonly Node[]).map(key => writeNode(key, ctx)).join(', ')})`
}
