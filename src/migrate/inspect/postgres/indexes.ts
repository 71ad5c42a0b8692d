// Indexes that belong to no constraint: https://www.postgresql.org/docs/current/catalog-pg-index.html
import type { IndexKeySchema, IndexSchema } from '../../../ast/schema.ts'
import { sql } from '../../../query/sql.ts'
import type { Scope } from './scope.ts'

export interface IndexRow {
  readonly table: number
  readonly name: string
  readonly unique: boolean
  readonly method: string
  readonly where: string | null
  readonly nullsNotDistinct: boolean | null
  /** Keys and the columns beside them, as JSON. */
  readonly keys: string
}

export interface IndexKeyRow {
  readonly key: boolean
  readonly column: string | null
  readonly nullable: boolean
  readonly sql: string
  /** Bits: 1 for descending, 2 for nulls first. */
  readonly options: number
  /** Those that are not what the column, or its type, has. */
  readonly collate: string | null
  readonly operators: string | null
}

/** `indnullsnotdistinct` is there from version 15 on. What a concurrent build that failed left behind serves no query. */
export const indexes = ({ db, table }: Scope): Promise<IndexRow[]> =>
  sql<IndexRow>`
    select i.indrelid as table, x.relname as name, i.indisunique as unique, m.amname as method,
      pg_get_expr(i.indpred, i.indrelid) as where,
      (to_jsonb(i) ->> 'indnullsnotdistinct')::boolean as "nullsNotDistinct",
      (select json_agg(json_build_object(
          'key', k.place <= i.indnkeyatts, 'column', a.attname, 'nullable', not coalesce(a.attnotnull, false),
          'sql', e.text, 'options', coalesce(i.indoption[k.place - 1], 0),
          'collate', case when a.attcollation <> l.oid or (a.attname is null
            and pg_get_indexdef(i.indexrelid) ~ ('[( ]' || regexp_replace(e.text, '(\\W)', '\\\\\\1', 'g') || '\\)? COLLATE '))
            then l.collname end,
          'operators', case when not p.opcdefault then p.opcname end) order by k.place)::text
        from unnest(i.indkey::int2[]) with ordinality u (number, nth)
        cross join lateral (select u.number, u.nth::integer as place) k
        cross join lateral (select pg_get_indexdef(i.indexrelid, k.place, false) as text) e
        left join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.number and k.number > 0
        left join pg_collation l on l.oid = i.indcollation[k.place - 1]
        left join pg_opclass p on p.oid = i.indclass[k.place - 1]) as keys
    from pg_index i
    join pg_class x on x.oid = i.indexrelid
    join pg_am m on m.oid = x.relam
    join pg_class c on c.oid = i.indrelid
    join pg_namespace n on n.oid = c.relnamespace
    where ${table} and c.relkind in ('r', 'p') and not i.indisprimary and i.indisvalid
      and not exists (select from pg_constraint o where o.conindid = i.indexrelid and o.contype in ('p', 'u', 'x'))
    order by i.indrelid, i.indexrelid`.all(db)

/**
 * Null sorts lowest in what we make: first in an order upwards, last in one downwards. Other orders are told, and on columns that
 * have no nulls none is.
 */
function nulls({ column, nullable, options }: IndexKeyRow, sorted: boolean): IndexKeySchema['nulls'] {
  if (!sorted || (column !== null && !nullable)) return undefined
  const first = (options & 2) !== 0
  const descending = (options & 1) !== 0
  return first !== descending ? undefined : first ? 'first' : 'last'
}

/** Postgres puts brackets around each expression of an index that is no call. */
const unwrapped = (sql: string): string => (sql.startsWith('(') ? sql.slice(1, -1) : sql)

function keyOf(row: IndexKeyRow, sorted: boolean): string | IndexKeySchema {
  const order = nulls(row, sorted)
  const more = {
    ...((row.options & 1) !== 0 ? { descending: true as const } : {}),
    ...(order ? { nulls: order } : {}),
    ...(row.collate === null ? {} : { collate: row.collate }),
    ...(row.operators === null ? {} : { operators: row.operators }),
  }
  if (row.column === null) return { sql: { postgres: unwrapped(row.sql) }, ...more }
  return Object.keys(more).length === 0 ? row.column : { column: row.column, ...more }
}

export const keysOf = ({ keys }: IndexRow): IndexKeyRow[] => JSON.parse(keys) as IndexKeyRow[]

export function indexOf(row: IndexRow): IndexSchema {
  const { name, unique, method, where } = row
  const all = keysOf(row)
  const include = all.flatMap(({ key, column }) => (key || column === null ? [] : [column]))
  return {
    name,
    keys: all.filter(({ key }) => key).map(key => keyOf(key, method === 'btree')),
    ...(unique ? { unique } : {}),
    ...(where === null ? {} : { where: { postgres: where } }),
    ...(include.length > 0 ? { include } : {}),
    ...(method === 'btree' ? {} : { method }),
    ...(row.nullsNotDistinct ? { nullsNotDistinct: true } : {}),
  }
}
