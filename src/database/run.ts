// One statement on one connection: shape, parameters, driver, rows. Synchronous where the driver is.
import type { Adapter, Connection, Cursor, MaybePromise, Prepared, RawRow } from '../adapter/adapter.ts'
import { bind, keyRow, preparedFor, wantsArrays } from '../adapter/calls.ts'
import { AFFECTED, ALL, COUNT, EXISTS_ANY, FIRST, type Mode, type Parameters, TWO } from '../ast/executor.ts'
import { SELECT } from '../ast/op.ts'
import type { Plan } from '../ast/query.ts'
import { type Cache, clearCache, forget, type Shape } from '../compile/shape.ts'
import { IsomodelError } from '../error/base.ts'
import { keepValues, QueryError } from '../error/query.ts'
import { ConnectionLost } from '../error/transaction.ts'
import { decodeArrays, decodeObjects } from '../result/decode.ts'
import { plainRows, rawRows } from '../result/raw.ts'
import { type Bounds, UNBOUND, within } from './bounds.ts'
import type { ConnectOptions } from './types.ts'

/** A connection with what statements on it need. */
export interface Session {
  readonly connection: Connection
  readonly adapter: Adapter
  readonly cache: Cache
  readonly options: ConnectOptions
  readonly tag: string | undefined
  /** What ends the call. */
  readonly bounds?: Bounds
  /** Throws where the call is over: asked between the statements of one call. */
  readonly check?: () => void
}

export const isPromise = (value: unknown): value is Promise<never> => value instanceof Promise

/** Goes on with a value now, or with a promise's value later. */
export function after<T, R>(value: MaybePromise<T>, next: (value: T) => MaybePromise<R>): MaybePromise<R> {
  return isPromise(value) ? (value as Promise<T>).then(next) : next(value as T)
}

/** Goes on with what work answers, or with what it fails with: now where it is synchronous, otherwise later. */
export function settle<T, R>(
  work: () => MaybePromise<T>,
  done: (value: T) => MaybePromise<R>,
  failed: (error: unknown) => MaybePromise<R>,
): MaybePromise<R> {
  let answer: MaybePromise<T>
  try {
    answer = work()
  } catch (error) {
    return failed(error)
  }
  return isPromise(answer) ? (answer as Promise<T>).then(done, failed) : done(answer as T)
}

/** Runs a plan. Errors of the driver come out as ours. */
export function runPlan(session: Session, plan: Plan, mode: Mode, parameters?: Parameters): MaybePromise<unknown> {
  const { shape, bound } = bind(session.cache, plan, mode, parameters)
  const started = session.options.onQuery ? performance.now() : 0
  let answer: MaybePromise<unknown>
  try {
    answer = call(session, shape, bound, mode)
  } catch (error) {
    return fail(session, shape, bound, error, started)
  }
  return isPromise(answer)
    ? later(session, shape, bound, mode, bounded(session, answer, plan.op !== SELECT), started)
    : finish(session, shape, bound, mode, answer, started)
}

/** Apart, so that statements of synchronous drivers make no closures. */
function later(
  session: Session,
  shape: Shape,
  bound: unknown[],
  mode: Mode,
  answer: Promise<unknown>,
  started: number,
): Promise<unknown> {
  return answer.then(
    raw => finish(session, shape, bound, mode, raw, started),
    (error: unknown) => fail(session, shape, bound, error, started),
  )
}

/**
 * The answer of a driver, or the end of the call if that comes first: then the driver is told to stop. Nobody waits for
 * what a read answers after its end; a write is waited for, because only the driver knows whether it happened.
 */
export function bounded<T>(session: Session, answer: Promise<T>, write: boolean): Promise<T> {
  const { bounds = UNBOUND, connection } = session
  if (bounds === UNBOUND) return answer
  const ended = within(bounds, answer, () => connection.interrupt?.())
  if (!write) return ended
  ended.catch(() => {})
  return answer.catch(async (error: unknown) => {
    // That the connection was lost says more: what was written may last.
    if (!connection.translate(error, '', 0).connectionLost) await ended
    throw error
  })
}

