// Bits: https://www.postgresql.org/docs/current/functions-math.html
import type { Operand } from '../../ast/value-type.ts'
import type { FunctionTemplate } from '../dialect.ts'

/** Integers have 64 bits here, also those of smaller columns. */
const wide = ({ sql, type }: Operand): string => (type.kind === 'integer' && type.bits !== 53 ? `${sql}::bigint` : sql)

const between =
  (symbol: string): FunctionTemplate =>
  ([a, b]) =>
    `(${wide(a as Operand)} ${symbol} ${wide(b as Operand)})`

const shifted =
  (symbol: string): FunctionTemplate =>
  ([of], _, places) =>
    `(${wide(of as Operand)} ${symbol} ${places})`

export const bitFunctions: Readonly<Record<string, FunctionTemplate>> = {
  bitAnd: between('&'),
  bitOr: between('|'),
  bitXor: between('#'),
  bitNot: ([of]) => `(~${wide(of as Operand)})`,
  shiftLeft: shifted('<<'),
  shiftRight: shifted('>>'),
}
