// Views: queries that the database keeps under a name, as models that are only read.
import type { Rows } from '../ast/executor.ts'
import { outputNames } from '../compile/output.ts'
import { viewSource } from '../compile/view.ts'
import { DefinitionError } from '../error/definition.ts'
import { planOf } from '../expression/scalar.ts'
import type { View } from '../model/model-types.ts'
import { checkName } from '../model/names.ts'
import { ownTable } from './own-table.ts'
import type { Alone } from './source-types.ts'

export interface ViewOptions {
  /** The database schema that the view stands in; a prefix of its name on SQLite. */
  readonly schema?: string
}

let views = 0

/** Views are numbered as they are made. */
export const nextView = (): number => ++views

/**
 * A query as a view of the database: `view('roster', from(Hero).innerJoin(Hero.team).select({ ... }))`. createTables()
 * makes it after the tables, and dropTables() drops it before them; from() and joins read it as they read a model, with
 * columns that are called, typed and decoded as in the query, which selects columns only. It has no alias: for a second
 * one in a query there is `from(Roster).as('other')`. Rows of it cannot be locked.
 *
 * Views take no parameters: values in the query become a part of its text. Throws DefinitionError for prepared parameters
 * and for filters that take a value, when the view is made, and for everything that would write it, before anything is
 * sent. https://www.postgresql.org/docs/current/sql-createview.html
 */
export function view<const N extends string, R, O extends string>(
  name: N,
  query: Rows<R, O> & Alone<O>,
  { schema }: ViewOptions = {},
): View<R, N> {
  const plan = planOf(query, 'view()')
  checkName('view()', name)
  const own = viewSource({ name, schema: schema ?? null, query: plan, number: nextView() })
  return refuseWrites(name, ownTable('view()', name, outputNames(plan), own)) as never
}

/** The model, which nothing writes. */
export function refuseWrites(name: string, model: object): object {
  const source = (model as { readonly $: object }).$
  const refuse = (): never => {
    throw new DefinitionError(`${name} is a view: it is read by from() and joins, and never written`)
  }
  // What writes asks for the table, or lets the source change its plan.
  Object.defineProperty(source, 'table', { get: refuse })
  Object.assign(source, { filters: { change: refuse } })
  return model
}
