// mergeInto(...): what becomes of rows that match those of a source, and of those that do not.
import type { ColumnDescription, TableDescription } from '../ast/column.ts'
import { Node } from '../ast/node.ts'
import * as op from '../ast/op.ts'
import type {
  Assignment,
  MergeBranch,
  MergePlan,
  MergeRows,
  Selection,
  Source,
  Sourced,
  TableSource,
} from '../ast/query.ts'
import type { Context } from '../compile/context.ts'
import { actionOf, merge } from '../compile/merge.ts'
import { DefinitionError } from '../error/definition.ts'
import { type RowIssue, ValidationError } from '../error/validation.ts'
import { Expr } from '../expression/expr.ts'
import { isSource } from '../expression/source.ts'
import type { Kinds, Merged } from '../expression/types.ts'
import { TEXT } from '../kind/text.ts'
import type { AnyModel } from '../model/model-types.ts'
import { insertRow, type Updatable, updateValues, writeError } from '../model/write.ts'
import type { MergeInto } from './merge-types.ts'
import { conditions } from './select.ts'
import { returned, WriteStatement } from './write-statement.ts'

/** A branch whose values are made and checked when it runs. */
interface Draft extends Omit<MergeBranch, 'set'> {
  readonly values: () => readonly Assignment[]
}

interface Settings {
  readonly model: Updatable
  readonly from: Source
  readonly on: Node
  readonly drafts: readonly Draft[]
  readonly returned: Selection | true | null
}

const nothing = (): readonly Assignment[] => []

/** The values of a row to be inserted, with defaults for those that it leaves out. */
function insertValues(model: Updatable, row: object): readonly Assignment[] {
  const { table } = model.$
  const [values, issues]: [unknown[], RowIssue[]] = [[], []]
  const { positions } = insertRow(table, row, 0, true, values, issues)
  if (issues.length) throw writeError(table, issues)
  return positions.map((position, at) => ({ node: nodeAt(model, table, position), value: values[at] }))
}

function nodeAt(model: Updatable, { columns }: TableDescription, position: number): Node {
  return (model as unknown as Record<string, Node>)[(columns[position] as ColumnDescription).key] as Node
}

function given(values: unknown, name: string): object {
  if (typeof values === 'object' && values !== null) return values
  throw new ValidationError(`${name} takes an object of values`)
}

class Merge extends WriteStatement {
  readonly source: TableSource
  readonly returned: Selection | true | null
  readonly #settings: Settings

  constructor(settings: Settings) {
    super()
    this.#settings = settings
    this.source = settings.model.$ as TableSource
    this.returned = settings.returned
  }

  whenMatched(...all: unknown[]): object {
    return this.#changing('matched', all)
  }
  whenNotMatchedBySource(...all: unknown[]): object {
    return this.#changing('not matched by source', all)
  }
  whenNotMatched(...all: unknown[]): object {
    const { model } = this.#settings
    const add = this.#branch('not matched', all)
    return {
      insert: (row: object) => (given(row, 'insert()'), add('insert', () => insertValues(model, row))),
      ignore: () => add('do nothing', nothing),
    }
  }
  returning(selection?: object): Merge {
    return new Merge({ ...this.#settings, returned: returned(selection) })
  }
  '~plan'(): MergePlan {
    const { from, on, drafts, returned: returning } = this.#settings
    if (drafts.length === 0)
      throw new ValidationError(
        `the merge into ${this.source.as} says nothing of rows: say whenMatched() or whenNotMatched()`,
      )
    const branches = drafts.map(({ values, ...branch }) => ({ ...branch, set: values() }))
    return { op: op.MERGE, own: merge, source: this.source, from: [from], on, branches, returning }
  }

  #changing(rows: MergeRows, all: readonly unknown[]): object {
    const { model } = this.#settings
    const add = this.#branch(rows, all)
    return {
      update: (set: object) => (given(set, 'update()'), add('update', () => updateValues(model, set, true))),
      delete: () => add('delete', nothing),
      ignore: () => add('do nothing', nothing),
    }
  }

  /** Conditions that are left out would leave a branch for all rows, which has to be said. */
  #branch(rows: MergeRows, all: readonly unknown[]): (action: Draft['action'], values: Draft['values']) => Merge {
    const { drafts } = this.#settings
    const asked = conditions(all)
    const name = `${this.source.as} that are ${rows}`
    if (all.length > 0 && asked.length === 0)
      throw new ValidationError(
        `the merge has no condition left for rows of ${name}: leave out all of them to mean every row`,
      )
    if (drafts.some(draft => draft.rows === rows && draft.conditions.length === 0))
      throw new DefinitionError(`the merge has a branch for all rows of ${name}, and nothing comes to one after it`)
    return (action, values) =>
      new Merge({ ...this.#settings, drafts: [...drafts, { rows, conditions: asked, action, values }] })
  }
}

/** The word for what was done, in the answer of a merge. */
class MergeAction extends Expr {
  '~write'(ctx: Context): string {
    return actionOf(ctx)
  }
}

/**
 * What a merge did with a row that it answers: `mergeInto(...)...returning({ action: mergeAction(), id: Hero.id })`.
 * https://www.postgresql.org/docs/current/functions-merge-support.html
 */
export const mergeAction = (): Kinds<'INSERT' | 'UPDATE' | 'DELETE', Merged>['text'] =>
  new MergeAction(op.SQL, 'merge_action()', [], TEXT) as never

/** A row that a filter hides would be one that is not there, and be inserted again. */
function refuseFilters({ as, filters }: Source): void {
  if (filters?.conditions) throw new DefinitionError(`mergeInto() knows no filters: write unfiltered(${as}, ...)`)
}

/**
 * Compares a table with a source, and says what becomes of rows that match, rows of the source that nothing matches, and
 * (from Postgres 17 on) rows of the table that nothing matches. A row takes the first branch whose conditions hold, or
 * none. It answers how many rows were written; returning() needs Postgres 17.
 *
 * A row of the table that several rows of the source would change is a QueryError of the database. Values are checked as
 * those of insertInto() and update() are: ValidationError; defaults that the model makes are made once for the statement.
 * Throws DefinitionError for a branch that nothing comes to, and for models with filters: a row that one hides would be
 * inserted once more. Postgres from 15 on; elsewhere UnsupportedError.
 * https://www.postgresql.org/docs/current/sql-merge.html
 */
export function mergeInto<M extends AnyModel>(model: M): MergeInto<M> {
  const target = isSource(model) ? (model.$ as unknown as TableSource) : null
  // A view refuses to be asked for its table.
  if (!target?.table) throw new DefinitionError('mergeInto() takes a model')
  refuseFilters(target)
  const using = (source: Sourced, on: unknown): Merge => {
    if (!isSource(source)) throw new DefinitionError('using() takes a model, an alias or a derived table')
    const from = source.$ as Source
    refuseFilters(from)
    if (from.as === target.as)
      throw new DefinitionError(`${from.as} is in this query already: use alias(${from.as}, '...')`)
    if (!(on instanceof Node)) throw new ValidationError('using() takes a condition such as Hero.id.eq(source.id)')
    return new Merge({ model: model as unknown as Updatable, from, on, drafts: [], returned: null })
  }
  return { using } as never
}
