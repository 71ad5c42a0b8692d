// What is asked for beside rows, read and checked before anything is sent: a tree of relations with their options.
import type { RelationDescription, TableDescription } from '../ast/column.ts'
import { Node, type Ordering } from '../ast/node.ts'
import type { TableSource } from '../ast/query.ts'
import { DefinitionError } from '../error/definition.ts'
import { ValidationError } from '../error/validation.ts'
import type { ModelObject } from '../model/model.ts'
import { modelOf } from './model-of.ts'
import { isPlain, type Options, optionsOf } from './options.ts'

/** One relation at one level, with what is loaded below it. */
export interface LoadPlan extends Omit<Options, 'include'> {
  readonly relation: RelationDescription
  /** How messages call it: `Team.heroes`. */
  readonly label: string
  /** Whether a row has one at most. */
  readonly single: boolean
  readonly owner: TableDescription
  readonly target: ModelObject
  /** The table between, where there is one. */
  readonly between: ModelObject | null
  readonly includes: readonly LoadPlan[]
  readonly extras: Extras
  /** How it is followed more than once; null where it is not. */
  readonly deep: Depth | null
}

/** How a relation of a model to itself is followed more than once. */
export interface Depth {
  readonly depth: number
  /** Throws DefinitionError for what cannot be followed so. */
  check(plan: LoadPlan): void
  /** The condition that finds rows, and all that they lead to; `name` is that of a query in it. */
  reach(plan: LoadPlan, rows: object, by: readonly Node[], condition: Node, name: string): Node
  /** Gives each object what was found for it, and that what was found for it, to the depth. */
  attach(
    level: object,
    into: readonly object[],
    marks: readonly unknown[],
    made: readonly object[],
    kept: readonly object[],
  ): void
}

/** Expressions beside a row, by name. */
export type Extras = Readonly<Record<string, Node>>

/** What is loaded beside rows of one model. */
export interface Tree {
  readonly includes: readonly LoadPlan[]
  readonly extras: Extras
}

type Place = Pick<TableSource, 'table' | 'models'>

/**
 * The relations of a model that are to be loaded, and the expressions beside them, in the order in which they are named.
 * Throws DefinitionError for relations and options that do not exist, and ValidationError for wrong values of options.
 */
export function treeOf(place: Place, asked: unknown): Tree {
  const { model, relations } = place.table
  if (!isPlain(asked) || Object.keys(asked).length === 0)
    throw new ValidationError(`loading of ${model} takes an object that names relations`)
  const includes: LoadPlan[] = []
  const extras: Record<string, Node> = {}
  for (const [name, options] of Object.entries(asked)) {
    const relation = relations.get(name)
    if (relation) includes.push(planOf(place, relation, options))
    else if (options instanceof Node && name !== '__proto__') extras[name] = options
    else throw new DefinitionError(`${model} has no relation '${name}'`)
  }
  return { includes, extras }
}

/** The same where no expression can stand. */
export function plansOf(place: Place, asked: unknown): readonly LoadPlan[] {
  const { includes, extras } = treeOf(place, asked)
  const [name] = Object.keys(extras)
  if (name === undefined) return includes
  throw new DefinitionError(`${place.table.model} has no relation '${name}'`)
}

const NOTHING: Tree = { includes: [], extras: {} }

function planOf({ table: owner, models }: Place, relation: RelationDescription, given: unknown): LoadPlan {
  const label = `${owner.model}.${relation.name}`
  const depth = (given as { readonly '~depth'?: Depth } | null)?.['~depth']
  // JSON may look like it, but holds no functions.
  const deep = typeof depth?.reach === 'function' ? depth : null
  const { include, ...options } = optionsOf(label, relation.kind, deep ? (given as Given)['~options'] : given)
  const target = modelOf(models, relation.target)
  const between = relation.through && modelOf(models, relation.through.model, relation.target)
  const tree = include === null ? NOTHING : treeOf(target.$, include)
  const { select, link } = options
  checkNames(label, target.$, tree, select, link)
  const plan = { ...options, relation, label, single: relation.kind === 'one', owner, target, between, deep, ...tree }
  deep?.check(plan)
  return plan
}

type Given = { readonly '~options': unknown }

/** What is loaded may not hide what is selected. */
export function checkNames(
  label: string,
  { table }: Place,
  { includes, extras }: Tree,
  select: object | null,
  link: boolean,
): void {
  const { byKey, computed, expressions, relations } = table
  const names = (name: string): boolean =>
    select ? Object.hasOwn(select, name) : byKey.has(name) || computed.has(name) || expressions.has(name)
  const loaded = [...includes.map(({ relation }) => relation.name), ...Object.keys(extras)]
  const twice =
    loaded.find(names) ?? (link && (names('link') || relations.has('link') || 'link' in extras) ? 'link' : undefined)
  if (twice !== undefined) throw new DefinitionError(`${label} has two properties named '${twice}'`)
}

const ascending = (model: ModelObject, keys: readonly string[]): Ordering[] =>
  keys.map(key => ({ node: model[key] as Node, descending: false, nulls: null }))

/**
 * The order of the rows of a list: as asked, or the relation's own, with the primary keys to end ties. Columns of the link
 * table that lead here or there are the same in all rows, or the target's key.
 */
export function ordersOf({ orderBy, relation, target, between }: LoadPlan): Ordering[] {
  const orders = [...(orderBy ?? (relation.orderBy as readonly Ordering[])), ...ascending(target, target.$.primaryKey)]
  const { through } = relation
  if (!between || !through) return orders
  const told = [...through.here, ...through.there]
  const own = between.$.primaryKey.filter(key => !told.includes(key))
  return [...orders, ...ascending(between, own)]
}
