// Models without some of their filters.
import type { TableDescription } from '../ast/column.ts'
import type { SourceRules, TableSource } from '../ast/query.ts'
import { DefinitionError } from '../error/definition.ts'
import { isSource } from '../expression/source.ts'
import type { FieldSettings, ModelObject, ModelSource, RelationHandle } from '../model/model.ts'
import type { AnyModel } from '../model/model-types.ts'
import { filtersOf } from './row-filters.ts'

type Tables = ReadonlyMap<string, TableDescription>
type Filters<T> = { [K in keyof T]: T[K] extends { '~filters': infer L } ? L : never }[keyof T]
/** The filters of all models of a schema. */
export type FiltersOf<M extends AnyModel> = Filters<M['$']['~tables']>
type NamesOf<L> = L extends { readonly name: infer N } ? N : never

/** Without these: made once, so that what is remembered about tables is found again. */
const made = new WeakMap<Tables, Map<string, Tables>>()

function tablesWithout(tables: Tables, names: readonly string[]): Tables {
  let known = made.get(tables)
  if (!known) made.set(tables, (known = new Map<string, Tables>()))
  const key = JSON.stringify(names.toSorted())
  let found = known.get(key)
  if (!found) {
    const entries = [...tables].map(([name, table]): [string, TableDescription] => [
      name,
      { ...table, filters: filtersOf(table)?.without(names) },
    ])
    known.set(key, (found = new Map(entries)))
  }
  return found
}

function sourceWithout(source: TableSource, names: readonly string[]): TableSource {
  const filters: SourceRules | undefined = filtersOf(source)?.without(names)
  return { ...source, filters, models: tablesWithout(source.models, names) }
}

const modelWithout = (model: ModelObject, names: readonly string[]): ModelObject => ({
  ...model,
  $: { ...model.$, ...sourceWithout(model.$, names) },
})

const handleWithout = (handle: RelationHandle, from: ModelObject, names: readonly string[]): RelationHandle =>
  handle['~relation'].moved(from, to => modelWithout(to, names))

const isRelation = (field: unknown): field is RelationHandle =>
  typeof field === 'object' && field !== null && '~relation' in field

/** Fields of aliases are made from their own columns. */
function fieldsWithout(fields: ModelSource['~fields'], names: readonly string[]): ModelSource['~fields'] {
  const without = (field: FieldSettings): FieldSettings => ({
    addTo(model, name) {
      field.addTo(model, name)
      const added = model[name]
      if (isRelation(added)) model[name] = handleWithout(added, model, names)
    },
  })
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [
      name,
      typeof field === 'function' ? field : without(field as FieldSettings),
    ]),
  )
}

/**
 * The model or alias without filters of these names, for queries, joins, updates, deletes, get() and load():
 * `from(unfiltered(Hero, 'softDelete'))`. Its relations lead to models without them too; those that a query names besides
 * keep theirs. Throws DefinitionError for a name that no filter of its schema has.
 */
export function unfiltered<M extends AnyModel>(
  model: M,
  ...names: readonly [NamesOf<FiltersOf<M>>, ...NamesOf<FiltersOf<M>>[]]
): M {
  const original = model as unknown as ModelObject
  const given = names as readonly unknown[] as readonly string[]
  if (!isSource(model) || original.$.kind !== 'table') throw new DefinitionError('unfiltered() takes a model')
  if (given.length === 0) throw new DefinitionError('unfiltered() names no filter')
  const tables = [...original.$.models.values()]
  for (const name of given) {
    if (!tables.some(table => filtersOf(table)?.list.some(filter => filter.name === name)))
      throw new DefinitionError(`unfiltered(${original.$.as}): there is no filter '${name}'`)
  }
  const source = {
    ...original.$,
    ...sourceWithout(original.$, given),
    '~fields': fieldsWithout(original.$['~fields'], given),
  }
  const copy: ModelObject = { $: source }
  for (const [name, part] of Object.entries(original)) {
    if (name !== '$') copy[name] = isRelation(part) ? handleWithout(part, copy, given) : part
  }
  return copy as never
}
