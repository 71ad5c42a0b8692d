// What no model describes.
import type { OtherObject } from '../../../ast/schema.ts'
import { sql } from '../../../query/sql.ts'
import type { RelationRow } from './relations.ts'
import { inSchema, notOfExtension, type Scope } from './scope.ts'

interface OtherRow {
  readonly kind: OtherObject['kind']
  readonly schema: string | null
  readonly name: string
  readonly table: string | null
  readonly sql: string | null
  /** As JSON. */
  readonly values: string | null
}

/** https://www.postgresql.org/docs/current/catalog-pg-trigger.html */
const triggers = ({ db, table }: Scope): Promise<OtherRow[]> =>
  sql<OtherRow>`
    select 'trigger' as kind, nullif(n.nspname, current_schema()) as schema, g.tgname as name, c.relname as table,
      pg_get_triggerdef(g.oid) as sql, null as values
    from pg_trigger g join pg_class c on c.oid = g.tgrelid join pg_namespace n on n.oid = c.relnamespace
    where ${table} and not g.tgisinternal
    order by n.nspname, c.relname, g.tgname`.all(db)

/** Of a domain, what it is made of. */
const types = ({ db, schema }: Scope): Promise<OtherRow[]> =>
  sql<OtherRow>`
    select case t.typtype when 'e' then 'enum' else 'domain' end as kind, nullif(n.nspname, current_schema()) as schema,
      t.typname as name, null as table,
      case t.typtype when 'd' then format_type(t.typbasetype, t.typtypmod)
        || case when t.typnotnull then ' NOT NULL' else '' end || coalesce(' DEFAULT ' || t.typdefault, '')
        || coalesce((select string_agg(' CONSTRAINT ' || quote_ident(o.conname) || ' ' || pg_get_constraintdef(o.oid), ''
          order by o.conname) from pg_constraint o where o.contypid = t.oid and o.contype = 'c'), '') end as sql,
      (select json_agg(v.enumlabel order by v.enumsortorder)::text from pg_enum v where v.enumtypid = t.oid) as values
    from pg_type t join pg_namespace n on n.oid = t.typnamespace
    where ${schema} and t.typtype in ('d', 'e') and ${notOfExtension('pg_type', 't.oid')}
    order by n.nspname, t.typname`.all(db)

/** Postgres has no text of an aggregate. */
const routines = ({ db, schema }: Scope): Promise<OtherRow[]> =>
  sql<OtherRow>`
    select 'routine' as kind, nullif(n.nspname, current_schema()) as schema,
      p.proname || '(' || pg_get_function_identity_arguments(p.oid) || ')' as name, null as table,
      case when p.prokind <> 'a' then pg_get_functiondef(p.oid) end as sql, null as values
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where ${schema} and ${notOfExtension('pg_proc', 'p.oid')}
    order by n.nspname, 3`.all(db)

/** Every database has the language of procedures. */
const extensions = ({ db }: Scope): Promise<OtherRow[]> =>
  sql<OtherRow>`
    select 'extension' as kind, nullif(n.nspname, current_schema()) as schema, x.extname as name, null as table,
      null as sql, null as values
    from pg_extension x join pg_namespace n on n.oid = x.extnamespace
    where x.extname <> 'plpgsql' order by x.extname`.all(db)

const otherOf = ({ kind, schema, name, table, sql: text, values }: OtherRow): OtherObject => ({
  kind,
  name,
  ...inSchema(schema),
  ...(table === null ? {} : { table }),
  ...(text === null ? {} : { sql: text }),
  ...(values === null ? {} : { values: JSON.parse(values) as string[] }),
})

export async function others(scope: Scope): Promise<OtherObject[]> {
  const rows = await triggers(scope)
  if (!scope.narrow) rows.push(...(await types(scope)), ...(await extensions(scope)), ...(await routines(scope)))
  return rows.map(otherOf)
}

const RELATIONS: Readonly<Record<string, OtherObject['kind']>> = {
  m: 'materialized view',
  f: 'virtual table',
  S: 'sequence',
}

/** Relations that are neither tables nor views. */
export function otherRelation(row: RelationRow): OtherObject[] {
  const kind = RELATIONS[row.kind]
  const { name, schema, sql: text } = row
  return kind ? [{ kind, name, ...inSchema(schema), ...(text === null ? {} : { sql: trimmed(text) }) }] : []
}

/** The query of a view, without the semicolon at its end. */
export const trimmed = (text: string): string => text.trim().replace(/;$/, '')
