// The column builders: one function per kind of value. How each is stored stands in the dialects.
import type * as v from 'valibot'
import { DefinitionError } from '../error/definition.ts'
import { arrayType } from '../kind/array.ts'
import { BIGINT } from '../kind/bigint.ts'
import { BLOB } from '../kind/blob.ts'
import { BOOLEAN } from '../kind/boolean.ts'
import { customType } from '../kind/custom.ts'
import { decimalType } from '../kind/decimal.ts'
import { intervalType } from '../kind/interval.ts'
import { jsonType } from '../kind/json.ts'
import { integerType, REAL } from '../kind/number.ts'
import { plainDateTimeType, plainDateType, plainTimeType } from '../kind/plain-time.ts'
import { enumType, textType } from '../kind/text.ts'
import { timestampType } from '../kind/timestamp.ts'
import { uuidType } from '../kind/uuid.ts'
import { arrayRules } from './array-rules.ts'
import { column, ColumnBuilder, isPlain } from './column-builder.ts'
import type { AnyColumn, Column, Rule } from './column-types.ts'

export interface IntegerOptions {
  /** How large values may get: 16, 32 (the default) or 53 bits, sign included. Checked on every write and read. */
  readonly bits?: 16 | 32 | 53
}
export interface DecimalOptions {
  /**
   * `scaled`: an integer counting the last digit; `numeric`: the database's own number; `text`. If not given, what is
   * exact: a scaled integer up to 18 digits on SQLite (text beyond), numeric elsewhere.
   */
  readonly storage?: 'scaled' | 'numeric' | 'text'
}
export interface TimestampOptions {
  /** `text`: ISO 8601; `milliseconds`: an integer counted from 1970. If not given, what the database has for times. */
  readonly storage?: 'text' | 'milliseconds'
}
export interface PlainDateTimeOptions {
  /** In databases that keep text: `2024-05-01T10:00:00` (`iso`), or with a space in the middle. */
  readonly storage?: 'iso' | 'space'
}
export interface UuidOptions {
  /** 36 characters, 32 hexadecimal digits, or 16 bytes. If not given, what the database has for uuids. */
  readonly storage?: 'text' | 'hex' | 'bytes'
}

type First<Options, T> = Options | Rule<T>

/** Tells options from actions: those have a `kind`. */
function split<O extends object>(first: O | { readonly kind: string } | undefined, rest: readonly unknown[]) {
  const options = first && !('kind' in first) ? first : undefined
  return { options, rules: first && !options ? [first, ...rest] : rest }
}

/** The length that the rules state, so that databases with limited text can use it. */
function maxLengthIn(rules: readonly Rule<string>[]): number | undefined {
  const rule = rules.find(({ type }) => type === 'max_length' || type === 'length')
  return (rule as { readonly requirement?: number } | undefined)?.requirement
}

const schemaProblem = (schema: unknown): string | false =>
  (schema as { readonly async?: boolean } | undefined)?.async !== false &&
  'a valibot schema is needed that is not async'

/** Text: any well-formed Unicode. `text(v.trim(), v.nonEmpty(), v.maxLength(80))`. */
export const text = (...rules: Rule<string>[]): Column<'text', string> => column(textType(maxLengthIn(rules)), rules)

/** A whole number of 32 bits, or as many as the options say: `integer({ bits: 53 }, v.minValue(0))`. */
export function integer(first?: First<IntegerOptions, number>, ...rest: Rule<number>[]): Column<'number', number> {
  const { options, rules } = split<IntegerOptions>(first, rest)
  return column(integerType(options?.bits ?? 32), rules)
}

/** A 64-bit integer as a bigint, exact. */
export const bigint = (...rules: Rule<bigint>[]): Column<'number', bigint> => column(BIGINT, rules)

/** A double: any finite number; -0 is stored as 0. */
export const real = (...rules: Rule<number>[]): Column<'number', number> => column(REAL, rules)

/**
 * An exact decimal with `precision` digits in all and `scale` of them after the point, as text: `'1234.50'`. It is
 * compared, ordered and summed as a number.
 */
