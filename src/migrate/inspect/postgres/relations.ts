// Tables, views and what else has rows: https://www.postgresql.org/docs/current/catalog-pg-class.html
import { sql } from '../../../query/sql.ts'
import { notOfExtension, type Scope } from './scope.ts'

export interface RelationRow {
  readonly id: number
  /** null: that of the connection. */
  readonly schema: string | null
  readonly name: string
  /** `r`, `p`: tables; `v`, `m`: views; `f`: foreign tables; `S`: sequences that no column owns. */
  readonly kind: string
  readonly comment: string | null
  readonly sql: string | null
}

/** Partitions belong to their table. */
export const relations = ({ db, table }: Scope): Promise<RelationRow[]> =>
  sql<RelationRow>`
    select c.oid as id, nullif(n.nspname, current_schema()) as schema, c.relname as name, c.relkind::text as kind,
      obj_description(c.oid, 'pg_class') as comment,
      case when c.relkind in ('v', 'm') then pg_get_viewdef(c.oid) end as sql
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where ${table} and c.relkind in ('r', 'p', 'v', 'm', 'f', 'S') and not c.relispartition
      and ${notOfExtension('pg_class', 'c.oid')}
      and not (c.relkind = 'S' and exists (
        select from pg_depend o
        where o.classid = 'pg_class'::regclass and o.objid = c.oid and o.deptype in ('a', 'i')))
    order by n.nspname, c.relname`.all(db)
