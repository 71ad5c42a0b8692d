// A query in the place of a table.
import * as op from '../ast/op.ts'
import type { DerivedSource, SelectPlan } from '../ast/query.ts'
import { outputNames } from '../compile/output.ts'
import { DefinitionError } from '../error/definition.ts'
import { Expr } from '../expression/expr.ts'

/** The columns of a query's result as expressions, under a name. */
export function derived(query: SelectPlan, name: string): object {
  if (!name) throw new DefinitionError('as() takes a name')
  const source: DerivedSource = { kind: 'derived', as: name, query }
  const table: Record<string, unknown> = { $: source }
  for (const [key, type] of outputNames(query)) {
    if (key === '$') throw new DefinitionError(`a column of ${name} cannot be called $`)
    table[key] = new Expr(op.OUTPUT, key, source, type)
  }
  return table
}
