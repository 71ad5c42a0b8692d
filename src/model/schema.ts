// defineSchema: tables and relations become models, and every mistake in them an error that names its place.
import type { ColumnDescription, RelationDescription, TableDescription } from '../ast/column.ts'
import { DefinitionError } from '../error/definition.ts'
import { describeTable, type TableDraft } from './describe-table.ts'
import { linkTable } from './foreign-keys.ts'
import { addFields, addRelations } from './model.ts'
import type { AnySchema, Definer, Schema, SchemaOf, SchemaOptions } from './model-types.ts'
import { checkProperty, fail, uniqueNames } from './names.ts'
import { constraintName } from './naming.ts'
import type { CheckedRelations, CheckedTables, Relations } from './relation-types.ts'
import type { RelationSettings } from './relation.ts'
import { describeRelation, type TableInput } from './relations.ts'
import type { Tables } from './table-types.ts'

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
  const input = tables as TableInput
  const drafts = describeTables(input, options)
  for (const draft of drafts.values()) linkTable(draft, drafts)
  checkNames([...drafts.values()])
  for (const [model, entries] of Object.entries((relations ?? {}) as RelationInput)) {
    const { table, model: made } = drafts.get(model) ?? fail(model, 'relations of a model that is not there')
    for (const [name, settings] of Object.entries(entries)) {
      const description = describeRelation(model, name, settings, input, drafts)
      ;(table.relations as Map<string, RelationDescription>).set(name, description)
      ;(made.$.relations as Record<string, RelationDescription>)[name] = description
    }
  }
  const schema: Record<string, unknown> = {}
  for (const [model, { model: made }] of drafts) schema[model] = made
  for (const { table, model: made } of drafts.values()) {
    addFields(made)
    for (const name of made.$['~fields'].keys()) (table.expressions as Map<string, unknown>).set(name, made[name])
    addRelations(made)
  }
  return schema
}

function describeTables(input: TableInput, options: SchemaOptions): Map<string, TableDraft> {
  const drafts = new Map<string, TableDraft>()
  const models = new Map<string, TableDescription>()
  const take = uniqueNames()
  for (const [model, settings] of Object.entries(input)) {
    checkProperty(model, model)
    if (model.includes('.')) fail(model, 'a model has no point in its name')
    if (!settings?.columns) throw new DefinitionError(`${model}: this is no table: write table('name', { ... })`)
    take(model, model)
    const draft = describeTable(model, settings, options.naming ?? 'snake_case', models)
    drafts.set(model, draft)
    models.set(model, draft.table)
  }
  return drafts
}

/** Tables and indexes share one space of names. */
function checkNames(drafts: readonly TableDraft[]): void {
  const take = uniqueNames()
  const inSchema = ({ schema }: TableDescription, name: string): string =>
    schema === null ? name : `${schema}.${name}`
  for (const { table } of drafts) take(inSchema(table, table.name), table.model)
  for (const { table, columns, constraints } of drafts) {
    const own = columns
      .filter(column => column.index)
      .map((column: ColumnDescription) => ({
        name: constraintName('index', table.name, [column.name]),
        where: `${table.model}.${column.key}`,
      }))
    const listed = constraints.filter(({ kind }) => kind === 'index' || kind === 'unique')
    const all = [
      ...own,
      ...listed.map(({ name, kind }) => ({ name: name as string, where: `${kind}() of ${table.model}` })),
    ]
    for (const { name, where } of all) take(inSchema(table, name), where)
  }
}