function call(session: Session, shape: Shape, bound: unknown[], mode: Mode): MaybePromise<unknown> {
  const prepared = preparedFor(session, shape)
  if (mode === AFFECTED) return prepared.run(bound)
  if (shape.keyed) return insert(session, shape, prepared, bound, mode)
  return mode === ALL || mode === TWO ? prepared.all(bound) : prepared.first(bound)
}

function insert(
  session: Session,
  shape: Shape,
  prepared: Prepared,
  bound: unknown[],
  mode: Mode,
): MaybePromise<RawRow | RawRow[] | undefined> {
  const inserted = (prepared.insert as NonNullable<Prepared['insert']>)(bound)
  return after(inserted, key => keyRow(session.adapter, shape, key, mode))
}

/** An open read of a shape's rows. */
export function cursorOf(session: Session, shape: Shape, bound: unknown[], size: number): Cursor {
  const prepared = preparedFor(session, shape)
  if (!shape.keyed) return prepared.cursor(bound, size)
  let inserted = false
  return {
    next() {
      if (inserted) return []
      inserted = true
      return insert(session, shape, prepared, bound, ALL) as MaybePromise<RawRow[]>
    },
    close: () => {},
  }
}

export function finish(
  session: Session,
  shape: Shape,
  bound: unknown[],
  mode: Mode,
  raw: unknown,
  started: number,
): MaybePromise<unknown> {
  report(session, shape.sql, bound.length, started, rowsOf(mode, raw))
  switch (mode) {
    case AFFECTED:
      if (shape.ddl) clearCache(session.cache)
      return raw
    case COUNT:
    case EXISTS_ANY: {
      const n = Number(Array.isArray(raw) ? raw[0] : (raw as { n: unknown }).n)
      return mode === COUNT ? n : n === 1
    }
    case FIRST:
      return raw === undefined ? undefined : after(decodeRows(session, shape, [raw as RawRow]), first)
    default:
      return decodeRows(session, shape, raw as RawRow[])
  }
}

const first = (rows: readonly unknown[]): unknown => rows[0]

/** Rows as objects, by the plan or by the names that the driver gives. */
export function decodeRows(session: Session, shape: Shape, rows: RawRow[]): MaybePromise<unknown[]> {
  const { result } = shape
  if (result)
    return wantsArrays(session.adapter, result)
      ? decodeArrays(result, rows as unknown[][])
      : decodeObjects(result, rows as Record<string, unknown>[])
  if (session.adapter.objects) return plainRows(rows as Record<string, unknown>[])
  if (rows.length === 0) return rows
  return after(preparedFor(session, shape).columns(), names => rawRows(names, rows as unknown[][]))
}

const rowsOf = (mode: Mode, raw: unknown): number | undefined =>
  Array.isArray(raw) && mode !== FIRST ? raw.length : mode === AFFECTED ? (raw as number) : raw === undefined ? 0 : 1

export function report(
  session: Session,
  sql: string,
  parameters: number,
  started: number,
  rows: number | undefined,
  error?: unknown,
): void {
  const { onQuery } = session.options
  if (!onQuery) return
  const event = { sql, parameters, duration: performance.now() - started, rows, tag: session.tag }
  onQuery(error === undefined ? event : { ...event, error })
}

export function fail(
  session: Session,
  shape: Shape,
  bound: readonly unknown[],
  error: unknown,
  started: number,
): never {
  const known = translate(session, error, shape.sql, bound)
  // The connection may have been cut to end the call.
  if (known.constructor === ConnectionLost) session.check?.()
  if (known.constructor === QueryError) forget(session.cache, shape)
  if (!(error instanceof IsomodelError)) report(session, shape.sql, bound.length, started, undefined, known)
  throw known
}

/** Connections that are not to be used again. */
export const broken: WeakSet<Connection> = new WeakSet()

export function translate(session: Session, error: unknown, sql: string, bound: readonly unknown[]): IsomodelError {
  if (error instanceof IsomodelError) return error
  const known = session.connection.translate(error, sql, bound.length)
  if (known.connectionLost) broken.add(session.connection)
  if (session.options.valuesInErrors) keepValues(known, bound)
  return known
}
