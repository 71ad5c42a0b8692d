// Indexes and keys: https://dev.mysql.com/doc/refman/8.4/en/information-schema-statistics-table.html
import type { ForeignKeySchema, IndexKeySchema, IndexSchema, KeySchema } from '../../../ast/schema.ts'
import type { Flavour } from '../../../dialect/mysql/flavour.ts'
import { sql } from '../../../query/sql.ts'
import { type Scope, printed, unescaped } from './scope.ts'

/** One column of an index. */
export interface IndexRow {
  readonly table: string
  readonly name: string
  readonly common: number
  readonly column: string | null
  /** `A` upwards, `D` downwards. */
  readonly order: string | null
  readonly length: number | null
  readonly type: string
  readonly expression: string | null
}

/** Only MySQL has indexes of expressions. */
export const indexes = ({ db, of, flavour }: Scope): Promise<IndexRow[]> =>
  sql<IndexRow>`
    select s.TABLE_NAME as ${sql.name('table')}, s.INDEX_NAME as name, s.NON_UNIQUE as common,
      s.COLUMN_NAME as ${sql.name('column')}, s.COLLATION as ${sql.name('order')},
      s.SUB_PART as length, s.INDEX_TYPE as type,
      ${sql.unsafe(flavour.name === 'mysql' ? 's.EXPRESSION' : 'null')} as expression
    from information_schema.STATISTICS s
    where ${of('s')}
    order by s.TABLE_NAME, s.INDEX_NAME, s.SEQ_IN_INDEX`.all(db)

/** An index with its columns in order. */
export interface FoundIndex {
  readonly name: string
  readonly rows: readonly IndexRow[]
  readonly schema: IndexSchema
}

function keyOf(
  { column, order, length, expression }: IndexRow,
  whole: boolean,
  flavour: Flavour,
): string | IndexKeySchema {
  const more = {
    ...(order === 'D' ? { descending: true as const } : {}),
    ...(length === null || whole ? {} : { length: Number(length) }),
  }
  if (column === null) return { sql: printed(flavour, unescaped(flavour, expression ?? '')), ...more }
  return Object.keys(more).length === 0 ? column : { column, ...more }
}

/** The indexes of a table. */
export function indexesOf(rows: readonly IndexRow[], flavour: Flavour): FoundIndex[] {
  return [...Map.groupBy(rows, ({ name }) => name)].map(([name, parts]) => {
    const { common, type } = parts[0] as IndexRow
    const method = /^(?:BTREE|HASH)$/.test(type) ? undefined : type === 'RTREE' ? 'spatial' : type.toLowerCase()
    const schema = {
      name,
      keys: parts.map(part => keyOf(part, method !== undefined, flavour)),
      ...(Number(common) === 0 ? { unique: true as const } : {}),
      ...(method ? { method } : {}),
    }
    return { name, rows: parts, schema }
  })
}

/** The columns, where the index says no more than that. */
export const plainColumns = ({ keys }: IndexSchema): readonly string[] | null =>
  keys.every(key => typeof key === 'string') ? keys : null

/** Unique indexes and unique constraints are one thing; with more to say than columns it is an index. */
export const uniqueOf = ({ schema }: FoundIndex): KeySchema[] => {
  const columns = schema.unique && schema.name !== 'PRIMARY' && !schema.method ? plainColumns(schema) : null
  return columns ? [{ name: schema.name, columns }] : []
}

/** Whether the server made the index for the foreign key, which it names after the key, or a key of no name after its column. */
export const isMadeFor = ({ schema }: FoundIndex, { name, columns }: ForeignKeySchema): boolean =>
  !schema.unique &&
  !schema.method &&
  (schema.name === name || (/_ibfk_\d+$/.test(name) && schema.name === columns[0])) &&
  plainColumns(schema)?.join('\0') === columns.join('\0')
