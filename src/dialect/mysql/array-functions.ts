// Functions of lists, which are documents here, and of patterns: https://dev.mysql.com/doc/refman/8.4/en/regexp.html
import type { Operand, ValueType } from '../../ast/value-type.ts'
import type { FunctionTemplate } from '../dialect.ts'
import type { Flavour } from './flavour.ts'
import { itemOf, items } from './list.ts'

/** Without its longest length, beyond which a value would be cut off. */
const open = ({ sql, type: { item } }: Operand): readonly [string, ValueType] => {
  const { maxLength: _, ...type } = item as ValueType
  return [sql, type]
}

const compared =
  (before: string, within: string, flavour: Flavour): FunctionTemplate =>
  ([left, right]) => {
    const [list, type] = open(left as Operand)
    const [other] = open(right as Operand)
    const found = `${items(other, type, flavour)} WHERE ${itemOf(type, flavour)} ${within} (${items(list, type, flavour)})`
    return `CASE WHEN ${list} IS NOT NULL AND ${other} IS NOT NULL THEN ${before} (${found}) END`
  }

/** A point is any character, as elsewhere: https://dev.mysql.com/doc/refman/8.4/en/regexp.html#function_regexp-like */
const matches =
  ({ name }: Flavour): FunctionTemplate =>
  ([text, pattern, before], _, option) => {
    const marked = `concat(${before?.sql}, ${pattern?.sql})`
    return name === 'mysql'
      ? `REGEXP_LIKE(${text?.sql}, ${marked}, '${option === 'any' ? 'i' : 'c'}')`
      : `(${text?.sql} REGEXP ${marked})`
  }

export const arrayFunctions = (flavour: Flavour): Readonly<Record<string, FunctionTemplate>> => ({
  arrayContains: compared('NOT EXISTS', 'NOT IN', flavour),
  arrayOverlaps: compared('EXISTS', 'IN', flavour),
  arrayLength: 'JSON_LENGTH',
  matches: matches(flavour),
})
