// What an expression begins with: values, names, calls, and what stands in brackets.
import { type Parser, Unreadable, expect, isAt, peek, skip, take, untilClosed } from './parser.ts'
import { foldName, numberText, tokensText } from './print.ts'
import { type Tree, node, text } from './tree.ts'
import { normalType } from './type.ts'

/** Words that are values, or calls without brackets. */
const CONSTANTS = new Set(['null', 'true', 'false', 'default', 'unknown'])
const CLOCKS = new Set(['current_timestamp', 'current_date', 'current_time', 'localtimestamp', 'localtime'])
const USERS = new Set(['current_user', 'session_user', 'user', 'current_role', 'current_schema', 'current_catalog'])
/** Types whose name may stand before a text: https://www.postgresql.org/docs/current/sql-syntax-lexical.html */
const TYPED = new Set(['date', 'time', 'timestamp', 'timestamptz', 'interval', 'json', 'jsonb', 'uuid', 'point'])
const RESERVED = new Set([
  'and',
  'or',
  'not',
  'in',
  'is',
  'like',
  'between',
  'then',
  'when',
  'else',
  'end',
  'from',
  'as',
])

export function primary(parser: Parser): Tree {
  const token = take(parser)
  switch (token.kind) {
    case 'number':
      return { kind: 'number', text: numberText(token.text, parser.dialect) }
    case 'string':
      return { kind: 'string', value: token.text }
    case 'name':
      return path(parser, foldName(token.text, parser.dialect), true)
    case 'word':
      return word(parser, token.text)
    case 'symbol':
      return symbol(parser, token.text)
  }
}

function symbol(parser: Parser, found: string): Tree {
  const strength = parser.operators.strength['unary'] as number
  if (found === '(') return bracket(parser)
  if (found === '-') return negative(parser.expression(parser, strength))
  if (found === '+') return positive(parser, parser.expression(parser, strength))
  if (found === '~' || found === '@') return node(`${found} `, parser.expression(parser, strength))
  if (found === '!' && parser.dialect !== 'postgres') return node('not', parser.expression(parser, strength))
  throw new Unreadable()
}

/** On SQLite it takes the affinity and the collation of a column away. */
const positive = ({ dialect }: Parser, tree: Tree): Tree =>
  dialect === 'sqlite' && tree.kind !== 'number' ? node('+ ', tree) : tree

function negative(tree: Tree): Tree {
  if (tree.kind !== 'number') return node('neg', tree)
  return { kind: 'number', text: tree.text.startsWith('-') ? tree.text.slice(1) : `-${tree.text}` }
}

/** Brackets around one expression say nothing; around several, or a query, they do. */
function bracket(parser: Parser): Tree {
  if (isAt(parser, 'select') || isAt(parser, 'with') || isAt(parser, 'values'))
    return text(`(${tokensText(untilClosed(parser), parser.dialect)})`)
  const items = [parser.expression(parser)]
  while (skip(parser, ',')) items.push(parser.expression(parser))
  expect(parser, ')')
  return items.length === 1 ? (items[0] as Tree) : node('row', ...items)
}

function word(parser: Parser, found: string): Tree {
  if (found === 'case') return cases(parser)
  if (found === 'cast' && isAt(parser, '(')) return cast(parser)
  if (found === 'array' && skip(parser, '[')) return array(parser)
  if (found === 'exists' && skip(parser, '(')) return text(`exists(${tokensText(untilClosed(parser), parser.dialect)})`)
  if (found === 'interval' && parser.dialect !== 'postgres') return interval(parser)
  if (found === 'binary' && peek(parser)?.kind !== 'symbol')
    return node('binary', parser.expression(parser, parser.operators.strength['unary']))
  if (isAt(parser, '(')) return call(parser, found)
  if (CONSTANTS.has(found)) return text(found)
  if (CLOCKS.has(found) || USERS.has(found)) return node(found)
  if (peek(parser)?.kind === 'string') {
    // An introducer of MySQL, or a type.
    if (found.startsWith('_') && parser.dialect !== 'postgres') return primary(parser)
    if (TYPED.has(found)) return node('cast', primary(parser), text(normalType(parser.dialect, found)))
  }
  if (RESERVED.has(found)) throw new Unreadable()
  return path(parser, found, false)
}

