// update(...) and deleteFrom(...): without a where they cannot run.
import * as op from '../ast/op.ts'
import type { Assignment, Selection, Sourced, TableSource, UpdatePlan } from '../ast/query.ts'
import { change } from '../compile/change.ts'
import { DefinitionError } from '../error/definition.ts'
import { ValidationError } from '../error/validation.ts'
import { isSource } from '../expression/source.ts'
import type { AnyModel, ColsOf, Row } from '../model/model-types.ts'
import { type Updatable, updateValues } from '../model/write.ts'
import { from, NO_CLAUSES, SelectQuery } from './select.ts'
import { returned, WriteStatement } from './write-statement.ts'
import type { DeleteWithoutWhere, UpdateWithoutSet, WriteOptions } from './write-types.ts'

/** What an update writes, asked for once per execution; null for a delete. */
type Patch = (() => readonly Assignment[]) | null

class Change extends WriteStatement {
  readonly source: TableSource
  readonly returned: Selection | true | null
  readonly #read: SelectQuery
  readonly #patch: Patch

  constructor(read: SelectQuery, patch: Patch, returned: Selection | true | null) {
    super()
    this.source = read.source as TableSource
    this.#read = read
    this.#patch = patch
    this.returned = returned
  }

  returning(selection?: object): Change {
    return new Change(this.#read, this.#patch, returned(selection))
  }
  '~plan'(): UpdatePlan {
    const { conditions, joins } = this.#read
    const { source, returned } = this
    const patch = this.#patch
    const plan: UpdatePlan = {
      op: patch ? op.UPDATE : op.DELETE,
      own: change,
      source,
      set: patch ? patch() : [],
      from: joins.map(join => join.source),
      // The filters of the other tables.
      conditions: joins.reduce((all, { on }) => (on ? [...all, on] : all), conditions),
      returning: returned,
    }
    return source.filters?.change(plan) ?? plan
  }
}

/** The two ways on from a write that could reach every row. `read` holds the tables. */
function narrowed(name: string, read: SelectQuery, patch: Patch): object {
  return {
    where(...all: unknown[]): Change {
      const next = read.where(...all)
      if (next.conditions.length === 0)
        throw new ValidationError(`${name} of ${read.source.as} has no condition: say everyRow() to mean every row`)
      return new Change(next, patch, null)
    },
    everyRow: () => new Change(read, patch, null),
  }
}

/** The same with one table more. */
function beside(read: SelectQuery, source: Sourced): SelectQuery {
  if (!isSource(source)) throw new DefinitionError('from() and using() take a model, an alias or a derived table')
  return read.crossJoin(source)
}

const updated = (model: Updatable, read: SelectQuery): object => ({
  from: (source: Sourced) => updated(model, beside(read, source)),
  set(patch: object, options?: WriteOptions) {
    if (typeof patch !== 'object' || patch === null)
      throw new ValidationError(`the update of ${read.source.as} takes an object of values`)
    const validate = options?.validate !== false
    return narrowed('the update', read, () => updateValues(model, patch, validate))
  },
})

const deleted = (read: SelectQuery): object => ({
  ...narrowed('the delete', read, null),
  using: (source: Sourced) => deleted(beside(read, source)),
})

/** Changes rows: `update(Hero).set({ age: 30 }).where(Hero.id.eq(1))`. Without where() or everyRow() it cannot run. */
export function update<M extends AnyModel>(model: M): UpdateWithoutSet<M['$']['as'], Row<M>, ColsOf<M>> {
  return updated(model as unknown as Updatable, rows(model)) as never
}

/** Deletes rows. Without where() or everyRow() it cannot run. */
export function deleteFrom<M extends AnyModel>(model: M): DeleteWithoutWhere<M['$']['as'], Row<M>> {
  return deleted(rows(model)) as never
}

/** Without the model's filters, which stand in the plan: no condition of a user's is one that is missing. */
const rows = (model: AnyModel): SelectQuery =>
  new SelectQuery((from(model) as unknown as SelectQuery).source, NO_CLAUSES)
