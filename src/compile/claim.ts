// Names that mean one thing in a whole statement.
import { DefinitionError } from '../error/definition.ts'
import type { Context } from './context.ts'

const names = new WeakMap<Context, Map<string, 'cte' | 'view'>>()

/** Throws where a query with a name (quoted) would hide a view, whichever is written first. */
export function claim(ctx: Context, name: string, as: 'cte' | 'view'): void {
  let known = names.get(ctx)
  if (!known) names.set(ctx, (known = new Map<string, 'cte' | 'view'>()))
  const key = name.toLowerCase()
  if ((known.get(key) ?? as) !== as)
    throw new DefinitionError(`a view and a cte of this statement are both called ${name}`)
  known.set(key, as)
}
