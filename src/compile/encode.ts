// Values to parameters: the last check before anything is sent.
import type { Parameters } from '../ast/executor.ts'
import { Node } from '../ast/node.ts'
import type { ParameterPlan } from '../ast/shape.ts'
import { ValidationError } from '../error/validation.ts'
import type { Shape } from './shape.ts'

/** The parameters of a statement from the values of its walk. Works in place where nothing moves. */
export function encode(shape: Pick<Shape, 'encoders' | 'reordered'>, values: unknown[]): unknown[] {
  const { encoders, reordered } = shape
  if (encoders === null) return values
  const target = reordered ? encoders.map(({ index }) => values[index]) : values
  for (let at = 0; at < encoders.length; at++) {
    const plan = encoders[at] as ParameterPlan
    const place = reordered ? at : plan.index
    const value = target[place]
    if (value === null) continue
    if (!plan.checked) check(plan, value)
    if (plan.encode !== null) target[place] = plan.encode(value as never)
  }
  return target
}

function check({ type, label, list }: ParameterPlan, value: unknown): void {
  if (list ? !(value as unknown[]).every(type.accepts) : !type.accepts(value))
    throw new ValidationError(`${label} takes a ${type.expects}`)
}

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
