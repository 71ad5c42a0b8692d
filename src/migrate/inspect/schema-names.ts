// The names that models give to schemas, for those that a connection gives other names.
import type { InspectedSchema } from '../../ast/schema.ts'
import type { Dialect } from '../../dialect/dialect.ts'

/** The description with the names of models. */
export function withSchemaNames(found: InspectedSchema, { schemas = {} }: Dialect): InspectedSchema {
  const models = new Map(Object.entries(schemas).map(([model, real]) => [real, model]))
  if (models.size === 0) return found
  const named = <T extends { readonly schema?: string }>(one: T): T => {
    const model = one.schema === undefined ? undefined : models.get(one.schema)
    return model === undefined ? one : { ...one, schema: model }
  }
  return {
    tables: found.tables.map(table => {
      const { foreignKeys } = table
      return named(foreignKeys ? { ...table, foreignKeys: foreignKeys.map(named) } : table)
    }),
    views: found.views.map(named),
    others: found.others.map(named),
  }
}
