// Checks that say no more than of which kind a column is.
import type { Reading, Span } from './catalogue-reading.ts'
import { bracketed, isNext, listed, unreadable } from './catalogue-reading.ts'
import type { Token } from './catalogue-tokens.ts'

/** What a column may hold: 0 and 1, or one of these texts. */
export type Allowed = { readonly column: string; readonly values: 'bits' | readonly string[] }

/** What `column IN (...)` allows; null for every other rule. */
export function allowedBy(source: Reading, { from, to }: Span): Allowed | null {
  const tokens = source.tokens.slice(from, to)
  const r: Reading = { ...source, tokens, at: 2 }
  const [name] = tokens
  if ((name?.kind !== 'word' && name?.kind !== 'name') || !isIn(tokens)) return null
  const values = tokens.slice(3, -1)
  const column = name.value
  if (isBits(values)) return { column, values: 'bits' }
  const texts = tryTexts(r)
  return texts && { column, values: texts }
}

/** Whether all after the name is one list. */
function isIn(tokens: Reading['tokens']): boolean {
  const brackets = tokens.filter(token => token?.word === '(').length
  const casts = tokens.filter(token => token?.word === 'CAST').length
  return tokens[1]?.word === 'IN' && tokens[2]?.word === '(' && brackets === casts + 1 && tokens.at(-1)?.word === ')'
}

const isBits = (tokens: Reading['tokens']): boolean => {
  const text = tokens.map(token => token?.value).join('')
  return tokens.every(token => token?.kind !== 'string') && (text === '0,1' || text === '1,0')
}

function tryTexts(r: Reading): readonly string[] | null {
  const items = r.tokens.slice(r.at)
  const known = items.every(
    token => token && (token.kind === 'string' || token.kind === 'blob' || PLAIN.has(token.word)),
  )
  if (!known) return null
  const values = listed(r, takeText)
  return new Set(values).size === values.length ? values : null
}

const PLAIN = new Set(['(', ')', ',', 'CAST', 'AS', 'TEXT'])

/** A text, or bytes that are one: so stand texts with a NUL in them. */
function takeText(r: Reading): string {
  if (isNext(r, 'CAST')) {
    r.at++
    const { from } = bracketed(r)
    return decoded(r.tokens[from] as Token)
  }
  const token = r.tokens[r.at]
  if (token?.kind !== 'string') return unreadable(r)
  r.at++
  return token.value
}

function decoded({ value }: Token): string {
  const digits = value.slice(2, -1).match(/../g) ?? []
  return new TextDecoder().decode(Uint8Array.from(digits, pair => Number.parseInt(pair, 16)))
}
