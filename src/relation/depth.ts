// Relations of a model to itself, followed more than once: what only this needs travels with toDepth().
import type { ColumnDescription } from '../ast/column.ts'
import type { Node } from '../ast/node.ts'
import * as op from '../ast/op.ts'
import { DefinitionError } from '../error/definition.ts'
import { ValidationError } from '../error/validation.ts'
import { Expr } from '../expression/expr.ts'
import { logic } from '../expression/logic.ts'
import { SAFE_INTEGER } from '../kind/number.ts'
import { recursiveCte } from '../query/cte.ts'
import type { Deep } from '../query/include-types.ts'
import { from } from '../query/select.ts'
import { markerOf, type Row } from './load/keys.ts'
import type { Chain, Level } from './load/level.ts'
import { Amongst } from './load/amongst.ts'
import type { Depth, LoadPlan } from './plan.ts'

class One extends Expr {
  '~write'(): string {
    return '1'
  }
}

type Comparable = Node & Record<'eq' | 'lt' | 'plus', (value: unknown) => Node>

const MOST = 1000

/**
 * A relation of a model to itself, followed so many times: `include({ reports: toDepth(3) })`, with the options of the
 * relation behind it. The same as the relation inside itself so often, by one statement: WITH RECURSIVE. Rows at the last
 * level have no such property. Rows that lead back to themselves are loaded again at each level. Lists have no `limit` and
 * no `offset`. https://www.postgresql.org/docs/current/queries-with.html#QUERIES-WITH-RECURSIVE
 *
 * Throws ValidationError for a depth that is no whole number from 1 to 1,000.
 */
export function toDepth<const N extends number, const O extends object = {}>(depth: N, options?: O): Deep<N, O> {
  if (!Number.isInteger(depth) || depth < 1 || depth > MOST)
    throw new ValidationError(`toDepth() takes a whole number from 1 to ${MOST}`)
  return { '~depth': { depth, check, reach, attach }, '~options': options ?? {} } as never
}

function check({ label, relation, owner, limit, offset, select, includes, extras }: LoadPlan): void {
  const { name, target } = relation
  if (target !== owner.model)
    throw new DefinitionError(`${label} leads to ${target}, and toDepth() follows it once only`)
  if (limit !== null || offset > 0) throw new DefinitionError(`${label} to a depth has no limit and no offset`)
  const names = [...Object.keys(select ?? {}), ...includes.map(one => one.relation.name), ...Object.keys(extras)]
  if (names.includes(name)) throw new DefinitionError(`${label} has two properties named '${name}'`)
}

function reach(
  this: Depth,
  { relation, target }: LoadPlan,
  rows: Chain,
  by: readonly Node[],
  condition: Node,
  name: string,
): Node {
  const names = by.map((_, at) => `k${at}`)
  const keys = Object.fromEntries(names.map((name, at) => [name, target[relation.here[at] as string]]))
  const base = rows.where(condition).select({ ...keys, depth: new One(op.SQL, 'ONE', [], SAFE_INTEGER) })
  const found = recursiveCte(
    name,
    base as never,
    (self: object) => {
      const walk = self as Record<string, Comparable> & { readonly $: unknown }
      const on = names.map((name, at) => (by[at] as Comparable).eq(walk[name]))
      const next = rows.innerJoin(walk, logic(op.AND, on)).where((walk['depth'] as Comparable).lt(this.depth - 1))
      return next.select({ ...keys, depth: (walk['depth'] as Comparable).plus(1) }) as never
    },
    { all: false },
  ) as unknown as Record<string, Node>
  const query = from(found as never).select(Object.fromEntries(names.map(name => [name, found[name]])) as never)
  return logic(op.OR, [condition, new Amongst(by, query)])
}

function attach(
  this: Depth,
  { plan, answer, markThere }: Level,
  into: readonly Row[],
  marks: readonly unknown[],
  made: readonly Row[],
  kept: readonly Row[],
): void {
  const { name, here } = plan.relation
  const { byKey } = plan.target.$.table
  // Rows have their keys elsewhere than those that they were loaded for.
  const markNext = markerOf(
    here.map(key => ({ key: answer.below(key), type: (byKey.get(key) as ColumnDescription).type })),
  )
  const groups = Map.groupBy(made.keys(), at => markThere(kept[at] as Row))
  const used = new Set<number>()
  const fresh = (at: number): Row => {
    const row = made[at] as Row
    if (used.has(at)) return copied(row, name)
    used.add(at)
    return row
  }
  let level = { into, marks }
  for (let depth = 0; depth < this.depth && level.into.length > 0; depth++) {
    const places: number[] = []
    const rows: Row[] = []
    const add = (at: number): Row => {
      const row = fresh(at)
      places.push(at)
      rows.push(row)
      return row
    }
    const once = new Map<number, Row>()
    for (const [at, row] of level.into.entries()) {
      const found = groups.get(level.marks[at]) ?? []
      if (!plan.single) row[name] = found.map(add)
      else {
        const [first] = found
        if (first !== undefined && !once.has(first)) once.set(first, add(first))
        row[name] = first === undefined ? null : once.get(first)
      }
    }
    level = { into: rows, marks: places.map(place => markNext(kept[place] as Row)) }
  }
}

/** A row once more, with lists of its own, and without what was found for it at another level. */
function copied(row: Row, name: string): Row {
  const entries = Object.entries(row).filter(([key]) => key !== name)
  return Object.fromEntries(
    entries.map(([key, value]) => [key, Array.isArray(value) ? [...(value as unknown[])] : value]),
  )
}
