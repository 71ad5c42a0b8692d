// Rewrites a tree until what means the same is the same.
import { callsOf } from './calls.ts'
import { isDropped, isNumeric } from './casts.ts'
import { numberText } from './print.ts'
import { rewriteSqlite } from './sqlite.ts'
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

/** Comparisons with the sides changed. */
const TURNED: Readonly<Record<string, string>> = { '=': '=', '<>': '<>', '<': '>', '>': '<', '<=': '>=', '>=': '<=' }
/** What is true or false by itself; other values are conditions on MySQL where they are not zero. */
const CONDITIONS = /^(?:[<>=]+|and|or|xor|not|in|like|regexp|is .*|[<>=]+ (?:any|all)|exists)$/

const isCondition = (tree: Tree): boolean =>
  tree.kind === 'text' || (tree.kind === 'node' && CONDITIONS.test(tree.head))
const ZERO: Tree = { kind: 'number', text: '0' }
const asCondition = (tree: Tree): Tree => (isCondition(tree) ? tree : node('<>', tree, ZERO))

const not: Rule = ({ items: [of] }, dialect) => {
  if (of?.kind === 'node') {
    const opposite = OPPOSITE[of.head]
    if (opposite) return node(opposite, ...of.items)
    if (of.head === 'not') return of.items[0] as Tree
    const other = of.head === 'and' ? 'or' : of.head === 'or' ? 'and' : null
    if (other)
      return joined(
        other,
        of.items.map(item => not(node('not', item) as Node, dialect)),
        dialect,
      )
  }
  return isMysql(dialect) && of && !isCondition(of) ? node('=', of, ZERO) : node('not', of as Tree)
}

const isMysql = (dialect: string): boolean => dialect === 'mysql' || dialect === 'mariadb'

/** A chain of the same word is one list. */
function joined(head: string, items: readonly Tree[], dialect: string): Tree {
  const all = items.flatMap(item => (isNode(item, head) ? item.items : [item]))
  return node(head, ...(isMysql(dialect) ? all.map(asCondition) : all))
}
const chain: Rule = ({ head, items }, dialect) => joined(head, items, dialect)

/** Rows are compared column by column; a value on the left is one on the right of the turned comparison. */
const compared: Rule = ({ head, items }, dialect) => {
  const [left, right] = items as [Tree, Tree]
  if (
    isNode(left, 'row') &&
    isNode(right, 'row') &&
    left.items.length === right.items.length &&
    /^(?:=|<>)$/.test(head)
  ) {
    const pairs = left.items.map((item, at) => compared(node(head, item, right.items[at] as Tree) as Node, dialect))
    return joined(head === '=' ? 'and' : 'or', pairs, dialect)
  }
  return isLiteral(left) && !isLiteral(right) ? node(TURNED[head] as string, right, left) : node(head, left, right)
}

const inList: Rule = ({ items }, dialect) => {
  const [left, ...list] = items as [Tree, ...Tree[]]
  if (list[0]?.kind === 'text') return node('in', ...items)
  const equal = (item: Tree): Tree => compared(node('=', left, item) as Node, dialect)
  if (isNode(left, 'row')) return list.length === 1 ? equal(list[0] as Tree) : joined('or', list.map(equal), dialect)
  return list.length === 1 ? equal(list[0] as Tree) : node('in', ...items)
}

const any: Rule = ({ head, items }, dialect) => {
  const [left, right] = items as [Tree, Tree]
  if (!isNode(right, 'array')) return node(head, ...items)
  const found = inList(node('in', left, ...right.items) as Node, dialect)
  return head === '= any' ? found : not(node('not', found) as Node, dialect)
}

const TIME = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d:\d\d)(\.\d+)?(?:Z|\+00(?::00)?)?)?$/

/** A moment as text, without zeros that say nothing: Postgres writes it in its own way. */
function moment(value: string): string {
  const [, date, time = '', digits = ''] = TIME.exec(value) ?? []
  if (date === undefined) return value
  const rest = `${time}${digits.replace(/\.?0+$/, '')}`
  return rest === '' || rest === '00:00:00' ? date : `${date} ${rest}`
}

const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/

/** Text beside a number, or beside a moment, is one to Postgres, which prints it as one. */
const constant = (value: string): Tree =>
  NUMBER.test(value) ? { kind: 'number', text: value } : { kind: 'string', value: moment(value) }

/** A cast that the server added: of a literal to its type, and from a type to a wider one. */
const cast: Rule = ({ items }) => {
  const [from, to] = items as [Tree, Extract<Tree, { kind: 'text' }>]
  const type = to.text
  if (from.kind === 'string' && isNumeric(type) && /^[+-]?\d+(?:\.\d+)?$/.test(from.value))
    return { kind: 'number', text: signed(from.value) }
  const literal = isLiteral(from) || isNode(from, 'array') || isNull(from)
  return (literal && type !== 'regclass') || isDropped(type) ? from : node('cast', from, to)
}

const signed = (value: string): string =>
  value.startsWith('-') ? `-${numberText(value.slice(1), 'postgres')}` : numberText(value.replace('+', ''), 'postgres')

/** Booleans are numbers on MySQL. */
const BITS: Readonly<Record<string, string>> = { true: '1', false: '0' }

const rules: Readonly<Record<string, Rule>> = {
  not,
  and: chain,
  or: chain,
  in: inList,
  '= any': any,
  '<> all': any,
  ...Object.fromEntries(Object.keys(TURNED).map(head => [head, compared])),
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
  if (tree.kind === 'string' && dialect === 'postgres') return constant(tree.value)
  if (tree.kind === 'text' && isMysql(dialect)) {
    const bit = BITS[tree.text]
    return bit ? { kind: 'number', text: bit } : tree
  }
  if (tree.kind !== 'node') return tree
  const inner = node(tree.head, ...tree.items.map(item => rewrite(item, dialect))) as Node
  if (dialect === 'sqlite') return rewriteSqlite(inner)
  const rule = Object.hasOwn(rules, tree.head) ? (rules[tree.head] as Rule) : callsOf(dialect)
  return rule(inner, dialect)
}
