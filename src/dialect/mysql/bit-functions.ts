// Bits, which are those of unsigned numbers: https://dev.mysql.com/doc/refman/8.4/en/bit-functions.html
import type { Operand } from '../../ast/value-type.ts'
import type { FunctionTemplate } from '../dialect.ts'

const signed = (sql: string): string => `CAST(${sql} AS SIGNED)`

const between =
  (symbol: string): FunctionTemplate =>
  ([a, b]) =>
    signed(`${a?.sql} ${symbol} ${b?.sql}`)

export const bitFunctions: Readonly<Record<string, FunctionTemplate>> = {
  bitAnd: between('&'),
  bitOr: between('|'),
  bitXor: between('^'),
  bitNot: ([of]) => signed(`~${of?.sql}`),
  shiftLeft: ([of], _, places) => signed(`${of?.sql} << ${places}`),
  // Zeros would come in from above: those of the complement are the ones of a negative number.
  shiftRight([of], _, places) {
    const { sql } = of as Operand
    return signed(`CASE WHEN ${sql} < 0 THEN ~(~${sql} >> ${places}) ELSE ${sql} >> ${places} END`)
  },
}
