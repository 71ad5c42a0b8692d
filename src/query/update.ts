// update(...) and deleteFrom(...): without a where they cannot run.
import type { Node } from '../ast/node.ts'
import * as op from '../ast/op.ts'
import type { Assignment, Selection, TableSource, UpdatePlan } from '../ast/query.ts'
import { ValidationError } from '../error/validation.ts'
import type { AnyModel, ColsOf, Row } from '../model/model-types.ts'
import { type Updatable, updateValues } from '../model/write.ts'
import { conditions } from './select.ts'
import { returned, WriteStatement } from './write-statement.ts'
import type { DeleteWithoutWhere, UpdateWithoutSet, WriteOptions } from './write-types.ts'

/** What an update writes, asked for once per execution; null for a delete. */
type Patch = (() => readonly Assignment[]) | null

class Change extends WriteStatement {
  readonly source: TableSource
  readonly returned: Selection | true | null
  readonly #patch: Patch
  readonly #conditions: readonly Node[]

  constructor(source: TableSource, patch: Patch, where: readonly Node[], returned: Selection | true | null) {
    super()
    this.source = source
    this.#patch = patch
    this.#conditions = where
    this.returned = returned
  }

  returning(selection?: object): Change {
    return new Change(this.source, this.#patch, this.#conditions, returned(selection))
  }
  '~plan'(): UpdatePlan {
    const { source, returned } = this
    const patch = this.#patch
    const conditions = this.#conditions
    const kind = patch ? op.UPDATE : op.DELETE
    const plan: UpdatePlan = { op: kind, source, set: patch ? patch() : [], conditions, returning: returned }
    return source.filters?.change(plan) ?? plan
  }
}

/** The two ways on from a write that could reach every row. */
function narrowed(name: string, source: TableSource, patch: Patch): object {
  const make = (where: readonly Node[]): Change => new Change(source, patch, where, null)
  return {
    where(...all: unknown[]): Change {
      const given = conditions(all)
      if (given.length === 0)
        throw new ValidationError(`${name} of ${source.as} has no condition: say everyRow() to mean every row`)
      return make(given)
    },
    everyRow: () => make([]),
  }
}

/** Changes rows: `update(Hero).set({ age: 30 }).where(Hero.id.eq(1))`. Without where() or everyRow() it cannot run. */
export function update<M extends AnyModel>(model: M): UpdateWithoutSet<M['$']['as'], Row<M>, ColsOf<M>> {
  const target = model as unknown as Updatable
  const source = target.$ as TableSource
  const set = (patch: object, options?: WriteOptions): object => {
    if (typeof patch !== 'object' || patch === null)
      throw new ValidationError(`the update of ${source.as} takes an object of values`)
    const validate = options?.validate !== false
    return narrowed('the update', source, () => updateValues(target, patch, validate))
  }
  return { set } as never
}

/** Deletes rows. Without where() or everyRow() it cannot run. */
export function deleteFrom<M extends AnyModel>(model: M): DeleteWithoutWhere<M['$']['as'], Row<M>> {
  const source = model.$ as unknown as TableSource
  return narrowed('the delete', source, null) as never
}
