// Queries that choose among their rows themselves.
import type { OwnRows, Source } from '../ast/query.ts'
import { DefinitionError } from '../error/definition.ts'
import { type Clauses, SelectQuery } from './select.ts'

/** It chooses its rows once. `by`: the function that chose. */
export class ChosenQuery extends SelectQuery {
  private readonly by: string

  constructor(source: Source, from: Clauses, unique: OwnRows, by: string) {
    super(source, from)
    if ('~load' in from) throw new DefinitionError(`${by} of ${source.as} takes a query without include()`)
    this.unique = unique
    this.by = by
  }
  protected override copy(): ChosenQuery {
    return new ChosenQuery(this.source, this, this.unique as OwnRows, this.by)
  }
  override distinct(): never {
    throw new DefinitionError(`a query with ${this.by} has no distinct(): give it a name with as(), and read that`)
  }
}
