// Dialects that show statements without a database: those who import no dialect carry nothing of it.
import { ALL, type Executable, type Parameters } from '../ast/executor.ts'
import type { Dialect } from '../dialect/dialect.ts'
import { UnsupportedError } from '../error/definition.ts'
import { encode, fill } from './encode.ts'
import { type Cache, createCache, findShape, foundValues } from './shape.ts'
import type { SqlStatement, Target } from './to-sql.ts'

/** A dialect for `query.toSQL(...)`. What is made of it by `{ ...dialect }` shows statements in its own way. */
export type ShownDialect = Dialect & Target

const caches = new WeakMap<Dialect, Cache>()

function cacheOf(dialect: Dialect): Cache {
  let cache = caches.get(dialect)
  if (!cache) caches.set(dialect, (cache = createCache(dialect)))
  return cache
}

function show(this: Dialect, statement: Executable, parameters?: Parameters): SqlStatement {
  const plan = statement['~plan'](this.maxParameters, true)
  if ('parts' in plan) throw new UnsupportedError('single statement for a bulk write of this size', this.name)
  const shape = findShape(cacheOf(this), plan, ALL)
  const values = foundValues()
  return { sql: shape.sql, params: encode(shape, parameters ? fill(values, parameters) : values) }
}

/** A dialect that can show statements. */
export const shown = (dialect: Dialect): ShownDialect => ({ ...dialect, '~sql': show as ShownDialect['~sql'] })
