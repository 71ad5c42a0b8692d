// SQL text in pieces.

export type TokenKind = 'word' | 'name' | 'string' | 'number' | 'symbol'

/** `text`: of words in lower case; of names and strings what is inside of the quotes. */
export interface Token {
  readonly kind: TokenKind
  readonly text: string
  /** Whether a space stands before it. */
  readonly apart?: boolean
}

const isMysql = (dialect: string): boolean => dialect === 'mysql' || dialect === 'mariadb'

/** What quotes a name. SQLite takes all of them. */
const NAME_QUOTES: Readonly<Record<string, string>> = { postgres: '"', mysql: '`', mariadb: '`', sqlite: '"`[' }

const SPACE = /\s+|--[^\n]*|\/\*[\s\S]*?\*\//y
const NUMBER = /0x[\da-f]+|(?:\d[\d_]*(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?/iy
const WORD = /[\p{L}_\u0080-\uFFFF][\p{L}\p{N}\p{M}_$\u0080-\uFFFF]*/uy
const DOLLAR = /\$([\p{L}_][\p{L}\p{N}_]*)?\$/uy
/** The longest first; what is left are operators of one character. */
const SYMBOL =
  /->>|<=>|!~~\*|#>>|::|<>|!=|<=|>=|==|\|\||&&|->|#>|@>|<@|@@|\?\||\?&|<<|>>|:=|~~\*|!~~|!~\*|~~|~\*|!~|[\s\S]/uy

/** What stands between two quotes, which are doubled inside. */
function quoted(text: string, from: number, close: string, backslash: boolean): { value: string; end: number } | null {
  let value = ''
  for (let at = from + 1; at < text.length; at++) {
    const one = text[at] as string
    if (one === '\\' && backslash) value += escaped(text[++at] ?? '')
    else if (one !== close) value += one
    else if (close !== ']' && text[at + 1] === close) value += text[++at] as string
    else return { value, end: at + 1 }
  }
  return null
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', 0: '\0', Z: '\u001A' }
const escaped = (one: string): string => ESCAPES[one] ?? one

function found(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0]
}

interface Piece {
  readonly kind: TokenKind
  readonly text: string
  readonly end: number
}

/** A text or a name between quotes, with the letter that may stand before it. */
function quotedPiece(text: string, at: number, dialect: string): Piece | null {
  const one = text[at] as string
  if (NAME_QUOTES[dialect]?.includes(one)) {
    const name = quoted(text, at, one === '[' ? ']' : one, false)
    return name && { kind: 'name', text: name.value, end: name.end }
  }
  const letter = /[enxb]/i.test(one) && text[at + 1] === "'" ? one.toLowerCase() : ''
  const start = at + letter.length
  const quote = text[start] as string
  if (quote !== "'" && !(quote === '"' && isMysql(dialect))) return null
  const inside = quoted(text, start, quote, isMysql(dialect) || letter === 'e')
  const prefix = letter === 'x' || letter === 'b' ? letter : ''
  if (!inside) return null
  return prefix
    ? { kind: 'number', text: `${prefix}'${inside.value.toLowerCase()}'`, end: inside.end }
    : { kind: 'string', text: inside.value, end: inside.end }
}

function dollarPiece(text: string, at: number): Piece | null {
  const open = found(DOLLAR, text, at)
  const close = open ? text.indexOf(open, at + open.length) : -1
  if (!open || close < 0) return null
  return { kind: 'string', text: text.slice(at + open.length, close), end: close + open.length }
}

function pieceAt(text: string, at: number, dialect: string): Piece {
  const special = quotedPiece(text, at, dialect) ?? (dialect === 'postgres' ? dollarPiece(text, at) : null)
  if (special) return special
  const number = found(NUMBER, text, at)
  if (number) return { kind: 'number', text: number.toLowerCase(), end: at + number.length }
  const word = found(WORD, text, at)
  if (word) return { kind: 'word', text: word.toLowerCase(), end: at + word.length }
  const symbol = found(SYMBOL, text, at) as string
  return { kind: 'symbol', text: symbol, end: at + symbol.length }
}

/** The pieces of the text; what ends before it should is a symbol for itself. */
export function lex(text: string, dialect: string): Token[] {
  const tokens: Token[] = []
  let apart = false
  for (let at = 0; at < text.length;) {
    const space = found(SPACE, text, at)
    if (space) {
      at += space.length
      apart = true
      continue
    }
    const { kind, text: value, end } = pieceAt(text, at, dialect)
    tokens.push(apart ? { kind, text: value, apart } : { kind, text: value })
    apart = false
    at = end
  }
  return tokens
}
