// Which changes of a type databases do by themselves.
import type { TypeSchema } from '../../ast/schema.ts'
import { sameJson } from './json.ts'

type Kind = TypeSchema['type']

const NUMBERS: readonly Kind[] = ['integer', 'bigint', 'real', 'decimal']
const DAYS: readonly Kind[] = ['timestamp', 'plainDateTime', 'plainDate']
const WHOLE: readonly Kind[] = ['integer', 'bigint', 'boolean']
const WRITTEN: readonly Kind[] = ['enum', ...NUMBERS, 'boolean', ...DAYS, 'plainTime', 'uuid', 'json', 'custom']

/** Kept in a form that the database does not know for what it is. */
const hasForm = ({ storage }: TypeSchema): boolean =>
  storage !== undefined && storage !== 'numeric' && storage !== 'iso'

/**
 * Whether values of one type become values of the other by a cast, as far as each of them fits. Where they do not, only an
 * expression that somebody writes says what becomes of them.
 */
export function hasCast(from: TypeSchema, to: TypeSchema): boolean {
  if (from.type === to.type) {
    if (from.type === 'array') return sameJson(from.item, to.item)
    return from.type !== 'custom' || sameJson(from.sqlType, to.sqlType)
  }
  if (hasForm(from) || hasForm(to)) return false
  const within = (kinds: readonly Kind[]): boolean => kinds.includes(from.type) && kinds.includes(to.type)
  if (within(NUMBERS) || within(DAYS) || within(WHOLE)) return true
  return (from.type === 'text' && WRITTEN.includes(to.type)) || (to.type === 'text' && WRITTEN.includes(from.type))
}
