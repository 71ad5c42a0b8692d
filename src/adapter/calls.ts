// One statement on one connection: its shape, its parameters, and what is asked of the driver.
import { AFFECTED, ALL, FIRST, type Mode, type Parameters, TWO } from '../ast/executor.ts'
import type { Plan } from '../ast/query.ts'
import type { ColumnPlan, ResultPlan } from '../ast/shape.ts'
import { encode, fill } from '../compile/encode.ts'
import { type Cache, findShape, foundValues, type Shape } from '../compile/shape.ts'
import type { Adapter, Prepared, RawRow, Runs, Step } from './adapter.ts'

/** The plan's shape and the parameters to bind. */
export function bind(
  cache: Cache,
  plan: Plan,
  mode: Mode,
  parameters?: Parameters,
): { shape: Shape; bound: unknown[] } {
  const shape = findShape(cache, plan, mode)
  const values = foundValues()
  return { shape, bound: encode(shape, parameters ? fill(values, parameters) : values) }
}

/** Flat rows stay objects where the driver makes them; others come as arrays and are built here. */
export const wantsArrays = (adapter: Adapter, result: ResultPlan | null): boolean =>
  !adapter.objects || (result !== null && result.build !== null)

/** The driver's statement for a shape, made once. */
export function preparedFor(session: Pick<Runs, 'connection' | 'adapter'>, shape: Shape): Prepared {
  const { sql, result, connection, statement } = shape
  if (connection === session.connection) return statement as Prepared
  const arrays = wantsArrays(session.adapter, result)
  shape.connection = session.connection
  return (shape.statement = session.connection.prepare(sql, arrays, !result || result.exact, result?.columns))
}

/** Which call of a prepared statement answers what the mode asks for. */
export function callOf(shape: Shape, mode: Mode): Step['call'] {
  if (mode === AFFECTED) return 'run'
  if (shape.keyed) return 'insert'
  return mode === ALL || mode === TWO ? 'all' : 'first'
}

/** The row of an insert's key, as the driver would answer it to RETURNING. */
export function keyRow(
  adapter: Adapter,
  { result }: Shape,
  key: number | bigint | undefined,
  mode: Mode,
): RawRow | RawRow[] | undefined {
  const { name } = (result as ResultPlan).columns[0] as ColumnPlan
  const row = key === undefined ? undefined : wantsArrays(adapter, result) ? [key] : { [name]: key }
  return mode === FIRST ? row : row ? [row] : []
}

/** How events and errors show what goes out together. */
export const joined = (statements: readonly string[]): string => statements.join('; ')
