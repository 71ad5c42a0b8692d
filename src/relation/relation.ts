// Relations: which keys lead from rows of one model to rows of another. They are followed once all tables are known.
import type { ColumnDescription, RelationDescription } from '../ast/column.ts'
import type { Ordering } from '../ast/node.ts'
import type { Drafts, RelationSettings, TableDraft } from '../model/drafts.ts'
import type { ColumnBuilder } from '../model/column-builder.ts'
import { isUnique, type Place, placeOf } from '../model/foreign-keys.ts'
import type { FieldSettings } from '../model/model.ts'
import { checkProperty, fail } from '../model/names.ts'
import { relationHandle } from './handle.ts'
import { includeIn } from './include.ts'
import type { Many, ManyOptions, One, Through } from '../model/relation-types.ts'

type RelationEnds = Omit<RelationDescription, 'name'>

/** A foreign key from one of its ends: columns of two models that have to be equal, at least one pair. */
type KeyPath = readonly [Step, ...Step[]]
interface Step {
  readonly from: Place
  readonly to: Place
}

const columnsOf = (steps: readonly Step[]): ColumnDescription[] => steps.map(({ to }) => to.column)

/** Follows references as they were written. */
function follow(where: string, keys: readonly string[], drafts: Drafts): KeyPath {
  const steps = keys.map((key): Step => {
    const from = placeOf(where, key, drafts)
    const builder = from.draft.settings.columns[from.column.key] as unknown as ColumnBuilder
    const { references } = builder['~']
    return { from, to: placeOf(where, references?.target ?? fail(where, `${key} has no references(...)`), drafts) }
  })
  const [first] = steps
  if (!first || steps.some(({ from, to }) => from.draft !== first.from.draft || to.draft !== first.to.draft)) {
    fail(where, 'the keys of a relation belong to one model and lead to one model')
  }
  if (!isUnique(first.to.draft, columnsOf(steps)))
    fail(where, `${keys.join(', ')} is a part of a key: name all of its columns`)
  return steps as never
}

/** From the relation's own model to the one whose references lead to it. */
function followBack(where: string, keys: readonly string[], draft: TableDraft, drafts: Drafts): KeyPath {
  const path = follow(where, keys, drafts)
  const { model } = path[0].to.draft.table
  if (model !== draft.table.model) fail(where, `${keys.join(', ')} references ${model}, not ${draft.table.model}`)
  return path.map(({ from, to }) => ({ from: to, to: from })) as never
}

const ends = (kind: RelationEnds['kind'], path: KeyPath, more: Partial<RelationEnds>): RelationEnds => ({
  kind,
  here: path.map(({ from }) => from.column.key),
  there: columnsOf(path).map(column => column.key),
  target: path[0].to.draft.table.model,
  through: null,
  optional: false,
  orderBy: [],
  orphans: null,
  include: includeIn,
  ...more,
})

type Describe = (where: string, draft: TableDraft, drafts: Drafts) => RelationEnds

const relation = (describe: Describe): RelationSettings => ({
  addTo(draft, name, drafts) {
    const { table, model, settings } = draft
    const where = `${table.model}.${name}`
    checkProperty(where, name, { ...settings.columns, ...settings.computed })
    const description: RelationDescription = { name, ...describe(where, draft, drafts) }
    table.relations.set(name, description)
    ;(model.$.relations as Record<string, RelationDescription>)[name] = description
    ;(model.$['~fields'] as Record<string, FieldSettings>)[name] = {
      addTo: one => void (one[name] = relationHandle(description, one, drafts)),
    }
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
    const keys = [key].flat()
    const path = followBack(where, keys, draft, drafts)
    if (orphans === 'detach' && !columnsOf(path).every(column => column.nullable))
      fail(where, `orphans: 'detach' needs ${keys.join(', ')} to be nullable`)
    const { table, model } = path[0].to.draft
    const orders = [orderBy].flat().map((name): Ordering => {
      const { column } = placeOf(where, `${table.model}.${name.replace(/^-/, '')}`, drafts)
      return { node: model[column.key] as Ordering['node'], descending: name.startsWith('-'), nulls: null }
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
      return ends('one', path, { optional: path.some(({ from }) => from.column.nullable) })
    }
    const path = followBack(where, keys, draft, drafts)
    if (!isUnique(path[0].to.draft, columnsOf(path))) fail(where, `${keys.join(', ')} is not unique: write many()`)
    return ends('one', path, { optional: true })
  }) as never

/**
 * The rows on the other side of a link table: first its key that leads here, then the one that leads there.
 * `missions: manyThrough('HeroMission.heroId', 'HeroMission.missionId')`.
 */
export const manyThrough = <const H extends string, const T extends string>(here: H, there: T): Through<H, T> =>
  relation((where, draft, drafts) => {
    const [{ from, to: link }] = followBack(where, [here], draft, drafts)
    const [on] = follow(where, [there], drafts)
    const { model } = link.draft.table
    if (on.from.draft.table.model !== model) fail(where, 'both keys of manyThrough() belong to one model')
    const through = { model, here: [link.column.key], there: [on.from.column.key] }
    return ends('through', [{ from, to: on.to }], { through })
  }) as never
