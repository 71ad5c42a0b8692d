// Relations, once all tables are known: which keys they follow, and where to.
import type { ColumnDescription, RelationDescription } from '../ast/column.ts'
import type { Ordering } from '../ast/node.ts'
import { ColumnBuilder } from './column-builder.ts'
import type { Drafts, TableDraft } from './drafts.ts'
import { isUnique, placeOf } from './foreign-keys.ts'
import { fail } from './names.ts'
import type { ManyOptions } from './relation-types.ts'

export type RelationEnds = Omit<RelationDescription, 'name'>

/** A foreign key, both ends in the same order. */
interface KeyPath {
  readonly from: TableDraft
  readonly here: readonly ColumnDescription[]
  readonly to: TableDraft
  readonly there: readonly ColumnDescription[]
}

/** Follows references as they were written. */
function follow(where: string, keys: readonly string[], drafts: Drafts): KeyPath {
  const ends = keys.map(key => {
    const from = placeOf(where, key, drafts)
    const builder = from.draft.settings.columns[from.column.key] as unknown
    const references = builder instanceof ColumnBuilder ? builder['~'].references : undefined
    const to = placeOf(where, references?.target ?? fail(where, `${key} has no references(...)`), drafts)
    return { from, to }
  })
  const [first] = ends
  if (!first || ends.some(({ from, to }) => from.draft !== first.from.draft || to.draft !== first.to.draft)) {
    fail(where, 'the keys of a relation belong to one model and lead to one model')
  }
  const there = ends.map(end => end.to.column)
  if (!isUnique(first.to.draft.table, there))
    fail(where, `${keys.join(', ')} is a part of a key: name all of its columns`)
  return { from: first.from.draft, here: ends.map(end => end.from.column), to: first.to.draft, there }
}

/** Follows references that have to lead to the relation's own model. */
function followBack(where: string, keys: readonly string[], draft: TableDraft, drafts: Drafts): KeyPath {
  const path = follow(where, keys, drafts)
  if (path.to !== draft) fail(where, `${keys.join(', ')} references ${path.to.table.model}, not ${draft.table.model}`)
  return path
}

const keysOf = (columns: readonly ColumnDescription[]): string[] => columns.map(({ key }) => key)

const ends = (
  kind: RelationEnds['kind'],
  here: KeyPath['here'],
  there: KeyPath['there'],
  to: TableDraft,
): RelationEnds => ({
  kind,
  here: keysOf(here),
  there: keysOf(there),
  target: to.table.model,
  through: null,
  optional: false,
  orderBy: [],
  orphans: null,
})

export function describeOne(keys: readonly string[], where: string, draft: TableDraft, drafts: Drafts): RelationEnds {
  if (!keys.some(key => key.includes('.'))) {
    const own = keys.map(key => `${draft.table.model}.${key}`)
    const { here, there, to } = follow(where, own, drafts)
    return { ...ends('one', here, there, to), optional: here.some(column => column.nullable) }
  }
  const { here, there, from } = followBack(where, keys, draft, drafts)
  if (!isUnique(from.table, here)) fail(where, `${keys.join(', ')} is not unique: write many()`)
  return { ...ends('one', there, here, from), optional: true }
}

export function describeMany(
  keys: readonly string[],
  { orderBy = [], orphans }: ManyOptions,
  where: string,
  draft: TableDraft,
  drafts: Drafts,
): RelationEnds {
  const { here, there, from } = followBack(where, keys, draft, drafts)
  if (orphans === 'detach' && here.some(column => !column.nullable)) {
    fail(where, `orphans: 'detach' needs ${keys.join(', ')} to be nullable`)
  }
  const names = typeof orderBy === 'string' ? [orderBy] : orderBy
  const orders = names.map((name): Ordering => {
    const descending = name.startsWith('-')
    const { column } = placeOf(where, `${from.table.model}.${descending ? name.slice(1) : name}`, drafts)
    return { node: from.model[column.key] as Ordering['node'], descending, nulls: null }
  })
  return { ...ends('many', there, here, from), orderBy: orders, orphans: orphans ?? null }
}

export function describeThrough(
  key: string,
  other: string,
  where: string,
  draft: TableDraft,
  drafts: Drafts,
): RelationEnds {
  const back = followBack(where, [key], draft, drafts)
  const on = follow(where, [other], drafts)
  if (on.from !== back.from) fail(where, 'both keys of manyThrough() belong to one model')
  const through = { model: on.from.table.model, here: keysOf(back.here), there: keysOf(on.here) }
  return { ...ends('through', back.there, on.there, on.to), through }
}
