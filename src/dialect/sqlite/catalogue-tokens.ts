// The words of SQL as SQLite reads it: https://sqlite.org/draft/tokenreq.html

export interface Token {
  readonly kind: 'word' | 'name' | 'string' | 'number' | 'blob' | 'symbol'
  /** A word or a symbol, in upper case; '' for all else, so that nothing in quotes is taken for a word. */
  readonly word: string
  /** Without the quotes. */
  readonly value: string
  readonly start: number
  readonly end: number
}

/** Comments are white space. One that begins with two characters may be left open at the end. */
const SPACE = /(?:[ \t\n\f\r\uFEFF]|--[^\n]*|\/\*[^]*?(?:\*\/|$))+/y

const PATTERNS: readonly (readonly [Token['kind'], RegExp])[] = [
  ['blob', /x'[\da-f]*'/iy],
  ['word', /[a-z_\u0080-\uFFFF][\w$\u0080-\uFFFF]*/iy],
  ['name', /"(?:[^"]|"")*"|`(?:[^`]|``)*`|\[[^\]]*\]/y],
  ['string', /'(?:[^']|'')*'/y],
  ['number', /0x[\da-f_]+|(?:\d[\d_]*(?:\.[\d_]*)?|\.\d[\d_]*)(?:e[+-]?\d[\d_]*)?/iy],
  ['symbol', /->>?|\|\||<<|>>|<=|>=|<>|!=|==|[-+*/%=<>&|~(),;.]/y],
]

/** The tokens of the text; as the last one null where it goes on with something that is none. */
export function tokensOf(text: string): readonly (Token | null)[] {
  const tokens: (Token | null)[] = []
  for (let at = past(SPACE, text, 0); at < text.length;) {
    const token = tokenAt(text, at)
    tokens.push(token)
    if (!token) break
    at = past(SPACE, text, token.end)
  }
  return tokens
}

function past(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : at
}

function tokenAt(text: string, start: number): Token | null {
  for (const [kind, pattern] of PATTERNS) {
    const end = past(pattern, text, start)
    if (end === start) continue
    const raw = text.slice(start, end)
    const word = kind === 'word' || kind === 'symbol' ? raw.toUpperCase() : ''
    return { kind, word, value: unquoted(kind, raw), start, end }
  }
  return null
}

function unquoted(kind: Token['kind'], raw: string): string {
  if (kind !== 'name' && kind !== 'string') return raw
  const quote = raw.charAt(0)
  const inside = raw.slice(1, -1)
  return quote === '[' ? inside : inside.replaceAll(quote + quote, quote)
}
