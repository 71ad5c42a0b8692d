// Columns: https://www.postgresql.org/docs/current/catalog-pg-attribute.html
import type { ColumnSchema, TypeSchema } from '../../../ast/schema.ts'
import { readType } from '../../../dialect/postgres/read-type.ts'
import { sql } from '../../../query/sql.ts'
import type { Scope } from './scope.ts'

export interface ColumnRow {
  readonly table: number
  readonly name: string
  readonly type: string
  /** What a domain is made of. */
  readonly base: string | null
  /** The values of an enum, as JSON. */
  readonly labels: string | null
  readonly required: boolean
  readonly identity: string
  /** Whether a sequence belongs to it. */
  readonly serial: boolean
  readonly generated: string
  readonly expression: string | null
  readonly collation: string | null
  /** The collation is the one that the type has. */
  readonly usual: boolean
  readonly comment: string | null
}

export const columns = ({ db, table }: Scope): Promise<ColumnRow[]> =>
  sql<ColumnRow>`
    select a.attrelid as table, a.attname as name, format_type(a.atttypid, a.atttypmod) as type,
      case when t.typtype = 'd' then format_type(t.typbasetype, t.typtypmod) end as base,
      (select json_agg(v.enumlabel order by v.enumsortorder)::text from pg_enum v
        where v.enumtypid = case when t.typcategory = 'A' then t.typelem else t.oid end) as labels,
      a.attnotnull or (t.typtype = 'd' and t.typnotnull) as required, a.attidentity::text as identity,
      a.attgenerated::text as generated,
      exists (
        select from pg_depend o join pg_class s on s.oid = o.objid and s.relkind = 'S'
        where o.classid = 'pg_class'::regclass and o.refclassid = 'pg_class'::regclass and o.refobjid = a.attrelid
          and o.refobjsubid = a.attnum and o.deptype = 'a') as serial,
      pg_get_expr(d.adbin, d.adrelid) as expression, l.collname as collation,
      a.attcollation = t.typcollation as usual, col_description(a.attrelid, a.attnum) as comment
    from pg_attribute a
    join pg_class c on c.oid = a.attrelid
    join pg_namespace n on n.oid = c.relnamespace
    join pg_type t on t.oid = a.atttypid
    left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
    left join pg_collation l on l.oid = a.attcollation
    where ${table} and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
    order by a.attrelid, a.attnum`.all(db)

const isText = ({ type, item }: TypeSchema): boolean =>
  type === 'array' ? item !== undefined && isText(item) : type === 'text' || type === 'enum'

/** Text that we make compares by code point; types that others made keep what they have. */
function collate({ collation, usual }: ColumnRow, type: TypeSchema): Partial<ColumnSchema> {
  const expected = type.sqlType === undefined && isText(type) ? collation === 'C' : usual
  return expected || collation === null ? {} : { collate: { postgres: collation } }
}

/** `key`: the column of a key that has no other. Its numbers are the database's business, and its default is how. */
export function columnOf(row: ColumnRow, key: boolean): ColumnSchema {
  const { name, expression, generated, comment } = row
  const type = readType({
    name: row.type,
    ...(row.labels === null ? {} : { labels: JSON.parse(row.labels) as string[] }),
    ...(row.base === null ? {} : { base: row.base }),
  })
  const serial = row.serial && expression?.startsWith('nextval(') === true
  const identity = row.identity !== '' || (serial && key)
  const value = expression === null || identity || /^NULL(?:::|$)/.test(expression) ? null : { postgres: expression }
  return {
    name,
    ...type,
    ...(row.required ? {} : { nullable: true }),
    ...(identity ? { identity: true } : {}),
    ...(value === null ? {} : generated === '' ? { default: value } : { generated: value }),
    ...(generated === 'v' ? { virtual: true } : {}),
    ...collate(row, type),
    ...(comment === null ? {} : { comment }),
  }
}
