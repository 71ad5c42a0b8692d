// The words of SQL text of SQLite: enough to find names in it, and to put others in their place.
// https://sqlite.org/lang_keywords.html

export interface Word {
  /** As a name: without its quotes. */
  readonly text: string
  readonly quoted: boolean
  readonly start: number
  readonly end: number
}

const PART =
  /(\s+|--[^\n]*|\/\*[^]*?(?:\*\/|$))|("(?:[^"]|"")*"|`(?:[^`]|``)*`|'(?:[^']|'')*'|\[[^\]]*\])|[\w$\u0080-\u{10ffff}]+|[^]/uy

/** Names, keywords, texts, numbers and signs, without comments. */
export function wordsOf(sql: string): Word[] {
  const found: Word[] = []
  PART.lastIndex = 0
  for (let part = PART.exec(sql); part; part = PART.exec(sql)) {
    const [all, nothing, quoted] = part
    if (nothing !== undefined) continue
    const text = quoted === undefined ? all : unquoted(quoted)
    found.push({ text, quoted: quoted !== undefined, start: part.index, end: part.index + all.length })
  }
  return found
}

function unquoted(name: string): string {
  const quote = name.at(-1) as string
  const inner = name.slice(1, -1)
  return quote === ']' ? inner : inner.replaceAll(quote + quote, quote)
}

/** Names are the same to SQLite where only the case of ASCII letters differs. */
export const fold = (name: string): string => name.replace(/[A-Z]+/g, letters => letters.toLowerCase())

export const isWord = (word: Word | undefined, keyword: string): boolean =>
  word !== undefined && !word.quoted && word.text.toUpperCase() === keyword

/** The text with other text in the place of some of its words. */
export function replaced(sql: string, changes: readonly (readonly [word: Word, text: string])[]): string {
  let [text, from] = ['', 0]
  for (const [{ start, end }, other] of changes) {
    text += sql.slice(from, start) + other
    from = end
  }
  return text + sql.slice(from)
}
