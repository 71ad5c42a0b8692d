// Text, and texts of which only a few are values.
import type { ValueType } from '../ast/value-type.ts'
import { valueType } from './value-type.ts'

/** Well-formed Unicode: a lone surrogate would not survive the way to a database and back. */
const isText = (value: unknown): boolean => typeof value === 'string' && value.isWellFormed()

export const TEXT: ValueType = /* @__PURE__ */ valueType({ kind: 'text', expects: 'string', accepts: isText }, 'text')

export const textType = (maxLength: number | undefined): ValueType =>
  maxLength === undefined ? TEXT : valueType({ ...TEXT, maxLength }, `text ${maxLength}`)

export function enumType(values: readonly string[]): ValueType {
  const expects = `(${values.map(value => JSON.stringify(value)).join(' | ')})`
  const accepts = (value: unknown): boolean => values.includes(value as string)
  return valueType({ kind: 'enum', valibot: 'picklist', values, expects, accepts }, `enum ${expects}`)
}
