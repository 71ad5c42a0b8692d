// Reads an expression by the strengths of its operators.
import { lex } from './lex.ts'
import { operatorsOf, operatorText } from './operators.ts'
import { type Parser, Unreadable, expect, isAt, peek, skip, take } from './parser.ts'
import { primary } from './primary.ts'
import { tokensText } from './print.ts'
import { type Tree, node, text } from './tree.ts'
import { normalType } from './type.ts'
import { takeType } from './type-tokens.ts'

function expression(parser: Parser, strength = 0): Tree {
  let left = isAt(parser, 'not') ? negated(parser) : primary(parser)
  for (;;) {
    const next = more(parser, left, strength)
    if (!next) return left
    left = next
  }
}

function negated(parser: Parser): Tree {
  take(parser)
  return node('not', expression(parser, parser.operators.strength['not'] as number))
}

/** The expression that the left side goes on to be; null where it ends. */
function more(parser: Parser, left: Tree, strength: number): Tree | null {
  const token = peek(parser)
  const found = token && operatorText(token)
  if (!found) return null
  if (found === 'not') return notOperator(parser, left, strength)
  const own = parser.operators.strength[found]
  if (own === undefined || own <= strength) return null
  take(parser)
  return operation(parser, left, found, own)
}

/** `a not in (...)` */
function notOperator(parser: Parser, left: Tree, strength: number): Tree | null {
  const token = peek(parser, 1)
  const found = (token && operatorText(token)) ?? ''
  const own = parser.operators.strength[found]
  if (own === undefined || own <= strength) return null
  parser.at += 2
  return node('not', operation(parser, left, found, own))
}

function operation(parser: Parser, left: Tree, found: string, strength: number): Tree {
  switch (found) {
    case '::':
      return node('cast', left, text(normalType(parser.dialect, takeType(parser))))
    case '[':
      return subscript(parser, left)
    case 'is':
      return isOperator(parser, left)
    case 'isnull':
      return node('is null', left)
    case 'notnull':
      return node('not', node('is null', left))
    case 'in':
      return inList(parser, left)
    case 'between':
      return between(parser, left, strength)
    case 'at':
      if (!skip(parser, 'time', 'zone')) throw new Unreadable()
      return node('timezone', expression(parser, strength), left)
    case 'collate':
      return node('collate', left, text(collation(parser)))
    case 'similar':
      expect(parser, 'to')
      return node('~', left, node('similar_to_escape', expression(parser, strength)))
    default:
      return binary(parser, left, parser.operators.synonyms[found] ?? found, strength)
  }
}

function binary(parser: Parser, left: Tree, operator: string, strength: number): Tree {
  if (operator.startsWith('not ')) return node('not', binary(parser, left, operator.slice(4), strength))
  const some = ['any', 'some', 'all'].find(one => isAt(parser, one) && isAt(parser, '(', 1))
  if (some) take(parser)
  const right = expression(parser, strength)
  if (some) return node(`${operator} ${some === 'all' ? 'all' : 'any'}`, left, right)
  if (!skip(parser, 'escape')) return node(operator, left, right)
  return node(operator, left, node('like_escape', right, expression(parser, strength)))
}

function subscript(parser: Parser, left: Tree): Tree {
  const at = expression(parser)
  expect(parser, ']')
  return node('[', left, at)
}

function isOperator(parser: Parser, left: Tree): Tree {
  const not = skip(parser, 'not')
  const found = skip(parser, 'distinct', 'from')
    ? node('is distinct from', left, expression(parser, 5))
    : isWord(parser)
      ? node(`is ${take(parser).text}`, left)
      : node('is', left, expression(parser, 5))
  return not ? node('not', found) : found
}

const isWord = (parser: Parser): boolean =>
  ['null', 'true', 'false', 'unknown', 'document', 'json'].some(one => isAt(parser, one))

function inList(parser: Parser, left: Tree): Tree {
  expect(parser, '(')
  parser.at--
  const list = primary(parser)
  if (list.kind === 'text') return node('in', left, list)
  return list.kind === 'node' && list.head === 'row' ? node('in', left, ...list.items) : node('in', left, list)
}

function between(parser: Parser, left: Tree, strength: number): Tree {
  const symmetric = skip(parser, 'symmetric')
  skip(parser, 'asymmetric')
  const low = expression(parser, strength)
  expect(parser, 'and')
  const high = expression(parser, strength)
  return symmetric
    ? node('between symmetric', left, low, high)
    : node('and', node('>=', left, low), node('<=', left, high))
}

function collation(parser: Parser): string {
  let name = take(parser)
  while (skip(parser, '.')) name = take(parser)
  return tokensText([{ ...name, kind: 'name' }], parser.dialect)
}

/** The tree of the text; null where it is no expression that we know, such as a query. */
export function parse(sql: string, dialect: string): Tree | null {
  const parser: Parser = { tokens: lex(sql, dialect), dialect, operators: operatorsOf(dialect), at: 0, expression }
  try {
    const tree = expression(parser)
    return parser.at === parser.tokens.length ? tree : null
  } catch (error) {
    if (error instanceof Unreadable) return null
    throw error
  }
}
