// Operators of SQLite: https://sqlite.org/lang_expr.html
import * as op from '../../ast/op.ts'
import type { FunctionTemplate, OperatorTemplate } from '../dialect.ts'
import { asReal, convert, toText } from './convert.ts'
import { words } from './form.ts'
import { listItem } from './list.ts'

/** Both sides in the same form: that of the left side, unless a kind knows better. */
const compare =
  (symbol: string): OperatorTemplate =>
  (left, right) => {
    const own = left.type.sql?.compare ?? right.type.sql?.compare
    return own?.(symbol, left, right, words) ?? `${left.sql} ${symbol} ${convert(right, left.type)}`
  }

/** Arithmetic: of kinds that have their own, or as it is written for any number. */
const arithmetic =
  (symbol: string, plain?: Exclude<OperatorTemplate, string>): OperatorTemplate =>
  (left, right, result) => {
    const own = left.type.sql?.arithmetic?.[symbol]
    if (own) return own(left, right, result, words)
    return plain ? plain(left, right, result) : `${left.sql} ${symbol} ${asReal(right)}`
  }

export const operators: Readonly<Record<number, OperatorTemplate>> = {
  [op.EQ]: compare('='),
  [op.NE]: compare('<>'),
  [op.GT]: compare('>'),
  [op.GTE]: compare('>='),
  [op.LT]: compare('<'),
  [op.LTE]: compare('<='),
  [op.DISTINCT_FROM]: compare('IS NOT'),
  [op.PLUS]: arithmetic('+'),
  [op.MINUS]: arithmetic('-'),
  [op.TIMES]: arithmetic('*'),
  [op.DIVIDED_BY]: arithmetic('/', (left, right) => `${asReal(left, true)} / nullif(${asReal(right)}, 0)`),
  // % takes integers only: https://sqlite.org/lang_expr.html#operators
  [op.MOD]: arithmetic('%', (left, right, { kind }) =>
    kind === 'real' ? `mod(${left.sql}, ${right.sql})` : `${left.sql} % ${right.sql}`,
  ),
  [op.HAS]: (left, right) =>
    `CASE WHEN ${left.sql} IS NOT NULL THEN EXISTS (SELECT 1 FROM json_each(${left.sql}) WHERE ${listItem(right.type)} = ${right.sql}) END`,
}
export const same: OperatorTemplate = compare('IS')
export const different: OperatorTemplate = compare('IS NOT')

/** The others bring their SQL along. */
export const functions: Readonly<Record<string, FunctionTemplate>> = {
  concat: args => args.map(toText).join(' || ') || `''`,
}
