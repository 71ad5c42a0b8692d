// Models, aliases and derived tables, told from objects that only look like one: JSON from outside holds no Map.
import type { Sourced } from '../ast/query.ts'

/** Whether the value is a model, an alias or a derived table. */
export function isSource(value: unknown): value is Sourced {
  const source = (value as Sourced | null | undefined)?.$ as
    | { readonly models?: unknown; readonly query?: { readonly '~plan'?: unknown } }
    | undefined
  return source?.models instanceof Map || typeof source?.query?.['~plan'] === 'function'
}
