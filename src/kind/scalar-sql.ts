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

/** Of kinds that have their own, or as of any number. */
const mean =
  (name: 'sum' | 'avg'): OwnAggregate =>
  (of, { scale = 0 }, call, words) => {
    const { type, sql } = of as Operand
    return type.sql?.[name]?.(of as Operand, scale, call, words) ?? call(name, sql)
  }

const extreme =
  (name: string): OwnAggregate =>
  (of, result, call, words) =>
    call(name, converted(of as Operand, result, words))

export const aggregates: Readonly<Record<string, OwnAggregate>> = {
  count: (of, _, call) => call('count', of?.sql ?? '*'),
  sum: mean('sum'),
  avg: mean('avg'),
  min: extreme('min'),
  max: extreme('max'),
}
