// The parameters of prepared queries: column builders without a table.
import type { Parameters } from '../ast/executor.ts'
import type { ValueType } from '../ast/value-type.ts'
import type { RowIssue } from '../error/validation.ts'
import { ValidationError } from '../error/validation.ts'
import { checked, countKeys } from './check-value.ts'
import { describeColumn } from './describe-column.ts'
import { type WriteColumn, writeColumn } from './write-plan.ts'

export interface Parameter {
  readonly name: string
  readonly type: ValueType
  readonly nullable: boolean
  readonly column: WriteColumn
}
export type ParameterSettings = readonly Parameter[]

/** What a prepared query, or another function, takes, by name. */
export function parametersOf(columns: Readonly<Record<string, unknown>>, where = 'prepare()'): ParameterSettings {
  return Object.keys(columns).map((name, at) => {
    const description = describeColumn(where, name, columns[name], at, 'preserve')
    return { name, type: description.type, nullable: description.nullable, column: writeColumn(description) }
  })
}

/** The values with the user's rules applied. Throws ValidationError naming the parameter. */
export function checkParameters(settings: ParameterSettings, values: Parameters): Parameters {
  let answer: Record<string, unknown> | undefined
  if (typeof values !== 'object' || values === null)
    throw new ValidationError('a prepared query takes an object of parameters')
  for (let at = 0; at < settings.length; at++) {
    const { name, nullable, column } = settings[at] as Parameter
    const value = Object.hasOwn(values, name) ? values[name] : undefined
    if (value === undefined) throw new ValidationError(`the parameter ${name} is not given`)
    if (value === null && nullable) continue
    const made = checkedParameter(column, value, values, name)
    if (made !== value) (answer ??= { ...values })[name] = made
  }
  if (countKeys(values) !== settings.length)
    throw new ValidationError('a parameter is given that the prepared query does not have')
  return answer ?? values
}

function checkedParameter(column: WriteColumn, value: unknown, values: Parameters, name: string): unknown {
  if (column.steps === null && column.accepts(value)) return value
  const issues: RowIssue[] = []
  const made = checked(column, value, values, 0, issues)
  if (issues.length) throw new ValidationError(`the parameter ${name}: ${column.context.expects}`, issues)
  return made
}
