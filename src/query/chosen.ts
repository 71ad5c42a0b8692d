// Queries that choose among their rows themselves.
import type { OwnRows, Source } from '../ast/query.ts'
import { DefinitionError } from '../error/definition.ts'
import { type Clauses, SelectQuery } from './select.ts'

/** It chooses its rows once. */
export class ChosenQuery extends SelectQuery {
  constructor(source: Source, from: Clauses, chosen: OwnRows) {
    super(source, from)
    if ('~load' in from) throw new DefinitionError(`${chosen.by} of ${source.as} takes a query without include()`)
    this.unique = chosen
  }
  protected override copy(): ChosenQuery {
    return new ChosenQuery(this.source, this, this.unique as OwnRows)
  }
  override distinct(): never {
    const { by } = this.unique as OwnRows
    throw new DefinitionError(`a query with ${by} has no distinct(): give it a name with as(), and read that`)
  }
}
