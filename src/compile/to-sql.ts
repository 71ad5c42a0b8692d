// A statement as text, without a database.
import { ALL, type Executable, type Executor, type Parameters } from '../ast/executor.ts'
import type { Plan } from '../ast/query.ts'
import type { Dialect } from '../dialect/dialect.ts'
import { UnsupportedError } from '../error/definition.ts'
import { encode, fill } from './encode.ts'
import { type Cache, createCache, findShape, foundValues } from './shape.ts'

/** What a statement can be written for: a dialect (`isomodel/dialects`), or a database. */
export type Target = Dialect | Executor

/** A statement as text and the parameters to bind, in the order of the text. */
export interface SqlStatement {
  readonly sql: string
  readonly params: readonly unknown[]
}

const caches = new WeakMap<Dialect, Cache>()

let last: Cache | undefined

function cacheOf(dialect: Dialect): Cache {
  if (last?.dialect === dialect) return last
  let cache = caches.get(dialect)
  if (!cache) caches.set(dialect, (cache = createCache(dialect)))
  return (last = cache)
}

/** The statement for a dialect or a database. A bulk insert shows its one statement, or says that it needs several. */
export function toSQL(statement: Executable, target: Target, parameters?: Parameters): SqlStatement {
  if ('~sql' in target) return target['~sql'](statement, parameters)
  const plan = statement['~plan'](target.maxParameters, true)
  if ('parts' in plan) throw new UnsupportedError('single statement for a bulk insert of this size', target.name)
  return sqlOf(cacheOf(target), plan, parameters)
}

/** The text of one plan and its parameters. */
function sqlOf(cache: Cache, plan: Plan, parameters?: Parameters): SqlStatement {
  const shape = findShape(cache, plan, ALL)
  const values = foundValues()
  return { sql: shape.sql, params: encode(shape, parameters ? fill(values, parameters) : values) }
}
