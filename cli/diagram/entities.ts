// What a diagram shows of a database: tables, their columns, and which of them lead where.
import type { ColumnSchema, DatabaseSchema, ForeignKeySchema, TableSchema } from 'isomodel/migrate'

export interface Row {
  readonly name: string
  readonly type: string
  readonly nullable: boolean
  readonly marks: readonly ('PK' | 'FK' | 'UK')[]
  readonly comment?: string | undefined
}

export interface Entity {
  readonly id: string
  readonly name: string
  readonly comment?: string | undefined
  readonly rows: readonly Row[]
}

export interface Edge {
  /** The table with the foreign key, and the one that it leads to. */
  readonly from: string
  readonly to: string
  readonly name: string
  /** The first column at each end. */
  readonly fromRow: string
  readonly toRow: string
  /** Whether rows may lead nowhere, and whether only one may lead to a row. */
  readonly optional: boolean
  readonly single: boolean
}

export interface Entities {
  readonly entities: readonly Entity[]
  readonly edges: readonly Edge[]
}

type Placed = { readonly name: string; readonly schema?: string | undefined }
const shown = ({ name, schema }: Placed): string => (schema === undefined ? name : `${schema}.${name}`)

/** Foreign keys at tables that are not described are left out. */
export function entitiesOf({ tables }: Pick<DatabaseSchema, 'tables'>): Entities {
  const ids = new Map(tables.map((table, at) => [shown(table), `t${at}`]))
  const entities = tables.map(table => entityOf(table, ids.get(shown(table)) as string))
  const edges = tables.flatMap(table =>
    (table.foreignKeys ?? []).flatMap(key => {
      const to = ids.get(shown({ name: key.table, schema: key.schema }))
      return to === undefined ? [] : [edgeOf(table, key, ids.get(shown(table)) as string, to)]
    }),
  )
  return { entities, edges }
}

const entityOf = (table: TableSchema, id: string): Entity => ({
  id,
  name: shown(table),
  comment: table.comment,
  rows: table.columns.map(column => ({
    name: column.name,
    type: typeText(column),
    nullable: column.nullable === true,
    marks: marksOf(column.name, table),
    comment: column.comment,
  })),
})

function marksOf(column: string, { primaryKey, foreignKeys = [], uniques = [] }: TableSchema): Row['marks'] {
  return [
    ...(primaryKey?.columns.includes(column) ? ['PK' as const] : []),
    ...(foreignKeys.some(({ columns }) => columns.includes(column)) ? ['FK' as const] : []),
    ...(uniques.some(({ columns }) => columns.length === 1 && columns[0] === column) ? ['UK' as const] : []),
  ]
}

function typeText({ type, maxLength, precision, scale, item, sqlType }: ColumnSchema): string {
  if (type === 'custom' && typeof sqlType === 'string') return sqlType
  if (type === 'array' && item) return `${item.type}[]`
  if (maxLength !== undefined) return `${type}(${maxLength})`
  return precision === undefined ? type : `${type}(${precision},${scale ?? 0})`
}

function edgeOf(table: TableSchema, key: ForeignKeySchema, from: string, to: string): Edge {
  const { columns } = key
  const same = (other: readonly string[] | undefined): boolean =>
    other?.length === columns.length && other.every(name => columns.includes(name))
  const nullable = table.columns.some(column => column.nullable && columns.includes(column.name))
  return {
    from,
    to,
    name: columns.join(', '),
    fromRow: columns[0] as string,
    toRow: key.targetColumns[0] as string,
    optional: nullable,
    single: same(table.primaryKey?.columns) || (table.uniques ?? []).some(unique => same(unique.columns)),
  }
}
