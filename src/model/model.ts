// Models: ordinary objects whose own properties are columns, expression fields and relations.
import type { RelationDescription, TableDescription } from '../ast/column.ts'
import type { Join, JoinKind, SourceRules, TableSource } from '../ast/query.ts'
import { DefinitionError } from '../error/definition.ts'
import { aliasedColumn, columnExpr, type Expr } from '../expression/expr.ts'
import type { AnyModel, Model } from './model-types.ts'
import { checkName } from './names.ts'

/** What `Hero.$` is at run time. */
export interface ModelSource extends TableSource {
  readonly model: string
  readonly name: string
  readonly schema: string | null
  readonly columns: Readonly<Record<string, unknown>>
  readonly relations: Readonly<Record<string, RelationDescription>>
  readonly primaryKey: readonly string[]
  /** Relations and computed fields; those that the database computes are made from a model's or an alias's own columns. */
  readonly '~fields': Readonly<Record<string, unknown>>
}
export interface ModelObject {
  readonly $: ModelSource
  [name: string]: unknown
}
/** A relation, or a computed field that stands on the model: it brings what only it needs. */
export interface FieldSettings {
  readonly addTo: (model: ModelObject, name: string) => void
}
/** A relation of a model or an alias, as joins see it. */
export interface RelationHandle {
  readonly '~relation': {
    readonly description: RelationDescription
    readonly source: TableSource
    readonly joins: (kind: JoinKind) => readonly Join[]
    /** The same from another model, and to others. */
    readonly moved: (from: ModelObject, other: (to: ModelObject) => ModelObject) => RelationHandle
  }
}

/** The model of a table, so far with its columns only. */
export function makeModel(
  table: TableDescription,
  models: ReadonlyMap<string, TableDescription>,
  fields: ModelSource['~fields'],
): ModelObject {
  const { model: as, name, schema, primaryKey } = table
  const source: ModelSource = {
    kind: 'table',
    table,
    as,
    aliased: false,
    models,
    filters: table.filters as SourceRules | undefined,
    model: as,
    name,
    schema,
    columns: Object.fromEntries(table.byKey),
    relations: {},
    primaryKey,
    '~fields': { ...fields },
  }
  const model: ModelObject = { $: source }
  for (const column of table.columns) model[column.key] = columnExpr(column, source)
  return model
}

/** Adds what is made from the columns, which stand on the model already. */
export function complete(model: ModelObject): void {
  for (const [name, field] of Object.entries(model.$['~fields'])) {
    if (typeof field !== 'function') (field as FieldSettings).addTo(model, name)
  }
}

/** The columns of a model's table under another name. */
export function renamed(model: ModelObject, as: string): ModelObject {
  const source: ModelSource = { ...model.$, as, aliased: true }
  const copy: ModelObject = { $: source }
  for (const { key } of source.table.columns) copy[key] = aliasedColumn(model[key] as Expr, source)
  return copy
}

/** The same table under another name, so that it can stand in one query twice: `alias(Hero, 'boss')`. */
export function alias<M extends AnyModel, const A extends string>(
  model: M,
  name: A,
): Model<A, M['$']['~row'], M['$']['~key'], M['$']['~schema']> {
  const original = model as unknown as ModelObject
  if (!original.$?.table) throw new DefinitionError('alias() takes a model')
  checkName(`alias(${original.$.model})`, name)
  const copy = renamed(original, name)
  complete(copy)
  return copy as never
}
