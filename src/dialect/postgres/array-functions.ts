// Functions of arrays and patterns: https://www.postgresql.org/docs/current/functions-array.html and functions-matching.html
import type { Operand } from '../../ast/value-type.ts'
import type { FunctionTemplate } from '../dialect.ts'
import { columnType } from './types.ts'

/** Arrays meet only where their types are the same, and a column keeps its own, so that an index on it serves. */
const compared =
  (symbol: string): FunctionTemplate =>
  ([left, right]) => {
    const type = columnType((left as Operand).type).replace(/\(.*\)/, '')
    return `(${left?.sql} ${symbol} ${right?.sql}::${type})`
  }

/** Under this collation case is a matter of ASCII letters. */
const matches: FunctionTemplate = ([text, pattern], _, option) =>
  `(${text?.sql} COLLATE "C" ${option === 'any' ? '~*' : '~'} ${pattern?.sql})`

export const arrayFunctions: Readonly<Record<string, FunctionTemplate>> = {
  arrayContains: compared('@>'),
  arrayOverlaps: compared('&&'),
  arrayLength: 'cardinality',
  matches,
}
