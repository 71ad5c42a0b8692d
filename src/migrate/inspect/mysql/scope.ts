// Which tables of MySQL are looked at.
import type { Executor } from '../../../ast/executor.ts'
import type { SqlText } from '../../../ast/schema.ts'
import type { Flavour } from '../../../dialect/mysql/flavour.ts'
import type { Operand } from '../../../expression/types.ts'
import { sql } from '../../../query/sql.ts'
import { OWN_TABLES } from '../own-tables.ts'
import type { InspectOptions } from '../reader.ts'

export interface Scope {
  readonly db: Executor
  readonly flavour: Flavour
  /** The condition on a table, by the columns of a catalogue that name its schema and itself. */
  of(catalogue: string, schema?: string, table?: string): Operand<unknown, never>
  readonly narrow: boolean
}

/** A table of a schema has the schema before its name. */
const namesOf = (tables: readonly string[], prefixes: readonly string[]): string[] => [
  ...tables,
  ...prefixes.flatMap(prefix => tables.map(table => `${prefix}_${table}`)),
]

export function scopeOf(
  db: Executor,
  flavour: Flavour,
  { tables: asked }: InspectOptions,
  prefixes: readonly string[],
): Scope {
  const tables = asked && namesOf(asked, prefixes)
  const only = (name: Operand<unknown, never>) =>
    tables === undefined ? sql`` : tables.length > 0 ? sql` and ${name} in (${sql.join(tables)})` : sql` and 1 = 0`
  return {
    db,
    flavour,
    of(catalogue, schemaColumn = 'TABLE_SCHEMA', tableColumn = 'TABLE_NAME') {
      const schema = sql`${sql.unsafe(`${catalogue}.${schemaColumn}`)}`
      const name = sql`${sql.unsafe(`${catalogue}.${tableColumn}`)}`
      return sql`${schema} = database() and ${name} not in (${sql.join(OWN_TABLES)})${only(name)}`
    },
    narrow: tables !== undefined,
  }
}

/** SQL that this server printed. */
export const printed = ({ name }: Flavour, text: string): SqlText => ({ [name]: text })

/** MySQL prints expressions of its catalogue inside a text, with a backslash before each quote. */
export const unescaped = ({ name }: Flavour, text: string): string =>
  name === 'mysql' ? text.replace(/\\(['"\\])/g, '$1') : text
