// Sources that bring their own SQL, as models and derived tables are used.
import { Node } from '../ast/node.ts'
import * as op from '../ast/op.ts'
import { type DerivedSource, type OwnSource, Selection, type Source } from '../ast/query.ts'
import type { OwnColumns } from '../compile/part.ts'
import { DefinitionError } from '../error/definition.ts'
import { derived } from './derived.ts'
import { NO_CLAUSES, SelectQuery } from './select.ts'

/**
 * A query that only tells columns: another text stands in its place. Its rows are rows of no table, as those of
 * distinct(), so that they cannot be locked.
 */
export function columnsOnly(columns: OwnColumns): SelectQuery {
  const source = { kind: 'derived', as: '' } as DerivedSource
  const parts = columns.map(([name, type]) => new Node(op.OUTPUT, name, source, type))
  const names = columns.map(([name]) => name)
  return new SelectQuery(source, { ...NO_CLAUSES, unique: true, selection: new Selection(names, parts) })
}

/** A table of these columns under a name. */
export function ownTable(what: string, name: unknown, columns: OwnColumns, own: OwnSource): object {
  if (typeof name !== 'string' || name === '') throw new DefinitionError(`${what} takes a name`)
  const table = derived(columnsOnly(columns), name) as { readonly $: Source }
  Object.assign(table.$, { own })
  return table
}
