// Functions of one row, and those of many, in SQL whose functions are named as in SQLite:
// https://sqlite.org/lang_corefunc.html, https://sqlite.org/lang_aggfunc.html
import type { Operand, OwnAggregate, OwnTemplate, ValueType, Words } from '../ast/value-type.ts'

/** The form of the result. */
const converted = (from: Operand, to: ValueType, words: Words): string =>
  from.type.id === to.id || from.type.kind === 'unknown' ? from.sql : (to.sql?.convert?.(from, to, words) ?? from.sql)

/** Arguments in the form of the result. */
const alike =
  (name: string): OwnTemplate =>
  (args, result, _, words) =>
    `${name}(${args.map(arg => converted(arg, result, words)).join(', ')})`

const plain =
  (name: string): OwnTemplate =>
  args =>
    `${name}(${args.map(({ sql }) => sql).join(', ')})`

const round: OwnTemplate = ([from], { kind, scale = 0 }, option, words) => {
  const { sql, type } = from as Operand
  if (kind === 'real') return `round(${sql}, ${option})`
  return type.sql?.round?.(from as Operand, Number(option), scale, words) ?? sql
}

export const scalars: Readonly<Record<string, OwnTemplate>> = {
  coalesce: alike('coalesce'),
  nullIf: alike('nullif'),
  abs: alike('abs'),
  lower: plain('lower'),
  upper: plain('upper'),
  length: plain('length'),
  trim: plain('trim'),
  now: (_, __, ___, words) => words.time('instant', `'now'`, false),
  round,
}

/** Of kinds that have their own, or of the form of the result. `of` is missing for count(). */
export const aggregate: OwnAggregate = (name, of, result, call, words) => {
  if (!of) return call(name, '*')
  const own = of.type.sql?.[name as 'sum' | 'avg']
  return own ? own(of, result.scale ?? 0, call, words) : call(name, converted(of, result, words))
}

/** The same over all rows, as other functions are called. */
export const callOf =
  (name: string): OwnTemplate =>
  ([of], result, _, words) =>
    aggregate(name, of, result, (word, argument) => `${word}(${argument})`, words)
