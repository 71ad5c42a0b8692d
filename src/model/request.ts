// The door for names that come from outside, such as the query string of a request.
import { Node, type Ordering } from '../ast/node.ts'
import { ValidationError } from '../error/validation.ts'
import type { Expr, Order } from '../expression/types.ts'
import type { AnyModel, ColsOf } from './model-types.ts'
import type { ModelObject } from './model.ts'

/**
 * The column of a model that has this name as a property. Throws ValidationError for any other name, and for private
 * columns.
 */
export function column<M extends AnyModel>(model: M, name: string): Expr<unknown, M['$']['as']> {
  const own = model as unknown as ModelObject
  const found = own.$.table.byKey.get(name)
  if (!found || found.private) throw new ValidationError(`${own.$.model} has no column of that name`)
  return own[name] as never
}

/**
 * Orders by names that come from outside: `'name,-age'` or `['name', '-age']`, `-` for descending; nothing for
 * undefined, null and ''. Throws ValidationError for every name that is not among the allowed ones, which may be
 * columns and expression fields.
 */
export function sortBy<M extends AnyModel>(
  model: M,
  input: string | readonly string[] | null | undefined,
  allowed: readonly (keyof ColsOf<M> | keyof M)[],
): Order<M['$']['as']>[] {
  const own = model as unknown as ModelObject
  const names = typeof input === 'string' ? input.split(',') : (input ?? [])
  const refused = (): never => {
    throw new ValidationError(`${own.$.model} cannot be sorted by that name`)
  }
  if (!Array.isArray(names)) refused()
  return names
    .filter(name => name !== '')
    .map((name: unknown): Ordering => {
      if (typeof name !== 'string') return refused()
      const descending = name.startsWith('-')
      const key = descending ? name.slice(1) : name
      const node = allowed.includes(key as never) ? own[key] : undefined
      return node instanceof Node ? { node, descending, nulls: null } : refused()
    }) as never
}
