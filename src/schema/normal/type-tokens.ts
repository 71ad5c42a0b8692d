// Where a type ends that stands inside an expression.
import { type Parser, isAt, peek, skip, take } from './parser.ts'
import { tokensText } from './print.ts'

/** What may follow the first word of a type: https://www.postgresql.org/docs/current/datatype.html */
const FOLLOWING: Readonly<Record<string, readonly string[]>> = {
  double: ['precision'],
  character: ['varying'],
  bit: ['varying'],
  time: ['with', 'without', 'time', 'zone'],
  timestamp: ['with', 'without', 'time', 'zone'],
  interval: ['year', 'month', 'day', 'hour', 'minute', 'second', 'to'],
}

/** The text of the type at this place. */
export function takeType(parser: Parser): string {
  const start = parser.at
  const first = take(parser)
  while (skip(parser, '.')) take(parser)
  const words = first.kind === 'word' ? (FOLLOWING[first.text] ?? []) : []
  const follow = (): void => {
    while (words.some(word => isAt(parser, word))) take(parser)
  }
  follow()
  if (skip(parser, '(')) {
    while (peek(parser) && !skip(parser, ')')) take(parser)
    follow()
  }
  while (isAt(parser, '[')) while (peek(parser) && !skip(parser, ']')) take(parser)
  return tokensText(parser.tokens.slice(start, parser.at), parser.dialect)
}
