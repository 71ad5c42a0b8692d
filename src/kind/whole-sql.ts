// The whole numbers beside a number, in SQL whose functions are named as in SQLite: https://sqlite.org/lang_mathfunc.html
import type { Operand, OwnTemplate } from '../ast/value-type.ts'

/** Decimals are integers of units here; what is added makes zero of a negative one. */
export const whole: OwnTemplate = ([of], result, name, words) => {
  const from = of as Operand
  if (result.kind !== 'decimal') return `(${name}(${from.sql}) + 0.0)`
  const units = `(${from.type.sql?.convert?.(from, result, words) ?? from.sql})`
  const one = `1${'0'.repeat(result.scale ?? 0)}`
  return `(${units} - (${units} % ${one} ${name === 'floor' ? '+' : '-'} ${one}) % ${one})`
}
