// What reading an expression knows: the pieces, and where it is.
import type { Token, TokenKind } from './lex.ts'
import type { Operators } from './operators.ts'
import type { Tree } from './tree.ts'

export interface Parser {
  readonly tokens: readonly Token[]
  readonly dialect: string
  readonly operators: Operators
  at: number
  /** An expression of operators that bind as strongly as this at least; here, because its parts contain expressions. */
  readonly expression: (parser: Parser, strength?: number) => Tree
}

/** The text is no expression that we know; never leaves this folder. */
export class Unreadable extends Error {}

export const peek = (parser: Parser, ahead = 0): Token | undefined => parser.tokens[parser.at + ahead]

export const isAt = (parser: Parser, text: string, ahead = 0): boolean => {
  const token = peek(parser, ahead)
  return token?.text === text && (token.kind === 'word' || token.kind === 'symbol')
}

export function take(parser: Parser, kind?: TokenKind): Token {
  const token = parser.tokens[parser.at++]
  if (!token || (kind && token.kind !== kind)) throw new Unreadable()
  return token
}

export function skip(parser: Parser, ...texts: string[]): boolean {
  const all = texts.every((text, ahead) => isAt(parser, text, ahead))
  if (all) parser.at += texts.length
  return all
}

export function expect(parser: Parser, text: string): void {
  if (!skip(parser, text)) throw new Unreadable()
}

/** The pieces up to the bracket that closes one that is open, which is taken too. */
export function untilClosed(parser: Parser): Token[] {
  const start = parser.at
  for (let depth = 1; depth > 0;) {
    const { kind, text } = take(parser)
    if (kind === 'symbol') depth += text === '(' ? 1 : text === ')' ? -1 : 0
  }
  return parser.tokens.slice(start, parser.at - 1)
}
