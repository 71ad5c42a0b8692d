// Models by name: relations lead to descriptions of tables, and queries are made of models.
import type { TableDescription } from '../ast/column.ts'
import type { AnyModel } from '../model/model-types.ts'
import { alias, makeModel, type ModelObject } from '../model/model.ts'

const made = new WeakMap<TableDescription, ModelObject>()

/**
 * The model with its columns, and no relations. One that is a link to itself goes by another name.
 *
 * @param beside - the model that stands in the same query
 */
export function modelOf(models: ReadonlyMap<string, TableDescription>, name: string, beside?: string): ModelObject {
  const table = models.get(name) as TableDescription
  let model = made.get(table)
  if (!model) made.set(table, (model = makeModel(table, models, {})))
  return name === beside ? (alias(model as unknown as AnyModel, 'link') as unknown as ModelObject) : model
}
