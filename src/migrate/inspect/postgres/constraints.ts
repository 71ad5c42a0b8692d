// Keys and checks: https://www.postgresql.org/docs/current/catalog-pg-constraint.html
import type { ForeignKeySchema } from '../../../ast/schema.ts'
import { sql } from '../../../query/sql.ts'
import { inSchema, type Scope } from './scope.ts'

export interface ConstraintRow {
  readonly table: number
  readonly name: string
  /** `p`: primary key; `u`: unique; `f`: foreign key; `c`: check; `x`: exclusion. */
  readonly kind: string
  /** Names of columns, as JSON. */
  readonly columns: string | null
  readonly target: string | null
  readonly targetSchema: string | null
  readonly targetColumns: string | null
  readonly onDelete: string
  readonly onUpdate: string
  readonly deferrable: boolean
  readonly deferred: boolean
  readonly rule: string | null
  readonly definition: string
}

export const constraints = ({ db, table }: Scope): Promise<ConstraintRow[]> =>
  sql<ConstraintRow>`
    select o.conrelid as table, o.conname as name, o.contype::text as kind,
      (select json_agg(a.attname order by k.place)::text from unnest(o.conkey) with ordinality k (number, place)
        join pg_attribute a on a.attrelid = o.conrelid and a.attnum = k.number) as columns,
      f.relname as target, nullif(g.nspname, current_schema()) as "targetSchema",
      (select json_agg(a.attname order by k.place)::text from unnest(o.confkey) with ordinality k (number, place)
        join pg_attribute a on a.attrelid = o.confrelid and a.attnum = k.number) as "targetColumns",
      o.confdeltype::text as "onDelete", o.confupdtype::text as "onUpdate", o.condeferrable as deferrable,
      o.condeferred as deferred, pg_get_expr(o.conbin, o.conrelid) as rule, pg_get_constraintdef(o.oid) as definition
    from pg_constraint o
    join pg_class c on c.oid = o.conrelid
    join pg_namespace n on n.oid = c.relnamespace
    left join pg_class f on f.oid = o.confrelid
    left join pg_namespace g on g.oid = f.relnamespace
    where ${table} and o.contype in ('p', 'u', 'f', 'c', 'x') and (o.contype <> 'f' or o.conparentid = 0)
    order by o.conrelid, o.oid`.all(db)

const ACTIONS = { c: 'cascade', n: 'set null', d: 'set default', r: 'restrict' } as const
const action = (letter: string): ForeignKeySchema['onDelete'] => ACTIONS[letter as keyof typeof ACTIONS]

export const names = (json: string | null): string[] => (json === null ? [] : (JSON.parse(json) as string[]))

export function foreignKeyOf(row: ConstraintRow): ForeignKeySchema {
  const onDelete = action(row.onDelete)
  const onUpdate = action(row.onUpdate)
  return {
    name: row.name,
    columns: names(row.columns),
    table: row.target as string,
    ...inSchema(row.targetSchema),
    targetColumns: names(row.targetColumns),
    ...(onDelete ? { onDelete } : {}),
    ...(onUpdate ? { onUpdate } : {}),
    ...(row.deferrable ? { deferrable: row.deferred ? 'deferred' : 'immediate' } : {}),
  }
}
