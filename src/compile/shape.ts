// Shapes: everything that statements of one form share, found again by their key. A known shape builds no text.
import type { Mode } from '../ast/executor.ts'
import * as op from '../ast/op.ts'
import type { InsertPlan, Plan, RawPlan, SelectPlan, WritePlan } from '../ast/query.ts'
import type { ParameterPlan, ResultPlan } from '../ast/shape.ts'
import type { Dialect, Repeats } from '../dialect/dialect.ts'
import { type Context, context, finish } from './context.ts'
import { writeNode } from './expression.ts'
import { reduced, writeRead, writeSubquery } from './select.ts'
import { begin, currentHash, matches, storedKey, taken } from './tokens.ts'
import { walkPlan } from './walk-plan.ts'
import { answersKey, type Text, writeChange, writeKeyed } from './write.ts'

export interface Shape {
  readonly sql: string
  readonly parameters: readonly ParameterPlan[]
  /** Parameters that need work before they are bound; null where none does and values stand in the order of the SQL. */
  readonly encoders: readonly ParameterPlan[] | null
  /** Whether parameters are the values in another order or number. */
  readonly reordered: boolean
  /** null: rows come as the driver names them (raw SQL), or none come at all. */
  readonly result: ResultPlan | null
  /** SQL written by hand that changes tables. */
  readonly ddl: boolean
  /** An insert without RETURNING whose result is one column: the key that the driver tells. */
  readonly keyed: boolean
  /** Which of the values are equal, where the SQL depends on it. */
  readonly repeats: Repeats | undefined
  readonly key: readonly number[]
  readonly hash: number
  /** The next shape with the same hash. */
  next: Shape | undefined
  used: boolean
  /** false once it has left its cache. */
  live: boolean
  /** What the connection that ran it last keeps for it. */
  connection: object | undefined
  statement: unknown
}

export interface Cache {
  readonly dialect: Dialect
  readonly limit: number
  /** Whether the driver tells the key of an inserted row. */
  readonly insertedKeys: boolean
  readonly shapes: Map<number, Shape>
  size: number
  /** Called with each shape that is dropped, so that its statement can be freed. */
  readonly dropped: (shape: Shape) => void
}

/** How many shapes stay known unless connect() says otherwise. */
export const SHAPES = 500

export const createCache = (
  dialect: Dialect,
  limit = SHAPES,
  insertedKeys = false,
  dropped: Cache['dropped'] = () => {},
): Cache => ({
  dialect,
  limit,
  insertedKeys,
  shapes: new Map(),
  size: 0,
  dropped,
})

/** Values in the order of a walk; `passing` where others are made for each run of the same tree. */
export interface Walked extends Array<unknown> {
  passing?: boolean
}

/** The shape of a statement, and the values of this one in the order of its walk. */
let found: Walked = []
export const foundValues = (): unknown[] => found

/** What a query that runs again remembers, so that it is not walked again. */
interface Known {
  readonly cache: Cache | null
  readonly mode: Mode
  readonly shape: Shape | null
  readonly values: readonly unknown[]
}
/** Most queries are made for one run: they only leave this mark. */
const RAN_ONCE: Known = { cache: null, mode: 0, shape: null, values: [] }

/**
 * Finds or compiles the shape. Its values are then in foundValues(), to be taken before anything else runs, and the
 * caller's to change.
 */
export function findShape(cache: Cache, plan: Plan, mode: Mode): Shape {
  return plan.op === op.SELECT ? findSelect(cache, plan as SelectPlan, mode) : walkTo(cache, plan, mode)
}

function findSelect(cache: Cache, plan: SelectPlan, mode: Mode): Shape {
  const known = plan.known as Known | null
  if (known !== null && known.cache === cache && known.mode === mode && (known.shape as Shape).live) {
    found = known.values.slice()
    ;(known.shape as Shape).used = true
    return known.shape as Shape
  }
  const shape = walkTo(cache, reduced(plan, mode), mode)
  plan.known = known === null || found.passing ? RAN_ONCE : { cache, mode, shape, values: found.slice() }
  return shape
}

