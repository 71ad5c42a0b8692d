// The views among models.
import type { TableName } from '../ast/operation.ts'
import type { DerivedSource, ViewDefinition } from '../ast/query.ts'
import { uniqueNames } from '../model/names.ts'

/** What the model is in the database, where that is a view. */
export const viewOf = (model: unknown): ViewDefinition | undefined =>
  (model as { readonly $?: Partial<DerivedSource> } | null | undefined)?.$?.own?.view

/** The views, each after those that it may read. Their names differ from those of the tables. */
export function viewsOf(models: Readonly<Record<string, unknown>>, tables: readonly TableName[]): ViewDefinition[] {
  const views = [...new Set(Object.values(models).flatMap(model => viewOf(model) ?? []))]
  const take = uniqueNames()
  const named = ({ schema, name }: TableName): string => (schema === null ? name : `${schema}.${name}`)
  for (const table of tables) take(named(table), `the table ${table.name}`)
  for (const view of views) take(named(view), `the view ${view.name}`)
  return views.toSorted((a, b) => a.number - b.number)
}
