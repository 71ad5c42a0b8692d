// The queries of one relation at one level, made before anything is sent, up to the keys that they look up.
import type { ColumnDescription } from '../../ast/column.ts'
import type { Executable } from '../../ast/executor.ts'
import type { Node, Ordering } from '../../ast/node.ts'
import type { ModelObject } from '../../model/model.ts'
import { from } from '../../query/select.ts'
import { equal } from '../handle.ts'
import { type LoadPlan, ordersOf } from '../plan.ts'
import { type Answer, answerOf } from './answer.ts'
import { type Key, type KeyColumns, keyConditions, type Marker, markerOf } from './keys.ts'
import { placeIn } from './place.ts'

/** A query, as it is built here: of models that no type knows. */
export interface Chain extends Executable {
  where(...all: readonly Node[]): Chain
  orderBy(...by: readonly Ordering[]): Chain
  limit(rows: number): Chain
  offset(rows: number): Chain
  innerJoin(source: object, on: Node): Chain
  select(selection: object): Chain
  as(name: string): Record<string, Node>
}

type Comparable = Node & Record<'gt' | 'lte', (other: unknown) => Node> & { asc(): Ordering }

export interface Level {
  readonly plan: LoadPlan
  /** Where the rows that it is loaded for hold the keys that lead here. */
  readonly here: KeyColumns
  readonly markHere: Marker
  /** The same key in what its own query answers. */
  readonly markThere: Marker
  readonly answer: Answer
  readonly below: readonly Level[]
  /** Without the keys: what shows mistakes in expressions. */
  readonly check: Executable
  /** For keys that differ. */
  query(keys: readonly Key[]): Executable[]
  /**
   * The rows that a condition on the keys finds, the order of lists, and the place of a row in it where that is known;
   * `at` tells levels of a statement apart.
   */
  all(
    condition: (keys: readonly Node[]) => Node,
    at: number,
  ): { readonly query: Chain; readonly orders: readonly Ordering[]; readonly place: Node | null }
}

const start = (model: ModelObject): Chain => from(model as never) as unknown as Chain
const columnsOf = (model: ModelObject, keys: readonly string[]): Comparable[] =>
  keys.map(key => model[key] as Comparable)

/** All rows of the target, with the link table where there is one. */
function rows({ target, between, relation }: LoadPlan): Chain {
  const query = start(target)
  if (!between) return query
  return query.innerJoin(between, equal(between, relation.through?.there ?? [], target, relation.there))
}

/** The rows of a page for each parent: those whose place among the rows of their parent is on it. */
function paged(
  plan: LoadPlan,
  matching: Chain,
  by: readonly Node[],
  orders: readonly Ordering[],
): { query: Chain; place: Comparable } {
  const { limit, offset } = plan
  const model = plan.between ?? plan.target
  const keys = columnsOf(model, model.$.primaryKey)
  const names = keys.map((_, at) => `k${at}`)
  const ids = Object.fromEntries(names.map((name, at) => [name, keys[at]]))
  const ranked = matching.select({ ...ids, place: placeIn(by, orders) }).as('~ranked')
  const place = ranked['place'] as Comparable
  const on = equal(model, model.$.primaryKey, ranked as never, names)
  const last = Math.min(offset + (limit ?? 0), Number.MAX_SAFE_INTEGER)
  const within = [...(offset > 0 ? [place.gt(offset)] : []), ...(limit === null ? [] : [place.lte(last)])]
  const query = rows(plan)
    .innerJoin(ranked, on)
    .where(...within)
  return { query, place }
}

function limited(query: Chain, { limit, offset }: LoadPlan): Chain {
  const cut = limit === null ? query : query.limit(limit)
  return offset > 0 ? cut.offset(offset) : cut
}

/** @param placed - where the rows that it is loaded for hold a column; as its property unless given */
export function levelOf(plan: LoadPlan, placed: (key: string) => string = key => key): Level {
  const { relation, owner, target, between, single, includes } = plan
  const answer = answerOf(plan)
  const { selection } = answer
  const by = columnsOf(between ?? target, relation.through?.here ?? relation.there)
  const orders = single ? [] : ordersOf(plan)
  const matching = rows(plan).where(...plan.where)
  const pages = plan.limit !== null || plan.offset > 0
  const chosen = (query: Chain): Chain => (selection ? query.select(selection) : query)
  const reached = (condition: Node, name: string): Chain =>
    matching.where(plan.deep ? plan.deep.reach(plan, matching, by, condition, name) : condition)
  const query = (keys: readonly Key[]): Executable[] =>
    keyConditions(by, keys).map(condition => {
      const found = reached(condition, '~walk')
      if (!pages || keys.length === 1) return chosen(limited(found.orderBy(...orders), plan))
      const page = paged(plan, found, by, orders)
      return chosen(page.query.orderBy(page.place.asc()))
    })
  const all: Level['all'] = (condition, at) => {
    const found = reached(condition(by), `~walk${at}`)
    if (!pages) return { query: found, orders, place: null }
    const { query: page, place } = paged(plan, found, by, orders)
    return { query: page, orders: [place.asc()], place }
  }
  const here = relation.here.map(key => ({
    key: placed(key),
    type: (owner.byKey.get(key) as ColumnDescription).type,
  }))
  return {
    plan,
    here,
    markHere: markerOf(here),
    markThere: markerOf(answer.there),
    answer,
    below: includes.map(include => levelOf(include, answer.below)),
    check: chosen(matching.orderBy(...orders)),
    query,
    all,
  }
}
