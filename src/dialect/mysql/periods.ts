// Whether two periods overlap, for which neither server has a word.
import type { Operand } from '../../ast/value-type.ts'
import type { FunctionTemplate } from '../dialect.ts'

/** Null where a time is, as least() and greatest() are. `local`: a time as a DATETIME, DATE or TIME. */
export const overlapping =
  (local: (from: Operand) => string): FunctionTemplate =>
  (args, _, option) => {
    const [a, b, c, d] = args.map(local)
    const [from, to] = [`least(${a}, ${b})`, `greatest(${a}, ${b})`]
    const [start, end] = option === 'ordered' ? [c, d] : [`least(${c}, ${d})`, `greatest(${c}, ${d})`]
    return `(${from} < ${end} AND ${start} < ${to} OR ${from} = ${start})`
  }