function walkTo(cache: Cache, plan: Plan, mode: Mode): Shape {
  begin()
  walkPlan(plan, mode)
  found = taken()
  const hash = currentHash()
  for (let shape = cache.shapes.get(hash); shape; shape = shape.next) {
    if (matches(shape.key) && shape.repeats?.fits(found) !== false) {
      shape.used = true
      return shape
    }
  }
  const values = found
  const key = storedKey()
  const shape = compile(cache, plan, mode, key, hash)
  remember(cache, shape)
  found = values
  return shape
}

function remember(cache: Cache, shape: Shape): void {
  if (cache.size >= cache.limit) evict(cache)
  shape.next = cache.shapes.get(shape.hash)
  cache.shapes.set(shape.hash, shape)
  cache.size++
}

/** Second chance: the first shape that nobody asked for since the last look. */
function evict(cache: Cache): void {
  for (const [hash, first] of cache.shapes) {
    for (let shape: Shape | undefined = first; shape; shape = shape.next) {
      if (!shape.used) {
        forget(cache, shape)
        return
      }
      shape.used = false
    }
    // To the end, where this loop comes by once more if all were used.
    cache.shapes.delete(hash)
    cache.shapes.set(hash, first)
  }
}

/** Forgets one shape: its statement failed, perhaps because the tables are no longer what they were. */
export function forget(cache: Cache, shape: Shape): void {
  if (!shape.live) return
  const { hash, next } = shape
  let before = cache.shapes.get(hash) as Shape
  if (before !== shape) {
    while (before.next !== shape) before = before.next as Shape
    before.next = next
  } else if (next) cache.shapes.set(hash, next)
  else cache.shapes.delete(hash)
  drop(cache, shape)
}

/** Forgets all shapes: after DDL, what they know of columns may be wrong. */
export function clearCache(cache: Cache): void {
  const shapes = [...cache.shapes.values()]
  cache.shapes.clear()
  for (const first of shapes) for (let shape: Shape | undefined = first; shape; shape = shape.next) drop(cache, shape)
}

/** The end of a shape that has left the map. Queries may still know it. */
function drop(cache: Cache, shape: Shape): void {
  cache.size--
  shape.live = false
  cache.dropped(shape)
  shape.connection = undefined
  shape.statement = undefined
}

function writePlan(plan: Plan, mode: Mode, ctx: Context): Text {
  if (plan.op === op.SELECT) return writeRead(plan as SelectPlan, ctx, mode)
  if (plan.op === op.RAW) return { sql: writeNode((plan as RawPlan).template, ctx), result: null }
  return writeChange(plan as WritePlan, ctx)
}

function compile(
  { dialect, insertedKeys }: Cache,
  plan: Plan,
  mode: Mode,
  key: readonly number[],
  hash: number,
): Shape {
  const ctx = context(dialect, writeSubquery)
  const keyed = insertedKeys && plan.op === op.INSERT && answersKey(plan as InsertPlan)
  const { sql: body, result } = keyed ? writeKeyed(plan as InsertPlan, ctx) : writePlan(plan, mode, ctx)
  const marked = ctx.head + body
  const repeats = dialect.repeats?.(marked, found)
  const { sql, parameters } = finish(ctx, marked, repeats)
  const reordered = parameters.length !== ctx.values || parameters.some(({ index }, at) => index !== at)
  const working = parameters.filter(({ encode, checked }) => encode || !checked)
  return {
    sql,
    parameters,
    encoders: reordered ? parameters : working.length ? working : null,
    reordered,
    result,
    ddl: plan.op === op.RAW && /^\s*(create|alter|drop)\b/i.test(sql),
    keyed,
    repeats,
    key,
    hash,
    next: undefined,
    used: false,
    live: true,
    connection: undefined,
    statement: undefined,
  }
}
