// Pieces of SQL in their one spelling.
import type { Token } from './lex.ts'

const PLAIN = /^[\p{L}_][\p{L}\p{N}_]*$/u

/** Words that mean a value, and a name only in quotes. */
const VALUES = new Set(['null', 'true', 'false', 'current_date', 'current_time', 'current_timestamp'])

/** A name without quotes where it needs none, so that `"a"` and `a` are equal. */
export const nameText = (name: string): string =>
  PLAIN.test(name) && name === name.toLowerCase() && !VALUES.has(name) ? name : `"${name.replaceAll('"', '""')}"`

export const stringText = (value: string): string => `'${value.replaceAll("'", "''")}'`

/** `1e3` is 1000, but on SQLite no integer. Digits behind the point stay: they say how many there are. */
export function numberText(text: string, dialect: string): string {
  if (/^[xb]'|^0x/.test(text)) return text
  if (dialect === 'sqlite') return text.replaceAll('_', '')
  const plain = text.includes('e') && Math.abs(Number(text)) < 1e21 ? String(Number(text)) : text.replaceAll('_', '')
  return plain.replace(/^0+(?=\d)/, '').replace(/^\./, '0.')
}

/** Names of columns have no case on MySQL and SQLite. */
export const foldName = (name: string, dialect: string): string => (dialect === 'postgres' ? name : name.toLowerCase())

function tokenText({ kind, text }: Token, dialect: string): string {
  if (kind === 'string') return stringText(text)
  if (kind === 'name') return nameText(foldName(text, dialect))
  return kind === 'number' ? numberText(text, dialect) : text
}

/** The pieces with one space between them: the form of what is no expression. */
export const tokensText = (tokens: readonly Token[], dialect: string): string =>
  tokens.map(token => tokenText(token, dialect)).join(' ')
