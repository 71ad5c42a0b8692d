// Whether two parts of descriptions say the same, however they were written down.
import type { SqlText } from '../../ast/schema.ts'
import { canonicalJson } from '../change/json.ts'

const DIALECTS = ['sqlite', 'postgres', 'mysql', 'mariadb'] as const

const isSql = (value: object): boolean => {
  const keys = Object.keys(value)
  return keys.length > 0 && keys.every(key => (DIALECTS as readonly string[]).includes(key))
}

/** One text for all databases is the same text for each of them. */
export function plainSql(text: SqlText): SqlText {
  if (typeof text === 'string') return text
  const [first] = DIALECTS.map(dialect => text[dialect])
  return first !== undefined && DIALECTS.every(dialect => text[dialect] === first) ? first : text
}

const isNo = (value: unknown): boolean =>
  value === undefined || value === null || value === false || (Array.isArray(value) && value.length === 0)

function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value !== 'object' || value === null) return value
  if (isSql(value)) return plainSql(value as SqlText)
  const kept = Object.entries(value).filter(([, one]) => !isNo(one))
  return Object.fromEntries(kept.map(([key, one]) => [key, plain(one)]))
}

/** The same text for parts that are equal: absent means no. */
export const comparable = (value: unknown): string => canonicalJson(plain(value))

export const equal = (a: unknown, b: unknown): boolean => comparable(a) === comparable(b)

/** All texts of it, in lower case. */
const textsOf = (text: SqlText | undefined): string[] =>
  (typeof text === 'object' ? Object.values(text) : [text ?? '']).map(one => one.toLowerCase())

const WORD = /[\p{L}\p{N}\p{M}_]/u

/**
 * Whether SQL may speak of the name. Nobody reads the text: a word of that name may mean something else, and then more is
 * made anew than has to be.
 */
export function mentions(text: SqlText | undefined, name: string): boolean {
  const small = name.toLowerCase()
  const spellings = new Set([small, small.replaceAll('"', '""'), small.replaceAll('`', '``')])
  return textsOf(text).some(sql => [...spellings].some(spelling => hasWord(sql, spelling)))
}

function hasWord(sql: string, word: string): boolean {
  if (word === '') return false
  for (let at = sql.indexOf(word); at !== -1; at = sql.indexOf(word, at + 1)) {
    const [before, after] = [sql[at - 1] ?? ' ', sql[at + word.length] ?? ' ']
    const apart = (one: string, edge: string): boolean => !(WORD.test(one) && WORD.test(edge))
    if (apart(before, word[0] as string) && apart(after, word.at(-1) as string)) return true
  }
  return false
}
