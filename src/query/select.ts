// from(...): a chain of calls that makes the data of a select. Every call answers a new query.
import { ALL, COUNT, EXISTS_ANY, type Executor, FIRST, TWO } from '../ast/executor.ts'
import { Node, type Ordering } from '../ast/node.ts'
import * as op from '../ast/op.ts'
import type {
  Join,
  JoinKind,
  Lock,
  OwnRows,
  Selection,
  SelectPlan,
  Source,
  Sourced,
  TableSource,
} from '../ast/query.ts'
import { type SqlStatement, type Target, toSQL } from '../compile/to-sql.ts'
import { MultipleRowsError, NotFoundError } from '../error/answer.ts'
import { DefinitionError } from '../error/definition.ts'
import { isSource } from '../expression/source.ts'
import { ValidationError } from '../error/validation.ts'
import type { RelationHandle } from '../model/model.ts'
import type { AnySource } from '../model/model-types.ts'
import { derived } from './derived.ts'
import { pageOf } from './page.ts'
import type { ModelQuery, PageOptions } from './query-types.ts'
import { selectionOf } from './selection.ts'

export type Clauses = Omit<SelectPlan, 'op' | 'source' | 'known'>

interface LockOptions extends Partial<Omit<Lock, 'of'>> {
  readonly of?: readonly Sourced[]
}

const NONE: readonly never[] = []
export const NO_CLAUSES: Clauses = {
  joins: NONE,
  conditions: NONE,
  selection: null,
  groups: NONE,
  havings: NONE,
  orders: NONE,
  rows: null,
  skip: null,
  unique: false,
  lock: null,
}

/** The query that from() starts. Its own properties are the plan that the compiler reads. */
export class SelectQuery implements SelectPlan {
  // Declared, so that no field is written twice: every call of a chain makes a query.
  declare readonly op: number
  declare readonly source: Source
  declare joins: readonly Join[]
  declare conditions: readonly Node[]
  declare selection: Selection | null
  declare groups: readonly Node[]
  declare havings: readonly Node[]
  declare orders: readonly Ordering[]
  declare rows: number | Node | null
  declare skip: number | Node | null
  declare unique: boolean | OwnRows
  declare lock: Lock | null
  declare known: unknown

  constructor(source: Source, from: Clauses) {
    this.op = op.SELECT
    this.source = source
    this.joins = from.joins
    this.conditions = from.conditions
    this.selection = from.selection
    this.groups = from.groups
    this.havings = from.havings
    this.orders = from.orders
    this.rows = from.rows
    this.skip = from.skip
    this.unique = from.unique
    this.lock = from.lock
    this.known = null
  }

  protected copy(): SelectQuery {
    return new SelectQuery(this.source, this)
  }

  where(...all: unknown[]): SelectQuery {
    const next = this.copy()
    next.conditions = added(this.conditions, conditions(all))
    return next
  }
  groupBy(...by: unknown[]): SelectQuery {
    const next = this.copy()
    next.groups = added(this.groups, nodes(by, 'groupBy() takes columns and expressions'))
    return next
  }
  having(...all: unknown[]): SelectQuery {
    const next = this.copy()
    next.havings = added(this.havings, conditions(all))
    return next
  }
  orderBy(...by: Ordering[]): SelectQuery {
    for (const one of by) {
      if (!(one?.node instanceof Node)) throw new ValidationError('orderBy() takes orders such as Hero.name.asc()')
    }
    const next = this.copy()
    next.orders = added(this.orders, by)
    return next
  }
  limit(rows: number | Node): SelectQuery {
    const next = this.copy()
    next.rows = rowCount(rows, 'limit()')
    return next
  }
  offset(rows: number | Node): SelectQuery {
    const next = this.copy()
    next.skip = rowCount(rows, 'offset()')
    return next
  }
  distinct(): SelectQuery {
    const next = this.copy()
    next.unique = true
    return next
  }
  forUpdate(options?: LockOptions): SelectQuery {
    return this.locked('update', options)
  }
  forShare(options?: LockOptions): SelectQuery {
    return this.locked('share', options)
  }
  private locked(strength: Lock['strength'], { of = NONE, ...how }: LockOptions = {}): SelectQuery {
    if (!of.every(isSource)) throw new ValidationError('of takes a list of models')
    const next = this.copy()
    next.lock = { ...how, strength, of: of.map(({ $ }) => $ as Source) }
    return next
  }
  outer(): SelectQuery {
    return this
  }
  select(selection: object): SelectQuery {
    const next = this.copy()
    next.selection = selectionOf(selection, 'select()')
    return next
  }

  include(asked: object): SelectQuery {
    const { table, as } = this.source as TableSource
    const [relation] = table?.relations.values() ?? []
    if (!relation) throw new DefinitionError(`${as} has no relations to include`)
    return relation.include(this, asked) as SelectQuery
  }

