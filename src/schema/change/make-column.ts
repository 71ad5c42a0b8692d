// Columns as constructors take them, as descriptions have them.
import type { ColumnSchema, TypeSchema } from '../../ast/schema.ts'
import { constraintName } from '../../model/constraint-name.ts'
import { type Named, refuse, shown } from './find.ts'
import type { ColumnRules, IntegerColumn } from './make-types.ts'
import * as is from './make-options.ts'

type Rules = Readonly<Record<string, is.Rule>>

/** What each type has besides what all have. */
const TYPES: { readonly [T in TypeSchema['type']]: Rules } = {
  text: { maxLength: is.count },
  integer: { bits: is.oneOf(16, 32, 53) },
  bigint: {},
  real: {},
  decimal: { precision: is.count, scale: is.whole, storage: is.oneOf('scaled', 'numeric', 'text') },
  boolean: {},
  timestamp: { storage: is.oneOf('text', 'milliseconds') },
  plainDate: {},
  plainTime: {},
  plainDateTime: { storage: is.oneOf('iso', 'space') },
  interval: {},
  uuid: { storage: is.oneOf('text', 'hex', 'bytes') },
  json: {},
  blob: {},
  enum: { values: is.differentTexts },
  array: { item: is.record },
  custom: {},
}
/** What a type cannot do without. */
const NEEDED: Readonly<Record<string, readonly string[]>> = {
  decimal: ['precision', 'scale'],
  enum: ['values'],
  array: ['item'],
  custom: ['sqlType'],
}

const COLUMN: Rules = {
  nullable: is.flag,
  default: is.sql,
  generated: is.sql,
  virtual: is.flag,
  collate: is.sql,
  comment: is.text,
}
const NUMBERED: Rules = { identity: is.flag, autoincrement: is.flag }
const MORE: Readonly<Record<string, Rules>> = {
  integer: NUMBERED,
  bigint: NUMBERED,
  boolean: { typeCheck: is.text },
  enum: { typeCheck: is.text },
}

function typeRules(given: unknown, of: string): Rules {
  const type: unknown = is.isPlain(given) ? given['type'] : undefined
  const known = typeof type === 'string' && Object.hasOwn(TYPES, type)
  if (!known) return refuse(`${of}: type has to be one of ${Object.keys(TYPES).join(', ')}`)
  return { type: is.text, sqlType: is.sql, ...TYPES[type as TypeSchema['type']] }
}

type Input = { [K in keyof TypeSchema]?: unknown } & Pick<TypeSchema, 'type'>

function toType(given: Input, of: string): TypeSchema {
  const { bits, ...all } = given
  const missing = (NEEDED[all.type] ?? []).find(key => all[key as keyof typeof all] === undefined)
  if (missing !== undefined) refuse(`${of}: a type ${all.type} needs ${missing}`)
  const { precision, scale, item } = all
  if (typeof precision === 'number' && Number(scale) > precision) {
    refuse(`${of}: scale has to be at most precision`)
  }
  const kept = is.given(all, 'type', 'maxLength', 'precision', 'scale', 'storage', 'values', 'sqlType')
  return {
    ...kept,
    // As in models: integer() has 32 bits, and descriptions leave out 53.
    ...(all.type === 'integer' && bits !== 53 && { bits: bits ?? 32 }),
    ...(item !== undefined && { item: toItem(item, of) }),
  } as TypeSchema
}

function toItem(item: unknown, of: string): TypeSchema {
  const inside = `${of}, item`
  const rules = typeRules(item, inside)
  if ('item' in rules) return refuse(`${inside}: arrays of arrays are json`)
  return toType(is.options(item, rules, inside) as Input, inside)
}

type Rest = Omit<ColumnRules, 'sqlType'> & Pick<IntegerColumn, 'identity' | 'autoincrement'> & { typeCheck?: string }

/** The column of a table. */
export function toColumn(table: Named, name: unknown, input: unknown): ColumnSchema {
  const own = is.newName(name, `A column of the table ${shown(table)}`)
  const of = `The column ${shown(table)}.${own}`
  const rules = typeRules(input, of)
  const { type } = input as Input
  const found = is.options<Input & Rest>(input, { ...rules, ...COLUMN, ...MORE[type] }, of) as Input & Rest
  const { identity, autoincrement, nullable, virtual, generated } = found
  if (virtual && generated === undefined) refuse(`${of}: only a generated column is virtual`)
  if (generated !== undefined && found.default !== undefined) refuse(`${of}: a generated column has no default`)
  if (autoincrement && !identity) refuse(`${of}: autoincrement is for a column with identity`)
  if (identity && (nullable || generated !== undefined || found.default !== undefined)) {
    refuse(`${of}: identity goes neither with nullable nor with a default or an expression`)
  }
  return {
    name: own,
    ...toType(found, of),
    ...is.flags(found, 'nullable', 'identity', 'autoincrement', 'virtual'),
    ...is.given(found, 'default', 'generated', 'collate', 'comment'),
    ...(MORE[type]?.['typeCheck'] && { typeCheck: checkName(table, own, found.typeCheck, of) }),
  }
}

const checkName = (table: Named, column: string, name: string | undefined, of: string): string =>
  name === undefined ? constraintName('check', table.name, [column, 'type']) : is.newName(name, `${of}: its typeCheck`)
