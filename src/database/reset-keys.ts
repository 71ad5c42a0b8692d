// Keys that the database makes, after rows with keys of their own were written.
import type { Executor } from '../ast/executor.ts'
import type { TableSource } from '../ast/query.ts'
import type { AnyModel } from '../model/model-types.ts'

/**
 * Lets the keys that the database makes go on after the highest key in the table: to be called after seeding rows with
 * explicit keys. SQLite's keys follow by themselves (https://sqlite.org/autoinc.html), so nothing is sent there.
 */
export function resetKeys(db: Executor, model: AnyModel): Promise<void> {
  return db['~resetKeys'](model.$ as unknown as TableSource)
}