  innerJoin(source: Sourced, on?: unknown): SelectQuery {
    return this.join('inner', source, on)
  }
  leftJoin(source: Sourced, on?: unknown): SelectQuery {
    return this.join('left', source, on)
  }
  rightJoin(source: Sourced, on: unknown): SelectQuery {
    return this.join('right', source, on)
  }
  fullJoin(source: Sourced, on: unknown): SelectQuery {
    return this.join('full', source, on)
  }
  crossJoin(source: Sourced): SelectQuery {
    return this.join('cross', source, undefined)
  }
  protected join(kind: JoinKind, source: Sourced, on: unknown): SelectQuery {
    const joins = isSource(source) ? [condition(kind, source, on)] : related(kind, source)
    const next = this.copy()
    for (const join of joins) {
      const { as } = join.source
      if (this.source.as === as || next.joins.some(({ source }) => source.as === as)) {
        throw new DefinitionError(`${as} is in this query already: join alias(${as}, '...')`)
      }
    }
    next.joins = added(this.joins, joins)
    const filtered = [next, ...next.joins].find(one => one.source.filters?.join)
    filtered?.source.filters?.join?.(next, joins.length)
    return next
  }

  as(name: string): object {
    return derived(this, name)
  }

  get '~mode'(): typeof ALL {
    return ALL
  }
  '~plan'(): SelectPlan {
    return this
  }
  all(db: Executor): Promise<unknown> {
    return db['~run'](this, ALL)
  }
  first(db: Executor): Promise<unknown> {
    return db['~run'](this, FIRST)
  }
  one(db: Executor): Promise<unknown> {
    return db['~run'](this, TWO).then(rows => onlyRow(rows as unknown[], this.source.as))
  }
  count(db: Executor): Promise<unknown> {
    return db['~run'](this, COUNT)
  }
  exists(db: Executor): Promise<unknown> {
    return db['~run'](this, EXISTS_ANY)
  }
  stream(db: Executor): AsyncIterableIterator<unknown> {
    return db['~stream'](this)
  }
  page(db: Executor, options: PageOptions): Promise<unknown> {
    return pageOf(this, this.copy(), db, options)
  }
  explain(db: Executor): Promise<string> {
    return db['~explain'](this)
  }
  toSQL(target: Target): SqlStatement {
    return toSQL(this, target)
  }
}

const added = <T>(before: readonly T[], more: readonly T[]): readonly T[] =>
  before.length ? [...before, ...more] : more

/** Conditions without those that were left out. */
export function conditions(all: readonly unknown[]): readonly Node[] {
  for (let at = 0; at < all.length; at++) {
    if (!(all[at] instanceof Node)) {
      return nodes(
        all.filter(one => one !== undefined && one !== false),
        'a condition is an expression such as Hero.age.gt(18)',
      )
    }
  }
  return all as Node[]
}

function nodes(all: readonly unknown[], message: string): readonly Node[] {
  for (const one of all) if (!(one instanceof Node)) throw new ValidationError(message)
  return all as Node[]
}

function rowCount(rows: number | Node, name: string): number | Node {
  if (rows instanceof Node || (Number.isSafeInteger(rows) && rows >= 0)) return rows
  throw new ValidationError(`${name} takes a whole number that is not negative`)
}

function related(kind: JoinKind, handle: unknown): readonly Join[] {
  const relation = (handle as Partial<RelationHandle> | null | undefined)?.['~relation']
  if (typeof relation?.joins !== 'function')
    throw new DefinitionError('a join takes a relation, or a model and a condition')
  return relation.joins(kind)
}

function condition(kind: JoinKind, source: Sourced, on: unknown): Join {
  if (kind === 'cross') return { kind, source: source.$ as Source, on: null }
  if (!(on instanceof Node)) throw new ValidationError(`a join takes a condition such as Team.id.eq(Hero.teamId)`)
  return { kind, source: source.$ as Source, on }
}

export function onlyRow(rows: readonly unknown[], name: string): unknown {
  if (rows.length === 0) throw new NotFoundError(name)
  if (rows.length > 1) throw new MultipleRowsError(name)
  return rows[0]
}

const started = new WeakMap<object, SelectQuery>()

/** The rows of a model, an alias or a derived table: the start of every read. */
export function from<M extends AnySource>(
  source: M,
): ModelQuery<M['$']['~row'], M['$']['as'], never, M['$']['~outer'], M['$']> {
  const place = source?.$ as unknown as Source
  let query = started.get(place)
  if (!query) {
    if (!isSource(source)) throw new DefinitionError('from() takes a model, an alias or a derived table')
    query = new SelectQuery(place, NO_CLAUSES)
    query.conditions = place.filters?.conditions?.(place) ?? NONE
    started.set(place, query)
  }
  return query as never
}
