// Bits of integers, which have 64 of them: https://sqlite.org/lang_expr.html#operators
import type { OwnTemplate } from '../ast/value-type.ts'

const between =
  (symbol: string): OwnTemplate =>
  ([a, b]) =>
    `(${a?.sql} ${symbol} ${b?.sql})`

export const bitAnd = between('&')
export const bitOr = between('|')

/** What one of them has, without what both have. */
export const bitXor: OwnTemplate = ([a, b]) => `((${a?.sql} | ${b?.sql}) - (${a?.sql} & ${b?.sql}))`

export const bitNot: OwnTemplate = ([of]) => `(~${of?.sql})`

const shifted =
  (symbol: string): OwnTemplate =>
  ([of], _, places) =>
    `(${of?.sql} ${symbol} ${places})`

export const shiftLeft = shifted('<<')
export const shiftRight = shifted('>>')
