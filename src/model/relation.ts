// Relations: which keys lead from rows of one model to rows of another. They are followed once all tables are known.
import type { ColumnDescription, RelationDescription } from '../ast/column.ts'
import type { Ordering } from '../ast/node.ts'
import type { ColumnBuilder } from './column-builder.ts'
import type { Drafts, RelationSettings, TableDraft } from './drafts.ts'
import { isUnique, placeOf } from './foreign-keys.ts'
import { checkProperty, fail } from './names.ts'
import type { Many, ManyOptions, One, Through } from './relation-types.ts'

type RelationEnds = Omit<RelationDescription, 'name'>

/** A foreign key from one of its ends: the columns of both, in the same order. */
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
    const builder = from.draft.settings.columns[from.column.key] as unknown as ColumnBuilder
    const { references } = builder['~']
    return { from, to: placeOf(where, references?.target ?? fail(where, `${key} has no references(...)`), drafts) }
  })
  const from = ends[0]?.from.draft as TableDraft
  const to = ends[0]?.to.draft as TableDraft
  if (!from || ends.some(end => end.from.draft !== from || end.to.draft !== to)) {
    fail(where, 'the keys of a relation belong to one model and lead to one model')
  }
  const there = ends.map(end => end.to.column)
  if (!isUnique(to.table, there)) fail(where, `${keys.join(', ')} is a part of a key: name all of its columns`)
  return { from, here: ends.map(end => end.from.column), to, there }
}

/** From the relation's own model to the one whose references lead to it. */
function followBack(where: string, keys: readonly string[], draft: TableDraft, drafts: Drafts): KeyPath {
  const { from, here, to, there } = follow(where, keys, drafts)
  if (to !== draft) fail(where, `${keys.join(', ')} references ${to.table.model}, not ${draft.table.model}`)
  return { from: to, here: there, to: from, there: here }
}

const keysOf = (columns: readonly ColumnDescription[]): string[] => columns.map(({ key }) => key)

const ends = (
  kind: RelationEnds['kind'],
  { here, there, to }: Omit<KeyPath, 'from'>,
  more: Partial<RelationEnds>,
): RelationEnds => ({
  kind,
  here: keysOf(here),
  there: keysOf(there),
  target: to.table.model,
  through: null,
  optional: false,
  orderBy: [],
  orphans: null,
  ...more,
})

const isNullable = (column: ColumnDescription): boolean => column.nullable

type Describe = (where: string, draft: TableDraft, drafts: Drafts) => RelationEnds

const relation = (describe: Describe): RelationSettings => ({
  addTo(draft, name, drafts) {
    const { table, model, settings } = draft
    const where = `${table.model}.${name}`
    checkProperty(where, name, { ...settings.columns, ...settings.computed })
    const description: RelationDescription = { name, ...describe(where, draft, drafts) }
    table.relations.set(name, description)
    ;(model.$.relations as Record<string, RelationDescription>)[name] = description
  },
})

/**
 * The rows that refer to this one by a foreign key of theirs: `heroes: many('Hero.teamId')`. A key of several columns
 * is a list of them.
 */
export const many = <const K extends string>(
  key: K | readonly K[],
  { orderBy = [], orphans }: ManyOptions = {},
): Many<K> =>
  relation((where, draft, drafts) => {
    const path = followBack(where, [key].flat(), draft, drafts)
    if (orphans === 'detach' && !path.there.every(isNullable)) {
      fail(where, `orphans: 'detach' needs ${[key].flat().join(', ')} to be nullable`)
    }
    const { table, model } = path.to
    const orders = [orderBy].flat().map((name): Ordering => {
      const descending = name.startsWith('-')
      const { column } = placeOf(where, `${table.model}.${descending ? name.slice(1) : name}`, drafts)
      return { node: model[column.key] as Ordering['node'], descending, nulls: null }
    })
    return ends('many', path, { orderBy: orders, orphans: orphans ?? null })
  }) as never

/**
 * The row that a foreign key here refers to: `team: one('teamId')`, `one(['country', 'number'])` for a key of several
 * columns; or the row that refers to this one by a unique key of its own: `profile: one('Profile.userId')`.
 */
export const one = <const K extends string>(key: K | readonly K[]): One<K> =>
  relation((where, draft, drafts) => {
    const keys = [key].flat()
    if (!keys.some(name => name.includes('.'))) {
      const own = keys.map(name => `${draft.table.model}.${name}`)
      const path = follow(where, own, drafts)
      return ends('one', path, { optional: path.here.some(isNullable) })
    }
    const path = followBack(where, keys, draft, drafts)
    if (!isUnique(path.to.table, path.there)) fail(where, `${keys.join(', ')} is not unique: write many()`)
    return ends('one', path, { optional: true })
  }) as never

/**
 * The rows on the other side of a link table: first its key that leads here, then the one that leads there.
 * `missions: manyThrough('HeroMission.heroId', 'HeroMission.missionId')`.
 */
export const manyThrough = <const H extends string, const T extends string>(here: H, there: T): Through<H, T> =>
  relation((where, draft, drafts) => {
    const back = followBack(where, [here], draft, drafts)
    const on = follow(where, [there], drafts)
    if (on.from !== back.to) fail(where, 'both keys of manyThrough() belong to one model')
    const through = { model: on.from.table.model, here: keysOf(back.there), there: keysOf(on.here) }
    return ends('through', { ...on, here: back.here }, { through })
  }) as never
