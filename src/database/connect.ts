// The start of everything at run time.
import type { Ability, Adapter } from '../adapter/adapter.ts'
import { DefinitionError } from '../error/definition.ts'
import { Core } from './core.ts'
import { OpenDatabase } from './database.ts'
import type { ConnectOptions, Database } from './types.ts'

/**
 * A database behind an adapter: `connect(betterSqlite3({ file: 'app.db' }))`. Does no I/O, so it may stand at module
 * level; the first call opens, or `open()`. What the adapter cannot do (`transaction` over HTTP) does not compile, and
 * is an UnsupportedError at run time.
 */
export function connect<A extends Ability>(adapter: Adapter<A>, options: ConnectOptions = {}): Database<A> {
  if (typeof adapter?.open !== 'function')
    throw new DefinitionError('connect() takes an adapter, such as betterSqlite3(...)')
  return new OpenDatabase(new Core(adapter, options), { timeout: options.timeout }) as never
}
