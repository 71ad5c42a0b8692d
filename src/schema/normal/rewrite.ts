// Rewrites a tree until what means the same is the same.
import { callsOf } from './calls.ts'
import { isDropped, isNumeric } from './casts.ts'
import { numberText } from './print.ts'
import { type Tree, isLiteral, node } from './tree.ts'

type Node = Extract<Tree, { kind: 'node' }>
type Rule = (tree: Node, dialect: string) => Tree

/** Not of a comparison is the opposite comparison, for null too. */
const OPPOSITE: Readonly<Record<string, string>> = {
  '=': '<>',
  '<>': '=',
  '<': '>=',
  '>=': '<',
  '>': '<=',
  '<=': '>',
}

const isNode = <H extends string>(tree: Tree | undefined, head: H): tree is Node & { readonly head: H } =>
  tree?.kind === 'node' && tree.head === head
const isNull = (tree: Tree | undefined): boolean => tree?.kind === 'text' && tree.text === 'null'

function not({ items: [of] }: Node): Tree {
  if (isNode(of, 'not')) return of.items[0] as Tree
  const opposite = of?.kind === 'node' ? OPPOSITE[of.head] : undefined
  if (opposite) return node(opposite, ...(of as Node).items)
  if (isNode(of, 'and') && of.items.length === 2) {
    const [low, high] = of.items
    // What BETWEEN is: the two sides are about the same value.
    if (isNode(low, '>=') && isNode(high, '<=') && sameFirst(low, high))
      return node('or', node('<', ...low.items), node('>', ...high.items))
  }
  return node('not', of as Tree)
}

const sameFirst = (a: Node, b: Node): boolean => JSON.stringify(a.items[0]) === JSON.stringify(b.items[0])

/** A chain of the same word is one list. */
const chain: Rule = ({ head, items }) =>
  node(head, ...items.flatMap(item => (isNode(item, head) ? item.items : [item])))

function inList({ items }: Node): Tree {
  const [left, ...list] = items
  if (list.length !== 1 || list[0]?.kind === 'text') return node('in', ...items)
  return node('=', left as Tree, list[0] as Tree)
}

function any({ head, items }: Node): Tree {
  const [left, right] = items
  if (!isNode(right, 'array')) return node(head, ...items)
  if (head === '= any') return inList(node('in', left as Tree, ...right.items) as Node)
  return not(node('not', inList(node('in', left as Tree, ...right.items) as Node)) as Node)
}

/** A cast that the server added: of a literal to its type, and from a type to a wider one. */
function cast({ items }: Node): Tree {
  const [from, to] = items as [Tree, Extract<Tree, { kind: 'text' }>]
  const type = to.text
  if (from.kind === 'string' && isNumeric(type) && /^[+-]?\d+(?:\.\d+)?$/.test(from.value))
    return { kind: 'number', text: signed(from.value) }
  const literal = isLiteral(from) || isNode(from, 'array') || isNull(from)
  return (literal && type !== 'regclass') || isDropped(type) ? from : node('cast', from, to)
}

const signed = (value: string): string =>
  value.startsWith('-') ? `-${numberText(value.slice(1))}` : numberText(value.replace('+', ''))

/** Booleans are numbers on MySQL. */
const BITS: Readonly<Record<string, string>> = { true: '1', false: '0' }

const rules: Readonly<Record<string, Rule>> = {
  not,
  and: chain,
  or: chain,
  in: inList,
  '= any': any,
  '<> all': any,
  cast,
  // Postgres writes the null that is there anyway.
  case: ({ items }) => node('case', ...items.filter(item => !isNode(item, 'else') || !isNull(item.items[0]))),
  neg: ({ items: [of] }) =>
    of?.kind === 'number'
      ? { kind: 'number', text: of.text.replace(/^(-?)/, sign => (sign ? '' : '-')) }
      : node('neg', of as Tree),
}

/** The tree in its one form, from the leaves up. */
export function rewrite(tree: Tree, dialect: string): Tree {
  if (tree.kind === 'text' && dialect !== 'postgres' && dialect !== 'sqlite') {
    const bit = BITS[tree.text]
    return bit ? { kind: 'number', text: bit } : tree
  }
  if (tree.kind !== 'node') return tree
  const inner = node(tree.head, ...tree.items.map(item => rewrite(item, dialect))) as Node
  const rule = Object.hasOwn(rules, tree.head) ? (rules[tree.head] as Rule) : callsOf(dialect)
  return rule(inner, dialect)
}
