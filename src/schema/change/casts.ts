// Which changes of a type databases do by themselves.
import type { TypeSchema } from '../../ast/schema.ts'
import { sameJson } from './json.ts'

type Kind = TypeSchema['type']

const NUMBERS: readonly Kind[] = ['integer', 'bigint', 'real', 'decimal']
const DAYS: readonly Kind[] = ['timestamp', 'plainDateTime', 'plainDate']
const WHOLE: readonly Kind[] = ['integer', 'bigint', 'boolean']
const WORDS: readonly Kind[] = ['text', 'enum', ...NUMBERS, 'boolean', ...DAYS, 'plainTime', 'uuid', 'json', 'custom']

/**
 * Whether values of one type become values of the other by a cast, as far as each of them fits. Where they do not, only an
 * expression that somebody writes says what becomes of them.
 */
export function hasCast(from: TypeSchema, to: TypeSchema): boolean {
  if (from.type === to.type) {
    if (from.type === 'array') return sameJson(from.item, to.item)
    return from.type !== 'custom' || sameJson(from.sqlType, to.sqlType)
  }
  const within = (kinds: readonly Kind[]): boolean => kinds.includes(from.type) && kinds.includes(to.type)
  if (within(NUMBERS) || within(DAYS) || within(WHOLE)) return true
  if (to.type === 'plainTime' && (from.type === 'timestamp' || from.type === 'plainDateTime')) return true
  return within(WORDS) && (isWord(from.type) || isWord(to.type))
}

const isWord = (kind: Kind): boolean => kind === 'text' || kind === 'enum'
