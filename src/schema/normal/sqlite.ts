// Expressions of SQLite, which keeps them as they were written: little has to be made the same, and a cast or a zero behind
// a point always means something.
import { type Tree, node } from './tree.ts'

type Node = Extract<Tree, { kind: 'node' }>

const isNode = (tree: Tree | undefined, head: string): tree is Node => tree?.kind === 'node' && tree.head === head
const isNull = (tree: Tree | undefined): boolean => tree?.kind === 'text' && tree.text === 'null'

/** https://sqlite.org/lang_datefunc.html: what the words without brackets are short for. */
const CLOCKS: Readonly<Record<string, string>> = {
  datetime: 'current_timestamp',
  date: 'current_date',
  time: 'current_time',
}

/** One spelling for a node whose parts have theirs. */
export function rewriteSqlite({ head, items }: Node): Tree {
  const [first, ...more] = items
  if (head === 'and' || head === 'or')
    return node(head, ...items.flatMap(item => (isNode(item, head) ? item.items : [item])))
  if (head === 'case') return node(head, ...items.filter(item => !isNode(item, 'else') || !isNull(item.items[0])))
  if (head === 'neg' && first?.kind === 'number' && !first.text.startsWith('-'))
    return { ...first, text: `-${first.text}` }
  const clock = Object.hasOwn(CLOCKS, head) ? CLOCKS[head] : undefined
  const isNow = first?.kind === 'string' && first.value.toLowerCase() === 'now' && more.length === 0
  return clock !== undefined && isNow ? node(clock) : node(head, ...items)
}
