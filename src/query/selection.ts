// What select() and returning() take: read and checked when they are called, so that only what is real comes near the compiler.
import { Node } from '../ast/node.ts'
import { Selection, type Source } from '../ast/query.ts'
import { ValidationError } from '../error/validation.ts'
import { isSource } from '../expression/source.ts'

/** The selection, if all that it names are expressions, models and objects of these. */
export function selectionOf(selection: unknown, name: string): Selection {
  if (typeof selection !== 'object' || selection === null || Array.isArray(selection) || isSource(selection))
    throw new ValidationError(`${name} takes an object of columns`)
  const names = Object.keys(selection)
  if (names.length === 0) throw new ValidationError(`${name} names no column`)
  const parts: unknown[] = Object.values(selection)
  for (let at = 0; at < parts.length; at++) {
    const part = parts[at]
    if (!(part instanceof Node)) parts[at] = nested(part, names[at] as string, name)
  }
  return new Selection(names, parts as Selection['parts'])
}

function nested(part: unknown, key: string, name: string): Source | Selection {
  if (isSource(part)) return part.$ as Source
  if (typeof part !== 'object' || part === null || '$' in part)
    throw new ValidationError(`${name} takes columns, expressions and models, and '${key}' is none`)
  return selectionOf(part, name)
}
