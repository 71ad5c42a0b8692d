// Where a script is wrong. Engines refuse it, but only some say where.
import type { Node, Tree } from './tree.ts'

/** Where the first part stands that the parser can make nothing of, or the first name that is declared twice. */
export function suspect(tree: Tree, script: string): number | undefined {
  let unread: number | undefined
  let repeated: number | undefined
  const declared = new Set<string>()
  tree.iterate({
    enter({ type, from, to, node }) {
      if (type.isError) unread ??= from === to ? lineEnd(script, from) : from
      if (type.name !== 'VariableDefinition' || node.parent?.name === 'ParamList') return
      const key = `${scopeOf(node)} ${script.slice(from, to)}`
      if (declared.has(key)) repeated ??= from
      declared.add(key)
    },
  })
  return unread ?? repeated
}

/** What is missing is missing at the end of its line, not at the start of the next. */
const lineEnd = (script: string, position: number): number => script.slice(0, position).replace(/\n+$/, '').length

/** Where the block begins that a name is declared in. */
function scopeOf(node: Node): number {
  let scope = node.parent
  while (scope?.parent && scope.name !== 'Block') scope = scope.parent
  return scope?.from ?? 0
}
