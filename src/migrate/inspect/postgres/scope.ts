// Which tables of Postgres are looked at.
import type { Executor } from '../../../ast/executor.ts'
import { schemaName } from '../../../compile/context.ts'
import type { Dialect } from '../../../dialect/dialect.ts'
import type { Operand } from '../../../expression/types.ts'
import { sql } from '../../../query/sql.ts'
import type { InspectOptions } from '../reader.ts'
import { OWN_TABLES } from '../own-tables.ts'

export interface Scope {
  readonly db: Executor
  /** The condition on a schema `n`. */
  readonly schema: Operand<unknown, never>
  /** The condition on a table `c` of a schema `n`. */
  readonly table: Operand<unknown, never>
  /** Whether only named tables are looked at. */
  readonly narrow: boolean
}

export function scopeOf(db: Executor, { schemas = [], tables }: InspectOptions, dialect: Dialect): Scope {
  const real = schemas.map(schema => schemaName(dialect, schema))
  const named = real.length > 0 ? sql` or n.nspname in (${sql.join(real)})` : sql``
  const schema = sql`(n.nspname = current_schema()${named})`
  const only =
    tables === undefined ? sql`` : tables.length > 0 ? sql` and c.relname in (${sql.join(tables)})` : sql` and false`
  const table = sql`${schema} and c.relname not in (${sql.join(OWN_TABLES)})${only}`
  return { db, schema, table, narrow: tables !== undefined }
}

/** Nothing that came with an extension: it goes with it. */
export const notOfExtension = (catalogue: string, oid: string): Operand<unknown, never> => sql`not exists (
    select from pg_depend e
    where e.classid = ${sql.unsafe(`'${catalogue}'::regclass and e.objid = ${oid}`)} and e.deptype = 'e')`

/** The schema's name, as descriptions have it: none for that of the connection. */
export const inSchema = (schema: string | null): { readonly schema?: string } => (schema === null ? {} : { schema })
