// Values to parameters: the last check before anything is sent.
import type { Parameters } from '../ast/executor.ts'
import { Node } from '../ast/node.ts'
import type { ParameterPlan } from '../ast/shape.ts'
import { ValidationError } from '../error/validation.ts'
import type { Shape } from './shape.ts'

/** The parameters of a statement from the values of its walk. Works in place where nothing moves. */
export function encode(shape: Pick<Shape, 'encoders' | 'reordered'>, values: unknown[]): unknown[] {
  const { encoders } = shape
  if (encoders === null) return values
  const target = shape.reordered ? new Array<unknown>(encoders.length) : values
  for (let at = 0; at < encoders.length; at++) {
    const plan = encoders[at] as ParameterPlan
    const value = values[plan.index]
    target[shape.reordered ? at : plan.index] = value === null ? null : encodeOne(plan, value)
  }
  return target
}

function encodeOne(plan: ParameterPlan, value: unknown): unknown {
  if (!plan.checked) check(plan, value)
  return plan.encode === null ? value : plan.encode(value as never)
}

function check({ type, label, list }: ParameterPlan, value: unknown): void {
  if (!list) {
    if (!type.accepts(value)) throw refused(type.expects, label)
  } else for (const item of value as unknown[]) if (!type.accepts(item)) throw refused(type.expects, label)
}

const refused = (expects: string, label: string): ValidationError => new ValidationError(`${label} takes a ${expects}`)

/** Puts the values of prepared parameters in their places. */
export function fill(values: readonly unknown[], parameters: Parameters): unknown[] {
  const filled = new Array<unknown>(values.length)
  for (let at = 0; at < values.length; at++) {
    const value = values[at]
    filled[at] = value instanceof Node ? given(value, parameters) : value
  }
  return filled
}

function given({ a: name, b: nullable }: Node, parameters: Parameters): unknown {
  const value = Object.hasOwn(parameters, name as string) ? parameters[name as string] : undefined
  if (value === undefined) throw new ValidationError(`the parameter ${name as string} is not given`)
  if (value === null && nullable !== true) throw new ValidationError(`the parameter ${name as string} cannot be null`)
  return value
}
