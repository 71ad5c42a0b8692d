// Keys that the database makes, after rows with keys of their own were written.
import type { Executor } from '../ast/executor.ts'
import type { TableSource } from '../ast/query.ts'
import { schemaName } from '../compile/context.ts'
import type { Dialect } from '../dialect/dialect.ts'
import { DefinitionError } from '../error/definition.ts'
import { sql } from '../query/sql.ts'
import type { AnyModel } from '../model/model-types.ts'

/**
 * Lets the keys that the database makes go on after the highest key in the table: to be called after seeding rows with
 * explicit keys. SQLite's keys follow by themselves (https://sqlite.org/autoinc.html), so nothing is sent there. Throws
 * DefinitionError for what is no model: a whole schema is reset model by model.
 */
export async function resetKeys(db: Executor, model: AnyModel): Promise<void> {
  const dialect = db['~dialect'] as Dialect
  const { resetKeys: write, quote, abilities } = dialect
  const source = (model as Partial<AnyModel> | null | undefined)?.$ as TableSource | undefined
  if (source?.kind !== 'table') throw new DefinitionError('resetKeys() takes a model')
  const { table } = source
  const key = table.columns.find(column => column.auto)
  if (!write || !key) return
  const path =
    table.schema !== null && abilities.schemas ? [schemaName(dialect, table.schema), table.name] : [table.name]
  await sql`${sql.unsafe(write(path.map(quote).join('.'), quote(key.name)))}`.all(db)
}
