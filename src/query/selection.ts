// What select() and returning() take: checked when they are called, so that only what is real comes near the compiler.
import { Node } from '../ast/node.ts'
import type { Selection } from '../ast/query.ts'
import { ValidationError } from '../error/validation.ts'
import { isSource } from '../expression/source.ts'

/** The selection, if all that it names are expressions, models and objects of these. */
export function selectionOf(selection: unknown, name: string): Selection {
  if (typeof selection !== 'object' || selection === null || Array.isArray(selection) || isSource(selection))
    throw new ValidationError(`${name} takes an object of columns`)
  const keys = Object.keys(selection)
  if (keys.length === 0) throw new ValidationError(`${name} names no column`)
  for (let at = 0; at < keys.length; at++) {
    const key = keys[at] as string
    const part = (selection as Record<string, unknown>)[key]
    if (!(part instanceof Node || isSource(part))) nested(part, key, name)
  }
  return selection as Selection
}

function nested(part: unknown, key: string, name: string): void {
  if (typeof part !== 'object' || part === null || '$' in part)
    throw new ValidationError(`${name} takes columns, expressions and models, and '${key}' is none`)
  selectionOf(part, name)
}
