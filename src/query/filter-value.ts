// The value of a filter, which a handle of the database gives when a statement runs: withFilters().
import { Node } from '../ast/node.ts'
import * as op from '../ast/op.ts'
import type { ValueType } from '../ast/value-type.ts'
import { type Context, parameterized } from '../compile/context.ts'
import { push } from '../compile/tokens.ts'
import { type RowIssue, ValidationError } from '../error/validation.ts'
import { Expr } from '../expression/expr.ts'
import { checked } from '../model/check-value.ts'
import { fail } from '../model/names.ts'
import { type Parameter, parametersOf } from '../model/parameters.ts'

/** Where a value is missing, statements are refused: they never run without their filter. */
class FilterValue extends Expr {
  '~write'(ctx: Context): string {
    const { type } = this
    const label = this.a as string
    const encode = ctx.dialect.codec(type).encode as ((value: unknown) => unknown) | null
    const given = (value: unknown): unknown => {
      if (value instanceof Node) throw new ValidationError(`${label} has no value: run it on withFilters(db, ...)`)
      return encode ? encode(value) : value
    }
    const plan = { type, label, checked: true, list: false }
    return parameterized(ctx, { sql: ctx.dialect.parameter(type, 'expression'), encode: [given] }, plan)
  }
}

/** What a filter takes: how statements name it among their parameters, and the expression that stands for it. */
export interface FilterInput {
  readonly name: string
  readonly parameter: string
  readonly expression: Expr
  /** The value as it is compared. Throws ValidationError for a wrong one. */
  readonly check: (value: unknown) => unknown
}

let inputs = 0

/** @param model - the model that the filter stands on */
export function filterInput(model: string, name: string, builder: unknown): FilterInput {
  const where = `the filter '${name}' of ${model}`
  const [{ type, nullable, column }] = parametersOf({ [name]: builder }, `${model}: filter()`) as readonly [Parameter]
  if (nullable) fail(where, 'its value cannot be null')
  // Models of other schemas may have the same name.
  const parameter = `of ${where} (${++inputs})`
  return {
    name,
    parameter,
    expression: valueOf(where, parameter, type),
    check: value => accepted(where, column, value),
  }
}

function valueOf(where: string, parameter: string, type: ValueType): Expr {
  const open = new Node(op.PARAMETER, parameter, false, type)
  return new FilterValue(op.SQL, where, [{ '~walk': () => push(open) }], type)
}

function accepted(where: string, column: Parameter['column'], value: unknown): unknown {
  const issues: RowIssue[] = []
  if (value === undefined || value === null) throw new ValidationError(`${where} has no value`)
  const made = checked(column, value, { [column.key]: value }, 0, issues)
  if (issues.length > 0 || made instanceof Node)
    throw new ValidationError(`${where}: ${column.context.expects}`, issues)
  return made
}
