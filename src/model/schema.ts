// defineSchema: tables and relations become models, and every mistake in them an error that names its place.
import type { TableDescription } from '../ast/column.ts'
import { describeTable } from './describe-table.ts'
import type { RelationSettings, TableDraft } from './drafts.ts'
import { linkTable } from './foreign-keys.ts'
import { complete } from './model.ts'
import type { AnySchema, Definer, Schema, SchemaOf, SchemaOptions } from './model-types.ts'
import { checkProperty, fail, uniqueNames } from './names.ts'
import type { CheckedRelations, CheckedTables, Relations } from './relation-types.ts'
import type { TableSettings } from './table.ts'
import type { Tables } from './table-types.ts'

type TableInput = Readonly<Record<string, TableSettings>>
type RelationInput = Readonly<Record<string, Readonly<Record<string, RelationSettings>>>>

/**
 * Makes models of tables and relations. Mistakes are compile errors where types can see them, and a DefinitionError
 * that names model and column in any case. A package that emits declarations names its schema first, so that types
 * stay small: `interface App extends SchemaOf<typeof tables, typeof relations> {}` and
 * `defineSchema<App>()(tables, relations)`.
 */
export function defineSchema<S extends Tables, const R extends Relations<S> = {}>(
  tables: S & CheckedTables<S>,
  relations?: R & CheckedRelations<S, R>,
  options?: SchemaOptions,
): Schema<SchemaOf<S, R>>
export function defineSchema<D extends AnySchema>(): Definer<D>
export function defineSchema(tables?: unknown, relations?: unknown, options?: SchemaOptions): unknown {
  return tables === undefined ? build : build(tables, relations, options)
}

function build(tables: unknown, relations: unknown, options: SchemaOptions = {}): Record<string, unknown> {
  const drafts = describeTables(tables as TableInput, options)
  for (const draft of drafts.values()) linkTable(draft, drafts)
  for (const [model, entries] of Object.entries((relations ?? {}) as RelationInput)) {
    const draft = drafts.get(model) ?? fail(model, 'no such model')
    for (const [name, relation] of Object.entries(entries)) relation.addTo(draft, name, drafts)
  }
  const schema: Record<string, unknown> = {}
  for (const [name, { model }] of drafts) {
    complete(model)
    schema[name] = model
  }
  return schema
}

function describeTables(input: TableInput, options: SchemaOptions): Map<string, TableDraft> {
  const drafts = new Map<string, TableDraft>()
  const models = new Map<string, TableDescription>()
  const takeModel = uniqueNames()
  const takeTable = uniqueNames()
  for (const [model, settings] of Object.entries(input)) {
    checkProperty(model, model)
    if (model.includes('.')) fail(model, 'a model has no point in its name')
    takeModel(model, model)
    const draft = describeTable(model, settings, options.naming ?? 'snake_case', models)
    const { schema, name } = draft.table
    takeTable(schema === null ? name : `${schema}.${name}`, model)
    drafts.set(model, draft)
    models.set(model, draft.table)
  }
  return drafts
}
