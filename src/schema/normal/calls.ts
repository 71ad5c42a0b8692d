// Functions that servers print under another name than the one they were called by.
import { type Tree, node, text } from './tree.ts'

type Node = Extract<Tree, { kind: 'node' }>
type Rule = (tree: Node) => Tree
type Names = Readonly<Record<string, string>>

const POSTGRES: Names = {
  current_timestamp: 'now',
  transaction_timestamp: 'now',
  btrim: 'trim',
  character_length: 'char_length',
  'pg_catalog.now': 'now',
}

const MYSQL: Names = {
  current_timestamp: 'now',
  localtimestamp: 'now',
  localtime: 'now',
  curdate: 'current_date',
  curtime: 'current_time',
  lcase: 'lower',
  ucase: 'upper',
  octet_length: 'length',
  character_length: 'char_length',
  substring: 'substr',
  mid: 'substr',
  ceil: 'ceiling',
  power: 'pow',
  schema: 'database',
  sha: 'sha1',
}

/** Without brackets a clock is no function on Postgres, unless it says how exact it is. */
function renamed(names: Names, tree: Node): Node {
  const name = Object.hasOwn(names, tree.head) ? names[tree.head] : undefined
  return name ? (node(name, ...tree.items) as Node) : tree
}

const isWord = (tree: Tree | undefined, word: string): boolean => tree?.kind === 'text' && tree.text === word
const word = (tree: Tree | undefined): string | null => (tree?.kind === 'text' ? tree.text : null)

/** `trim(both from t)` is `trim(t)`. */
function trim({ items }: Node): Tree {
  const inside = items.filter(item => !isWord(item, 'both') && !isWord(item, 'from'))
  const side = word(inside[0])
  const at = items.findIndex(item => isWord(item, 'from'))
  // What is cut off stands before FROM, and behind the text elsewhere.
  const values = inside.filter(item => !['leading', 'trailing'].includes(word(item) ?? ''))
  const ordered = at > 0 && values.length === 2 ? values.toReversed() : values
  return node(side === 'leading' ? 'ltrim' : side === 'trailing' ? 'rtrim' : 'trim', ...ordered)
}

/** `substring(t from 1 for 2)` is `substring(t, 1, 2)`. */
const listed: Rule = ({ head, items }) =>
  node(head, ...items.filter(item => !isWord(item, 'from') && !isWord(item, 'for')))

const SHARED: Readonly<Record<string, Rule>> = { trim, substring: listed, substr: listed }

const isZero = (tree: Tree | undefined): boolean => tree?.kind === 'number' && tree.text === '0'

/** `convert(a, char)` is a cast. */
function convert({ items }: Node): Tree {
  const [from, to] = items as [Tree, Tree | undefined]
  if (items.length !== 2 || !to) return node('convert', ...items)
  if (to.kind === 'name') return node('cast', from, text(to.name))
  const [size] = to.kind === 'node' ? to.items : []
  return size?.kind === 'number'
    ? node('cast', from, text(`${(to as Node).head}(${size.text})`))
    : node('convert', ...items)
}

const MYSQL_RULES: Readonly<Record<string, Rule>> = {
  ...SHARED,
  date_add: ({ items: [to, by] }) => node('+', to as Tree, by as Tree),
  date_sub: ({ items: [to, by] }) => node('-', to as Tree, by as Tree),
  '->': ({ items }) => node('json_extract', ...items),
  '->>': ({ items }) => node('json_unquote', node('json_extract', ...items)),
  regexp_like: ({ head, items }) => (items.length === 2 ? node('regexp', ...items) : node(head, ...items)),
  mod: ({ items }) => node('%', ...items),
  position: ({ items }) => node('locate', ...items.filter(item => !isWord(item, 'in'))),
  instr: ({ items }) => node('locate', ...items.toReversed()),
  round: ({ items }) => node('round', ...(isZero(items[1]) ? items.slice(0, 1) : items)),
  convert,
  timestampadd: ({ items: [unit, by, to] }) =>
    node('+', to as Tree, node('interval', by as Tree, unit?.kind === 'name' ? text(unit.name) : (unit as Tree))),
  // Zero digits are what there is without a word.
  now: ({ items }) => node('now', ...items.filter(item => !isZero(item))),
}

const apply = (names: Names, rules: Readonly<Record<string, Rule>>, tree: Node): Tree => {
  const found = renamed(names, tree)
  return Object.hasOwn(rules, found.head) ? (rules[found.head] as Rule)(found) : found
}

const NONE: Names = {}
const postgres: Rule = tree => {
  // Another precision is another cast.
  if (tree.head === 'current_timestamp' && tree.items.length > 0) return tree
  return apply(POSTGRES, SHARED, tree)
}
const mysql: Rule = tree => apply(MYSQL, MYSQL_RULES, tree)
const others: Rule = tree => apply(NONE, SHARED, tree)

export const callsOf = (dialect: string): Rule =>
  dialect === 'postgres' ? postgres : dialect === 'sqlite' ? others : mysql
