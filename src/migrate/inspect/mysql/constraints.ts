// Foreign keys and checks: https://dev.mysql.com/doc/refman/8.4/en/information-schema-key-column-usage-table.html
import type { ForeignKeySchema } from '../../../ast/schema.ts'
import { sql } from '../../../query/sql.ts'
import type { Scope } from './scope.ts'

/** One column of a foreign key. */
export interface ForeignKeyRow {
  readonly table: string
  readonly name: string
  readonly column: string
  readonly target: string
  /** null: that of the connection. */
  readonly targetSchema: string | null
  readonly targetColumn: string
  readonly onDelete: string
  readonly onUpdate: string
}

export const foreignKeys = ({ db, of }: Scope): Promise<ForeignKeyRow[]> =>
  sql<ForeignKeyRow>`
    select k.TABLE_NAME as ${sql.name('table')}, k.CONSTRAINT_NAME as name, k.COLUMN_NAME as ${sql.name('column')},
      k.REFERENCED_TABLE_NAME as target,
      nullif(k.REFERENCED_TABLE_SCHEMA, database()) as ${sql.name('targetSchema')},
      k.REFERENCED_COLUMN_NAME as ${sql.name('targetColumn')}, r.DELETE_RULE as ${sql.name('onDelete')},
      r.UPDATE_RULE as ${sql.name('onUpdate')}
    from information_schema.KEY_COLUMN_USAGE k
    join information_schema.REFERENTIAL_CONSTRAINTS r on r.CONSTRAINT_SCHEMA = k.CONSTRAINT_SCHEMA
      and r.TABLE_NAME = k.TABLE_NAME and r.CONSTRAINT_NAME = k.CONSTRAINT_NAME
    where ${of('k')} and k.REFERENCED_TABLE_NAME is not null
    order by k.TABLE_NAME, k.CONSTRAINT_NAME, k.ORDINAL_POSITION`.all(db)

/**
 * InnoDB checks at once: RESTRICT and NO ACTION are one, of which servers name either for a key that says nothing.
 * https://dev.mysql.com/doc/refman/8.4/en/create-table-foreign-keys.html#foreign-keys-referential-actions
 */
const ACTIONS: Readonly<Record<string, NonNullable<ForeignKeySchema['onDelete']>>> = {
  CASCADE: 'cascade',
  'SET NULL': 'set null',
  'SET DEFAULT': 'set default',
}

export function foreignKeysOf(rows: readonly ForeignKeyRow[]): ForeignKeySchema[] {
  return [...Map.groupBy(rows, ({ name }) => name)].map(([name, parts]) => {
    const { target, targetSchema, onDelete, onUpdate } = parts[0] as ForeignKeyRow
    const deleted = ACTIONS[onDelete]
    const updated = ACTIONS[onUpdate]
    return {
      name,
      columns: parts.map(({ column }) => column),
      table: target,
      ...(targetSchema === null ? {} : { schema: targetSchema }),
      targetColumns: parts.map(({ targetColumn }) => targetColumn),
      ...(deleted ? { onDelete: deleted } : {}),
      ...(updated ? { onUpdate: updated } : {}),
    }
  })
}

export interface CheckRow {
  readonly table: string
  readonly name: string
  /** Whether it stands in the definition of a column; MariaDB alone keeps these apart. */
  readonly inside: number
  readonly rule: string
}

/** MySQL names the table of a check only among all constraints; names are of the whole database there. */
export const checks = ({ db, of, flavour }: Scope): Promise<CheckRow[]> =>
  flavour.name === 'mariadb'
    ? sql<CheckRow>`
        select c.TABLE_NAME as ${sql.name('table')}, c.CONSTRAINT_NAME as name, c.CHECK_CLAUSE as rule,
          c.LEVEL = 'Column' as inside
        from information_schema.CHECK_CONSTRAINTS c
        where ${of('c', 'CONSTRAINT_SCHEMA')}
        order by c.TABLE_NAME, c.CONSTRAINT_NAME`.all(db)
    : sql<CheckRow>`
        select t.TABLE_NAME as ${sql.name('table')}, c.CONSTRAINT_NAME as name, c.CHECK_CLAUSE as rule, 0 as inside
        from information_schema.CHECK_CONSTRAINTS c
        join information_schema.TABLE_CONSTRAINTS t on t.CONSTRAINT_SCHEMA = c.CONSTRAINT_SCHEMA
          and t.CONSTRAINT_NAME = c.CONSTRAINT_NAME and t.CONSTRAINT_TYPE = 'CHECK'
        where ${of('t')}
        order by t.TABLE_NAME, c.CONSTRAINT_NAME`.all(db)
