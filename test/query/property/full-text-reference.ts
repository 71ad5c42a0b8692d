// Full-text search in plain JavaScript, character by character: what every database has to find.

interface Term {
  words: string[]
  prefix: boolean
}

const fold = (word: string): string => word.toLowerCase().replaceAll('ς', 'σ')
const isStart = (character: string): boolean => /^[\p{L}\p{Nd}]$/u.test(character)
const isPart = (character: string): boolean =>
  isStart(character) || /^(?![\uFE0E\uFE0F])[\p{Mn}\p{Mc}]$/u.test(character)

/** Words in their order. */
export function wordsOf(text: string): string[] {
  const words: string[] = []
  let inside = false
  for (const character of text) {
    if (inside && isPart(character)) words.push(words.pop() + character)
    else if ((inside = isStart(character))) words.push(character)
  }
  return words.map(fold)
}

/** Phrases in quotes that are closed, and what stands between spaces and quotes. */
function parts(text: string): { text: string; quoted: boolean; minus: boolean }[] {
  const found: { text: string; quoted: boolean; minus: boolean }[] = []
  let at = 0
  let plain = ''
  const finish = () => {
    if (plain) found.push({ text: plain, quoted: false, minus: plain.startsWith('-') })
    plain = ''
  }
  for (; at < text.length; at++) {
    const character = text[at] as string
    const end = character === '"' ? text.indexOf('"', at + 1) : -1
    if (end >= 0) {
      const minus = plain === '-'
      if (minus) plain = ''
      finish()
      found.push({ text: text.slice(at + 1, end), quoted: true, minus })
      at = end
    } else if (character === '"' || /\s/.test(character)) finish()
    else plain += character
  }
  finish()
  return found
}

function alternatives(text: string): { all: Term[]; none: Term[] }[] {
  const found: { all: Term[]; none: Term[] }[] = [{ all: [], none: [] }]
  let count = 0
  for (const { text: part, quoted, minus } of parts(text)) {
    if (!quoted && part === 'OR') found.push({ all: [], none: [] })
    else {
      const words = wordsOf(part)
      count += words.length
      if (count > 64) break
      const prefix = !quoted && words.length === 1 && part.endsWith('*') && isPart(Array.from(part).at(-2) ?? '')
      if (words.length) found.at(-1)?.[minus ? 'none' : 'all'].push({ words, prefix })
    }
  }
  return found
}

function has(columns: readonly string[][], { words, prefix }: Term): boolean {
  if (words.some(word => Array.from(word).length > 80)) return false
  return columns.some(column =>
    column.some((_, at) =>
      words.every((word, next) => {
        const there = column[at + next]
        return prefix ? there?.startsWith(word) : there === word
      }),
    ),
  )
}

/** Whether a row with these texts is found. */
export function isFound(texts: readonly (string | null)[], search: string): boolean {
  const columns = texts.map(text => wordsOf(text ?? ''))
  return alternatives(search).some(
    ({ all, none }) =>
      all.length > 0 && all.every(term => has(columns, term)) && !none.some(term => has(columns, term)),
  )
}
