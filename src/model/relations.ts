// Relations, once all tables are known: which keys they follow, and where to.
import type { RelationDescription, TableDescription } from '../ast/column.ts'
import type { Ordering } from '../ast/node.ts'
import type { Expr } from '../expression/expr.ts'
import { type Drafts, isUnique, type Place, placeOf } from './foreign-keys.ts'
import { checkProperty, fail } from './names.ts'
import type { RelationSettings } from './relation.ts'
import type { TableSettings } from './table.ts'
import { ColumnBuilder } from './column-builder.ts'

export type TableInput = Readonly<Record<string, TableSettings>>

/** A foreign key of several columns, both ends in the same order. */
interface KeyPath {
  readonly from: TableDescription
  readonly here: readonly Place['column'][]
  readonly to: TableDescription
  readonly there: readonly Place['column'][]
}

/** Follows foreign keys as they were written, since those of several columns have become constraints. */
function follow(where: string, keys: readonly string[], tables: TableInput, drafts: Drafts): KeyPath {
  const ends = keys.map(key => {
    const from = placeOf(where, key, drafts)
    const builder = tables[from.table.model]?.columns[from.column.key]
    const target = builder instanceof ColumnBuilder ? builder['~'].references?.target : undefined
    return {
      from,
      to: target === undefined ? fail(where, `${key} has no references(...)`) : placeOf(where, target, drafts),
    }
  })
  const [first] = ends
  if (!first || ends.some(end => end.from.table !== first.from.table || end.to.table !== first.to.table)) {
    fail(where, 'the keys of a relation belong to one model and lead to one model')
  }
  const path = { here: ends.map(end => end.from.column), there: ends.map(end => end.to.column) }
  if (!isUnique(first.to.table, path.there))
    fail(where, `${keys.join(', ')} is a part of a key: name all of its columns`)
  return { from: first.from.table, to: first.to.table, ...path }
}

const keysOf = (columns: readonly Place['column'][]): string[] => columns.map(({ key }) => key)

export function describeRelation(
  model: string,
  name: string,
  settings: RelationSettings,
  tables: TableInput,
  drafts: Drafts,
): RelationDescription {
  const where = `${model}.${name}`
  checkProperty(where, name)
  const own = tables[model] as TableSettings
  if (Object.hasOwn(own.columns, name) || Object.hasOwn(own.computed, name))
    fail(where, 'there is a column of this name')
  const plain = { name, through: null, optional: false, orderBy: [], orphans: null }
  const { kind, keys, others = [] } = settings
  if (kind === 'one' && !keys.some(key => key.includes('.'))) {
    const path = follow(
      where,
      keys.map(key => `${model}.${key}`),
      tables,
      drafts,
    )
    const optional = path.here.some(column => column.nullable)
    return { ...plain, kind, here: keysOf(path.here), there: keysOf(path.there), target: path.to.model, optional }
  }
  const back = follow(where, keys, tables, drafts)
  if (back.to.model !== model) fail(where, `${keys.join(', ')} references ${back.to.model}, not ${model}`)
  const ends = { here: keysOf(back.there), there: keysOf(back.here), target: back.from.model }
  if (kind === 'one') {
    if (!isUnique(back.from, back.here)) fail(where, `${keys.join(', ')} is not unique: write many()`)
    return { ...plain, kind, ...ends, optional: true }
  }
  if (kind === 'many') return { ...plain, kind, ...ends, ...manyOptions(where, settings, back, drafts) }
  const on = follow(where, others, tables, drafts)
  if (on.from !== back.from) fail(where, 'both keys of manyThrough() belong to one model')
  const through = { model: on.from.model, here: keysOf(back.here), there: keysOf(on.here) }
  return { ...plain, kind, here: ends.here, there: keysOf(on.there), target: on.to.model, through }
}

function manyOptions(where: string, { options }: RelationSettings, back: KeyPath, drafts: Drafts) {
  const orphans = options?.orphans ?? null
  if (orphans === 'detach' && back.here.some(column => !column.nullable)) {
    fail(where, "orphans: 'detach' needs a nullable key")
  }
  const names = options?.orderBy ?? []
  const orderBy = (typeof names === 'string' ? [names] : names).map((name): Ordering => {
    const descending = name.startsWith('-')
    const { column } = placeOf(where, `${back.from.model}.${descending ? name.slice(1) : name}`, drafts)
    return { node: drafts.get(back.from.model)?.model[column.key] as Expr, descending, nulls: null }
  })
  return { orderBy, orphans }
}
