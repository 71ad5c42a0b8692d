// Cuts TypeScript and SQL into coloured pieces.

export type TokenKind = 'comment' | 'string' | 'number' | 'keyword' | 'name' | 'plain'

export interface Token {
  readonly kind: TokenKind
  readonly text: string
}

/** A global pattern whose named groups are kinds of tokens; text between matches is plain. */
export type Grammar = RegExp

const typescriptWords = 'import|export|const|type|typeof|async|await|return|new|as|null|true|false|undefined'

export const typescript: Grammar = new RegExp(
  [
    String.raw`(?<comment>//[^\n]*)`,
    String.raw`(?<string>'(?:\\.|[^'\\\n])*'|\x60(?:\\.|[^\x60\\])*\x60)`,
    String.raw`(?<number>\b\d[\d_.]*n?\b)`,
    // `from` is a word of imports, and a function of this library everywhere else.
    String.raw`(?<keyword>\b(?:${typescriptWords})\b|\bfrom(?= ')|=>)`,
    String.raw`(?<name>\b\w+(?=\())`,
  ].join('|'),
  'g',
)

export const sql: Grammar =
  /(?<string>'(?:[^']|'')*')|(?<name>"(?:[^"]|"")*")|(?<number>\?|\b\d+\b)|(?<keyword>\b[A-Z]{2,}\b)/g

export function* tokens(text: string, grammar: Grammar): Generator<Token> {
  let end = 0
  for (const match of text.matchAll(grammar)) {
    if (match.index > end) yield { kind: 'plain', text: text.slice(end, match.index) }
    const found = Object.entries(match.groups ?? {}).find(([, part]) => part !== undefined)
    yield { kind: (found?.[0] ?? 'plain') as TokenKind, text: match[0] }
    end = match.index + match[0].length
  }
  if (end < text.length) yield { kind: 'plain', text: text.slice(end) }
}
