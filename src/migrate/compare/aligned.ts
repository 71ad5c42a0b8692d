// A description in the words of a database, so that only what really differs is a difference.
import type {
  ColumnSchema,
  DatabaseSchema,
  DialectName,
  ForeignKeySchema,
  IndexSchema,
  TableSchema,
  ViewSchema,
} from '../../ast/schema.ts'
import type { DefiningDialect } from '../../dialect/dialect.ts'
import { normalSql } from '../../schema/normal/sql.ts'
import { isUniqueKey, type PhysicalTable, physicalTables } from './physical.ts'

const LISTS = ['uniques', 'indexes', 'checks', 'foreignKeys', 'fullTexts'] as const

/**
 * The description with each column, key, index and check as the database has it where both are the same there: types that go
 * by another name, SQL that was printed anew, names of constraints that are not kept.
 */
export function aligned(wanted: DatabaseSchema, live: DatabaseSchema, dialect: DefiningDialect): DatabaseSchema {
  const facts = (table: TableSchema): PhysicalTable | undefined =>
    physicalTables({ tables: [table], views: [] }, dialect, 'compared')
      .values()
      .next().value
  const found = new Map(live.tables.map(table => [facts(table)?.name, table]))
  const tables = wanted.tables.map(given => {
    const table = withUniques(given, dialect)
    const own = facts(table)
    const there = own && found.get(own.name)
    return there ? withOptions(alignedTable(table, there, facts), there, dialect) : table
  })
  const views = wanted.views.map(view => live.views.find(one => isSameView(one, view, dialect)) ?? view)
  return { tables, views }
}

/** Unique indexes as unique constraints, where there is no difference. */
function withUniques(table: TableSchema, { name }: DefiningDialect): TableSchema {
  const { indexes = [], uniques = [], ...rest } = table
  const moved = indexes.filter(index => isUniqueKey(index, name))
  if (moved.length === 0) return table
  const left = indexes.filter(index => !moved.includes(index))
  const keys = moved.map(index => ({ name: index.name, columns: columnsOf(index) }))
  return { ...rest, uniques: [...uniques, ...keys], ...(left.length > 0 && { indexes: left }) }
}

const columnsOf = ({ keys }: IndexSchema): string[] =>
  keys.flatMap(key => (typeof key === 'string' ? key : (key.column ?? [])))

/** What a database knows nothing of is what it has. */
function withOptions(wanted: TableSchema, live: TableSchema, { name, ddl }: DefiningDialect): TableSchema {
  const { loose: _loose, withoutRowid: _rowid, comment: _comment, ...rest } = wanted
  const own = name === 'sqlite' ? wanted : live
  const noted = ddl.comment || ddl.columnComment ? wanted : live
  const columns = rest.columns.map(({ comment: text, ...column }): ColumnSchema => {
    const kept = noted === wanted ? text : live.columns.find(one => one.name === column.name)?.comment
    return { ...column, ...(kept !== undefined && { comment: kept }) }
  })
  return {
    ...rest,
    columns,
    ...(own.loose && { loose: own.loose }),
    ...(own.withoutRowid && { withoutRowid: own.withoutRowid }),
    ...(noted.comment !== undefined && { comment: noted.comment }),
  }
}

/** Queries are compared by their text: one that the database printed in other words is another. */
function isSameView(a: ViewSchema, b: ViewSchema, { name }: DefiningDialect): boolean {
  const told = ({ name: own, schema, sql }: ViewSchema): string => {
    const text = typeof sql === 'string' ? sql : sql[name as DialectName]
    return JSON.stringify([own, schema, text === undefined ? null : normalSql(name, text)])
  }
  return told(a) === told(b)
}

type FactsOf = (table: TableSchema) => PhysicalTable | undefined

function alignedTable(wanted: TableSchema, live: TableSchema, facts: FactsOf): TableSchema {
  const [here, there] = [facts(wanted)?.columns, facts(live)?.columns]
  const columns = wanted.columns.map((column): ColumnSchema => {
    const own = live.columns.find(({ name }) => name === column.name)
    if (!own || here?.get(column.name) !== there?.get(column.name)) return column
    const { comment: _comment, ...rest } = own
    return { ...rest, ...(column.comment !== undefined && { comment: column.comment }) }
  })
  const key = wanted.primaryKey && live.primaryKey && same(wanted.primaryKey.columns, live.primaryKey.columns)
  return {
    ...wanted,
    // The name with its prefix, where that is what schemas are.
    name: live.name,
    columns,
    ...(key && { primaryKey: live.primaryKey }),
    ...Object.fromEntries(LISTS.flatMap(list => alignedList(list, wanted, live, facts))),
  }
}

const same = (a: readonly string[], b: readonly string[]): boolean => JSON.stringify(a) === JSON.stringify(b)

/** Constraints are told apart by what they say, each held against one of the other side. */
function alignedList(
  list: (typeof LISTS)[number],
  wanted: TableSchema,
  live: TableSchema,
  facts: FactsOf,
): [string, unknown][] {
  const fact = (table: TableSchema, one: unknown): string => {
    const { uniques: _u, indexes: _i, checks: _c, foreignKeys: _f, fullTexts: _t, primaryKey: _p, ...bare } = table
    const keys = facts({ ...bare, [list]: [one] } as TableSchema)?.keys ?? new Map<string, string>()
    const { include, method, nullsNotDistinct, deferrable } = one as Partial<IndexSchema & ForeignKeySchema>
    const told = [...keys].map(([key, value]) => [list === 'checks' ? '' : key, value])
    return JSON.stringify([told, include, method, nullsNotDistinct, deferrable])
  }
  const left = [...((live[list] ?? []) as readonly unknown[])]
  const found = ((wanted[list] ?? []) as readonly unknown[]).map(one => {
    const at = left.findIndex(other => fact(live, other) === fact(wanted, one))
    return at < 0 ? one : left.splice(at, 1)[0]
  })
  return found.length > 0 ? [[list, found]] : []
}