/** A name with what stands before it. In definitions only one table is meant, and the own schema of the server. */
function path(parser: Parser, first: string, quoted: boolean): Tree {
  let name = first
  let before = ''
  while (isAt(parser, '.')) {
    parser.at++
    const token = take(parser)
    if (token.kind !== 'word' && token.kind !== 'name') throw new Unreadable()
    before = name === 'pg_catalog' ? before : `${before}${name}.`
    name = foldName(token.text, parser.dialect)
  }
  if (isAt(parser, '(')) return call(parser, before + name)
  return quoted || name ? { kind: 'name', name } : text(name)
}

function cases(parser: Parser): Tree {
  const items: Tree[] = []
  if (!isAt(parser, 'when')) items.push(node('of', parser.expression(parser)))
  while (skip(parser, 'when')) {
    const when = parser.expression(parser)
    expect(parser, 'then')
    items.push(node('when', when, parser.expression(parser)))
  }
  if (skip(parser, 'else')) {
    items.push(node('else', parser.expression(parser)))
  }
  expect(parser, 'end')
  return node('case', ...items)
}

function cast(parser: Parser): Tree {
  expect(parser, '(')
  const from = parser.expression(parser)
  expect(parser, 'as')
  const type = tokensText(untilClosed(parser), parser.dialect)
  if (type === 'binary' || type.endsWith(' charset binary')) return node('binary', from)
  return node('cast', from, text(castType(parser.dialect, type)))
}

/** On MySQL a text is as long as it is, where a column would have one character, and letters are those of the session. */
function castType(dialect: string, type: string): string {
  const [, size] = /^char(?:acter)?( \( \d+ \))?(?: (?:charset|character set) \w+)?(?: binary)?$/.exec(type) ?? []
  if (dialect === 'postgres' || !type.startsWith('char') || size)
    return normalType(dialect, type.replace(/ (?:charset|character set) .*/, ''))
  return 'char'
}

function array(parser: Parser): Tree {
  const items: Tree[] = []
  while (!skip(parser, ']')) {
    items.push(parser.expression(parser))
    skip(parser, ',')
  }
  return node('array', ...items)
}

/** `interval 1 day` */
function interval(parser: Parser): Tree {
  if (isAt(parser, '(')) {
    // The function of that name has commas.
    const start = parser.at
    const found = call(parser, 'interval')
    if (peek(parser)?.kind !== 'word') return found
    parser.at = start
  }
  return node('interval', parser.expression(parser, 7), text(take(parser, 'word').text))
}

/** A call, in which words may stand between the arguments: `extract(year from d)`, `trim(both 'x' from t)`. */
function call(parser: Parser, name: string): Tree {
  expect(parser, '(')
  const items: Tree[] = []
  const strength = name === 'position' ? 7 : 0
  while (!skip(parser, ')')) {
    if (skip(parser, ',')) continue
    if (skip(parser, '*')) items.push(text('*'))
    else if (isSeparator(parser)) items.push(text(take(parser).text))
    else items.push(parser.expression(parser, strength))
  }
  return node(name, ...items)
}

const SEPARATORS = new Set(
  'from for using distinct all both leading trailing separator order by in as charset placing asc desc'.split(' '),
)
function isSeparator(parser: Parser): boolean {
  const token = peek(parser)
  return token?.kind === 'word' && SEPARATORS.has(token.text) && !isAt(parser, '(', 1)
    ? true
    : token?.kind === 'word' && (token.text === 'in' || token.text === 'from' || token.text === 'for')
}
