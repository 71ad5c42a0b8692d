// Relations: which keys lead from rows of one model to rows of another. They are followed once all tables are known.
import type { ColumnDescription, RelationDescription } from '../ast/column.ts'
import type { Ordering } from '../ast/node.ts'
import type { Drafts, RelationSettings, TableDraft } from '../model/drafts.ts'
import type { ColumnBuilder } from '../model/column-builder.ts'
import { isUnique, type Place, placeOf } from '../model/foreign-keys.ts'
import type { FieldSettings, ModelObject } from '../model/model.ts'
import { checkProperty, fail } from '../model/names.ts'
import { includeIn } from './include.ts'
import type { Handle, Steps } from './handle.ts'
import { ToMany } from './to-many.ts'
import { ToOne } from './to-one.ts'
import type { Many, ManyOptions, One, Through } from '../model/relation-types.ts'

interface RelationEnds extends Omit<RelationDescription, 'name'> {
  readonly steps: Steps
}

/** A foreign key from one of its ends: columns of two models that have to be equal, at least one pair. */
type KeyPath = readonly [KeyPart, ...KeyPart[]]
interface KeyPart {
  readonly from: Place
  readonly to: Place
}

const columnsOf = (path: readonly KeyPart[]): ColumnDescription[] => path.map(({ to }) => to.column)

/** Follows references as they were written. */
function follow(where: string, keys: readonly string[], drafts: Drafts): KeyPath {
  const path = keys.map((key): KeyPart => {
    const from = placeOf(where, key, drafts)
    const builder = from.draft.settings.columns[from.column.key] as unknown as ColumnBuilder
    const { references } = builder['~']
    return { from, to: placeOf(where, references?.target ?? fail(where, `${key} has no references(...)`), drafts) }
  })
  const [first] = path
  if (!first || path.some(({ from, to }) => from.draft !== first.from.draft || to.draft !== first.to.draft)) {
    fail(where, 'the keys of a relation belong to one model and lead to one model')
  }
  if (!isUnique(first.to.draft, columnsOf(path)))
    fail(where, `${keys.join(', ')} is a part of a key: name all of its columns`)
  return path as never
}

/** From the relation's own model to the one whose references lead to it. */
function followBack(where: string, keys: readonly string[], draft: TableDraft, drafts: Drafts): KeyPath {
  const path = follow(where, keys, drafts)
  const { model } = path[0].to.draft.table
  if (model !== draft.table.model) fail(where, `${keys.join(', ')} references ${model}, not ${draft.table.model}`)
  return path.map(({ from, to }) => ({ from: to, to: from })) as never
}

function ends(kind: RelationEnds['kind'], path: KeyPath, more: Partial<RelationEnds>): RelationEnds {
  const { model, table } = path[0].to.draft
  const here = path.map(({ from }) => from.column.key)
  const there = columnsOf(path).map(column => column.key)
  const steps = [[model, there, here]] as const
  return {
    kind,
    here,
    there,
    target: table.model,
    through: null,
    own: false,
    optional: false,
    orderBy: [],
    orphans: null,
    include: includeIn,
    steps,
    ...more,
  }
}

type Describe = (where: string, draft: TableDraft, drafts: Drafts) => RelationEnds

type Related = new (description: RelationDescription, from: ModelObject, steps: Steps) => Handle

const relation = (Related: Related, describe: Describe): RelationSettings => ({
  addTo(draft, name, drafts) {
    const { table, model, settings } = draft
    const where = `${table.model}.${name}`
    checkProperty(where, name, { ...settings.columns, ...settings.computed })
    const { steps, ...found } = describe(where, draft, drafts)
    const description: RelationDescription = { name, ...found }
    table.relations.set(name, description)
    ;(model.$.relations as Record<string, RelationDescription>)[name] = description
    ;(model.$['~fields'] as Record<string, FieldSettings>)[name] = {
      addTo: one => void (one[name] = new Related(description, one, steps)),
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
  relation(ToMany, (where, draft, drafts) => {
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
  relation(ToOne, (where, draft, drafts) => {
    const keys = [key].flat()
    const own = !keys.some(name => name.includes('.'))
    const places = own ? keys.map(name => `${draft.table.model}.${name}`) : keys
    const path = own ? follow(where, places, drafts) : followBack(where, places, draft, drafts)
    if (!isUnique(path[0].to.draft, columnsOf(path))) fail(where, `${keys.join(', ')} is not unique: write many()`)
    return ends('one', path, { own, optional: !own || path.some(({ from }) => from.column.nullable) })
  }) as never

/**
 * The rows on the other side of a link table: first its key that leads here, then the one that leads there.
 * `missions: manyThrough('HeroMission.heroId', 'HeroMission.missionId')`.
 */
export const manyThrough = <const H extends string, const T extends string>(here: H, there: T): Through<H, T> =>
  relation(ToMany, (where, draft, drafts) => {
    const [{ from, to: link }] = followBack(where, [here], draft, drafts)
    const [on] = follow(where, [there], drafts)
    const { model } = link.draft.table
    if (on.from.draft.table.model !== model) fail(where, 'both keys of manyThrough() belong to one model')
    const through = { model, here: [link.column.key], there: [on.from.column.key] }
    const last = [on.to.draft.model, [on.to.column.key], through.there] as const
    const steps = [[link.draft.model, through.here, [from.column.key]], last] as const
    return ends('through', [{ from, to: on.to }], { through, steps })
  }) as never
