// Whether two periods overlap, where there is no word for it.
import type { Operand, OwnTemplate, ValueType, Words } from '../ast/value-type.ts'

const converted = (from: Operand, to: ValueType, words: Words): string =>
  from.type.id === to.id ? from.sql : (to.sql?.convert?.(from, to, words) ?? from.sql)

/** Null where a time is: so are min() and max() of several values. `option`: whether the last two are known to be in order. */
export const overlaps: OwnTemplate = (args, _, option, words) => {
  const { type } = args[0] as Operand
  const [a, b, c, d] = args.map(arg => converted(arg, type, words))
  const [from, to] = [`min(${a}, ${b})`, `max(${a}, ${b})`]
  const [start, end] = option === 'ordered' ? [c, d] : [`min(${c}, ${d})`, `max(${c}, ${d})`]
  return `(${from} < ${end} AND ${start} < ${to} OR ${from} = ${start})`
}
