// Expressions with parameters, which MySQL knows again, to group or sort by, only by their place in the select list:
// https://dev.mysql.com/doc/refman/8.4/en/group-by-handling.html
import { Node } from '../../ast/node.ts'
import * as op from '../../ast/op.ts'
import type { Repeats } from '../dialect.ts'
import { firsts } from '../firsts.ts'

const isValue = ({ op: kind }: Node): boolean => kind === op.VALUE || kind === op.PARAMETER

const isLeaf = ({ op: kind }: Node): boolean => kind === op.COLUMN || kind === op.ALIASED || kind === op.OUTPUT

/** Whether it needs a parameter. */
export function hasValue(part: unknown): boolean {
  if (Array.isArray(part)) return part.some(hasValue)
  if (!(part instanceof Node)) return part !== null && part !== undefined
  if (isLeaf(part)) return false
  return isValue(part) || (part.op >= op.CALL ? hasValue(part.b) : hasValue(part.a) || hasValue(part.b))
}

/** Whether two parts of expressions say the same, with the same values. */
function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((part, at) => isSame(part, b[at]))
  if (a instanceof Node && b instanceof Node) {
    return a.op === b.op && a.type.id === b.type.id && isSame(a.a, b.a) && isSame(a.b, b.b)
  }
  return a instanceof Date && b instanceof Date && a.getTime() === b.getTime()
}

/** The key, or its place in the select list. */
export function place(key: string, node: Node, list: readonly { readonly node: Node }[]): string {
  if (!hasValue(node)) return key
  const at = list.findIndex(output => isSame(output.node, node))
  return at < 0 ? key : String(at + 1)
}

/** Places are right for values that are equal where these are. */
export function repeats(marked: string, values: readonly unknown[]): Repeats | undefined {
  if (values.length < 2 || !/ (?:GROUP|ORDER) BY /.test(marked)) return undefined
  const places = firsts(values)
  return {
    numberOf: () => 0,
    fits: others => firsts(others).every((found, at) => found === places[at]),
  }
}
