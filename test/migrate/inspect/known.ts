// What SQLite can know of a description. Not the kind of a value, but the type in which it keeps it: times, documents,
// decimals, uuids and lists are texts, integers, reals or bytes, without lengths, digits and widths. Booleans and enums are
// known by their checks. Keys that it makes have no name. It has no comments, and SQL in no other dialect.
import type {
  ColumnSchema,
  DatabaseSchema,
  IndexKeySchema,
  SqlText,
  TableSchema,
  TypeSchema,
  ViewSchema,
} from '../../../src/ast/schema.ts'
import type { ValueType } from '../../../src/ast/value-type.ts'
import { ddl } from '../../../src/dialect/sqlite/ddl.ts'
import { normalSql } from '../../../src/schema/normal/sql.ts'

const KINDS = { INTEGER: 'integer', REAL: 'real', TEXT: 'text', BLOB: 'blob' } as const

const own = (text: SqlText): string => (typeof text === 'string' ? text : (text.sqlite ?? ''))
const sql = (text: SqlText): SqlText => ({ sqlite: normalSql('sqlite', own(text)) })

function knownType(type: TypeSchema): TypeSchema {
  if (type.type === 'boolean') return { type: 'boolean' }
  if (type.type === 'enum') return { type: 'enum', values: type.values as readonly string[] }
  const { type: kind, ...rest } = type
  const name = type.sqlType
    ? own(type.sqlType)
    : ddl.column({ type: { kind, ...rest } as unknown as ValueType, collate: null, indexed: false }, String)
  const known = KINDS[name.toUpperCase() as keyof typeof KINDS]
  return known ? { type: known } : { type: kind, sqlType: { sqlite: name } }
}

function knownColumn(column: ColumnSchema): ColumnSchema {
  const { name, nullable, identity, autoincrement, default: value, generated, virtual, collate, typeCheck } = column
  return {
    name,
    ...knownType(column),
    ...(nullable && { nullable }),
    ...(identity && { identity }),
    ...(autoincrement && { autoincrement }),
    ...(value !== undefined && { default: sql(value) }),
    ...(generated !== undefined && { generated: sql(generated) }),
    ...(virtual && { virtual }),
    ...(collate !== undefined && { collate: { sqlite: own(collate) } }),
    ...(typeCheck !== undefined && { typeCheck }),
  }
}

const knownKey = (key: string | IndexKeySchema): string | IndexKeySchema =>
  typeof key === 'string' || key.sql === undefined ? key : { ...key, sql: sql(key.sql) }

function knownTable({ comment: _comment, ...table }: TableSchema): TableSchema {
  const { columns, checks, indexes, primaryKey } = table
  const made = columns.some(({ identity }) => identity)
  return {
    ...table,
    ...(primaryKey && made && { primaryKey: { ...primaryKey, name: 'unknown' } }),
    columns: columns.map(knownColumn),
    ...(checks && { checks: checks.map(check => ({ ...check, rule: sql(check.rule) })) }),
    ...(indexes && {
      indexes: indexes.map(index => ({
        ...index,
        keys: index.keys.map(knownKey),
        ...(index.where !== undefined && { where: sql(index.where) }),
      })),
    }),
  }
}

const byName = (a: TableSchema | ViewSchema, b: TableSchema | ViewSchema): number =>
  `${a.schema ?? ''} ${a.name}` < `${b.schema ?? ''} ${b.name}` ? -1 : 1

/** Both sides of a comparison go through this: what a description says, and what inspect() found. */
export const known = ({ tables, views }: DatabaseSchema): DatabaseSchema => ({
  tables: tables.map(knownTable).toSorted(byName),
  views: views.map(view => ({ ...view, sql: sql(view.sql) })).toSorted(byName),
})