export function decimal(
  precision: number,
  scale: number,
  first?: First<DecimalOptions, string>,
  ...rest: Rule<string>[]
): Column<'decimal', string> {
  const { options, rules } = split<DecimalOptions>(first, rest)
  const fits = Number.isInteger(precision) && Number.isInteger(scale) && scale >= 0 && scale <= precision
  const problem = (!fits || precision < 1) && 'decimal() takes digits in all, and how many of them follow the point'
  return column(decimalType(precision, scale, options?.storage), rules, problem)
}

export const boolean = (...rules: Rule<boolean>[]): Column<'plain', boolean> => column(BOOLEAN, rules)

/** A moment as a Date: UTC, milliseconds, years 1 to 9999. */
export function timestamp(first?: First<TimestampOptions, Date>, ...rest: Rule<Date>[]): Column<'plain', Date> {
  const { options, rules } = split<TimestampOptions>(first, rest)
  return column(timestampType(options?.storage), rules)
}

/** A day of the calendar: `'2024-02-29'`. */
export const plainDate = (...rules: Rule<string>[]): Column<'plainDate', string> => column(plainDateType(), rules)

/** A time of day without a zone: `'10:30:00'`, with milliseconds where there are any. */
export const plainTime = (...rules: Rule<string>[]): Column<'plainTime', string> => column(plainTimeType(), rules)

/** A day and a time without a zone: `'2024-02-29T10:30:00'`. */
export function plainDateTime(
  first?: First<PlainDateTimeOptions, string>,
  ...rest: Rule<string>[]
): Column<'plainDateTime', string> {
  const { options, rules } = split<PlainDateTimeOptions>(first, rest)
  return column(plainDateTimeType(options?.storage), rules)
}

/** An exact duration, ISO 8601 in days, hours, minutes and seconds (or weeks): `'P1DT2H'`, `'PT0.5S'`. */
export const interval = (...rules: Rule<string>[]): Column<'plain', string> => column(intervalType(), rules)

/** A UUID of any version; read back in lower case. */
export function uuid(first?: First<UuidOptions, string>, ...rest: Rule<string>[]): Column<'plain', string> {
  const { options, rules } = split<UuidOptions>(first, rest)
  return column(uuidType(options?.storage), rules)
}

/** A JSON document that the schema describes: its input is what inserts take, its output what rows have. */
export const json = <S extends v.GenericSchema>(schema: S): Column<'json', v.InferOutput<S>, v.InferInput<S>> =>
  column(jsonType(schema), [], schemaProblem(schema))

/** Bytes. */
export const blob = (...rules: Rule<Uint8Array>[]): Column<'plain', Uint8Array> => column(BLOB, rules)

/** One of a few texts: `enumOf('human', 'robot')`. The database checks it as well. */
export const enumOf = <const E extends readonly string[]>(...values: E): Column<'text', E[number]> =>
  column(
    enumType(values),
    [],
    (values.length === 0 || new Set(values).size < values.length) && 'enumOf() takes different texts, at least one',
  )

/** A list of values that another column could hold, in one column: `array(text(v.nonEmpty()), v.maxLength(5))`. */
export function array<C extends AnyColumn>(
  item: C,
  ...rules: Rule<C['~']['in'][]>[]
): Column<'array', C['~']['out'][], C['~']['in'][]> {
  const builder = item as unknown
  if (!(builder instanceof ColumnBuilder)) throw new DefinitionError('array() takes a column: array(text())')
  const { type, problem } = builder['~']
  const fits = isPlain(builder) && type.kind !== 'array' && type.kind !== 'custom'
  const wrong = problem ?? (!fits && 'array() takes a plain column, and neither array() nor custom()')
  return column(arrayType(type), [...arrayRules(builder), ...rules], wrong)
}

export interface CustomOptions<In, Out> {
  /** The column's type in `create table`. */
  readonly sqlType: string
  readonly schema: v.GenericSchema<In, Out>
  /** From a checked value to what the driver binds, and back; neither ever sees null. */
  readonly encode: (value: Out) => unknown
  readonly decode: (raw: unknown) => Out
}

/** A kind of value that this library does not know. In JSON it is what JSON.stringify makes of it. */
export const custom = <In, Out>(options: CustomOptions<In, Out>): Column<'plain', Out, In> => {
  const { sqlType, schema, encode, decode } = options
  return column(customType(sqlType, schema, { encode, decode }), [], schemaProblem(schema))
}
