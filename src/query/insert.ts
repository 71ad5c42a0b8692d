// insertInto(...): rows or a query, what to do about conflicts, and what to answer.
import type { PlanParts } from '../ast/executor.ts'
import { Node } from '../ast/node.ts'
import * as op from '../ast/op.ts'
import type {
  Assignment,
  ConflictPlan,
  InsertFromPlan,
  InsertPlan,
  Selection,
  SelectPlan,
  TableSource,
} from '../ast/query.ts'
import { outputNames } from '../compile/output.ts'
import { ValidationError } from '../error/validation.ts'
import type { AnyModel } from '../model/model-types.ts'
import { type Updatable, updateValues } from '../model/write.ts'
import { fillDefaults, insertPlan } from './insert-plan.ts'
import { returned, WriteStatement } from './write-statement.ts'
import type { InsertInto, WriteOptions } from './write-types.ts'

/** What to do about a conflict: the columns that decide, and the new values of the row that is there. */
interface ConflictRule {
  readonly target: readonly Node[]
  readonly set: object | null
}

interface InsertSettings {
  readonly model: Updatable
  readonly rows: readonly object[] | SelectPlan
  readonly validate: boolean
  readonly conflict: ConflictRule | null
  readonly returned: Selection | true | null
}

class InsertStatement extends WriteStatement {
  readonly source: TableSource
  readonly returned: Selection | true | null
  readonly #settings: InsertSettings

  constructor(settings: InsertSettings) {
    super()
    this.#settings = settings
    this.source = settings.model.$ as TableSource
    this.returned = settings.returned
  }

  returning(selection?: object): InsertStatement {
    return new InsertStatement({ ...this.#settings, returned: returned(selection) })
  }
  onConflict(...target: Node[]): object {
    const { table } = this.source
    const own = (node: Node): boolean =>
      node instanceof Node && node.op === op.COLUMN && (node.b as TableSource).table === table
    if (target.length === 0 || !target.every(own)) {
      throw new ValidationError(`onConflict() takes columns of ${this.source.as}`)
    }
    const resolved = (set: object | null): InsertStatement =>
      new InsertStatement({ ...this.#settings, conflict: { target, set } })
    return { ignore: () => resolved(null), update: (set: object) => resolved(patch(set)) }
  }
  '~plan'(maxParameters: number, whole = false): InsertPlan | InsertFromPlan | PlanParts {
    const { rows, conflict, validate } = this.#settings
    const rule = conflict && this.#conflict(conflict)
    if (Array.isArray(rows)) return insertPlan(this.source, rows, validate, rule, this.returned, maxParameters, whole)
    const query = rows as SelectPlan
    const names = outputNames(query).map(([name]) => name)
    const { table } = this.source
    for (const name of names) {
      if (!table.byKey.has(name)) throw new ValidationError(`${table.model} has no column '${name}'`)
    }
    const defaults = fillDefaults(this.#settings.model, new Set(names))
    return { op: op.INSERT_FROM, source: this.source, query, defaults, conflict: rule, returning: this.returned }
  }

  #conflict({ target, set }: ConflictRule): ConflictPlan {
    const assignments: readonly Assignment[] | null =
      set && updateValues(this.#settings.model, set, this.#settings.validate)
    return { target, set: assignments }
  }
}

function patch(set: object): object {
  if (typeof set === 'object' && set !== null) return set
  throw new ValidationError('update() takes an object of values')
}

/** Adds rows: `insertInto(Hero).values({ name: 'Rusty-Man', ... })`, or those that a query answers. */
export function insertInto<M extends AnyModel>(model: M): InsertInto<M> {
  const target = model as unknown as Updatable
  const statement = (rows: InsertSettings['rows'], validate: boolean): InsertStatement =>
    new InsertStatement({ model: target, rows, validate, conflict: null, returned: null })
  return {
    values: (rows: object | readonly object[], options?: WriteOptions) =>
      statement(Array.isArray(rows) ? rows : [rows], options?.validate !== false),
    from: (query: unknown) => statement(query as SelectPlan, true),
  } as never
}
