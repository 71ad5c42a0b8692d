// update(...) and deleteFrom(...): without a where they cannot run.
import type { Node } from '../ast/node.ts'
import * as op from '../ast/op.ts'
import type { DeletePlan, Selection, TableSource, UpdatePlan } from '../ast/query.ts'
import { ValidationError } from '../error/validation.ts'
import type { AnyModel, ColsOf, Row } from '../model/model-types.ts'
import { type Updatable, updateValues } from '../model/write.ts'
import { conditions } from './select.ts'
import { returned, WriteStatement } from './write-statement.ts'
import type { DeleteWithoutWhere, UpdateWithoutSet, WriteOptions } from './write-types.ts'

/** Where a write goes and what it answers, once nothing is missing. */
abstract class Filtered extends WriteStatement {
  readonly source: TableSource
  readonly conditions: readonly Node[]
  readonly returned: Selection | true | null

  constructor(source: TableSource, conditions: readonly Node[], returned: Selection | true | null) {
    super()
    this.source = source
    this.conditions = conditions
    this.returned = returned
  }
}

class UpdateStatement extends Filtered {
  private readonly model: Updatable
  private readonly patch: object
  private readonly validate: boolean

  constructor(
    model: Updatable,
    patch: object,
    validate: boolean,
    where: readonly Node[],
    returned: Selection | true | null,
  ) {
    super(model.$ as TableSource, where, returned)
    this.model = model
    this.patch = patch
    this.validate = validate
  }

  returning(selection?: object): UpdateStatement {
    return new UpdateStatement(this.model, this.patch, this.validate, this.conditions, returned(selection))
  }
  '~plan'(): UpdatePlan {
    const set = updateValues(this.model, this.patch, this.validate)
    return { op: op.UPDATE, source: this.source, set, conditions: this.conditions, returning: this.returned }
  }
}

class DeleteStatement extends Filtered {
  returning(selection?: object): DeleteStatement {
    return new DeleteStatement(this.source, this.conditions, returned(selection))
  }
  '~plan'(): DeletePlan {
    return { op: op.DELETE, source: this.source, conditions: this.conditions, returning: this.returned }
  }
}

/** The two ways on from a write that could reach every row. */
function narrowed<S>(name: string, source: TableSource, make: (conditions: readonly Node[]) => S): object {
  return {
    where(...all: unknown[]): S {
      const given = conditions(all)
      if (given.length === 0)
        throw new ValidationError(`${name} of ${source.as} has no condition: say everyRow() to mean every row`)
      return make(given)
    },
    everyRow: (): S => make([]),
  }
}

/** Changes rows: `update(Hero).set({ age: 30 }).where(Hero.id.eq(1))`. Without where() or everyRow() it cannot run. */
export function update<M extends AnyModel>(model: M): UpdateWithoutSet<M['$']['as'], Row<M>, ColsOf<M>> {
  const target = model as unknown as Updatable
  const source = target.$ as TableSource
  const set = (patch: object, options?: WriteOptions): object => {
    if (typeof patch !== 'object' || patch === null)
      throw new ValidationError(`the update of ${source.as} takes an object of values`)
    return narrowed(
      'the update',
      source,
      where => new UpdateStatement(target, patch, options?.validate !== false, where, null),
    )
  }
  return { set } as never
}

/** Deletes rows. Without where() or everyRow() it cannot run. */
export function deleteFrom<M extends AnyModel>(model: M): DeleteWithoutWhere<M['$']['as'], Row<M>> {
  const source = model.$ as unknown as TableSource
  return narrowed('the delete', source, where => new DeleteStatement(source, where, null)) as never
}
