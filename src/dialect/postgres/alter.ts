// How Postgres changes tables: https://www.postgresql.org/docs/current/sql-altertable.html
import type { Renamable } from '../../ast/schema.ts'
import type { Alterations, Altered, Change, ColumnWords, IndexKeyWords, IndexWords, TableWords } from '../alter.ts'
import { addColumn, changeColumn, validated } from './alter-column.ts'
import { alter, dropConstraint, indexName, quote } from './names.ts'
import { comment, literalText } from './text.ts'

/** Null sorts lowest in every query, and an index serves the order that it has, unless it asks for another. */
function indexKey({ key, sql, nullable }: IndexKeyWords): string {
  const { collate, operators, descending, nulls } = key
  const first = nulls === undefined ? !descending : nulls === 'first'
  return [
    sql,
    collate === undefined ? '' : ` COLLATE ${quote(collate)}`,
    operators === undefined ? '' : ` ${operators}`,
    descending ? ' DESC' : '',
    nullable && first !== (descending ?? false) ? ` NULLS ${first ? 'FIRST' : 'LAST'}` : '',
  ].join('')
}

/** Only trees have an order: https://www.postgresql.org/docs/current/indexes-ordering.html */
function createIndex({ schema, name, table, keys, where, include, concurrently }: IndexWords): string {
  const { unique, method, nullsNotDistinct } = schema
  const ordered = method === undefined || method === 'btree'
  const sorted = keys.map(one => indexKey(ordered ? one : { ...one, nullable: false }))
  return [
    `CREATE${unique ? ' UNIQUE' : ''} INDEX${concurrently ? ' CONCURRENTLY' : ''} ${name} ON ${table}`,
    method === undefined ? '' : ` USING ${quote(method)}`,
    ` (${sorted.join(', ')})`,
    include.length > 0 ? ` INCLUDE (${include.join(', ')})` : '',
    nullsNotDistinct ? ' NULLS NOT DISTINCT' : '',
    where === null ? '' : ` WHERE ${where}`,
  ].join('')
}

/** Foreign keys of other tables go first: what else depends on the table keeps it. */
function dropTable(table: TableWords): Change {
  const others = table.referring().filter(({ table: other }) => other !== table)
  return [...others.map(({ table: other, key }) => dropConstraint(other, key.name)), `DROP TABLE ${table.name}`]
}

/** The schema of a connection has no name in SQL: https://www.postgresql.org/docs/current/sql-do.html */
function moveTable({ before }: Altered, schema: string | null): Change {
  if (schema !== null) return alter(before, [`SET SCHEMA ${schema}`])
  const run = `EXECUTE format(${literalText(`${`ALTER TABLE ${before.name} SET SCHEMA `.replaceAll('%', '%%')}%I`)}, current_schema())`
  return [`DO ${literalText(`BEGIN ${run}; END`)}`]
}

function setPrimaryKey({ before, after }: Altered): Change {
  const actions = [
    ...(before.schema.primaryKey ? [`DROP CONSTRAINT ${quote(before.schema.primaryKey.name)}`] : []),
    ...(after.schema.primaryKey ? [`ADD ${after.key('PRIMARY KEY', after.schema.primaryKey)}`] : []),
  ]
  return alter(after, actions)
}

/** Foreign keys that point at the column go with it. */
function dropColumn({ before }: Altered, { name, schema }: ColumnWords): Change {
  const others = before
    .referring()
    .filter(
      ({ table, key }) =>
        key.targetColumns.includes(schema.name) && !(table === before && key.columns.includes(schema.name)),
    )
  return [...others.map(({ table, key }) => dropConstraint(table, key.name)), ...alter(before, [`DROP COLUMN ${name}`])]
}

/** What a build that was stopped left behind has the name, and is of no use. */
function addIndex({ after }: Altered, index: IndexWords['schema'], concurrently: boolean): Change {
  const sql = after.createIndex(index, concurrently)
  if (!concurrently) return [sql]
  const left = `DROP INDEX CONCURRENTLY IF EXISTS ${indexName(after, index.name)}`
  return [
    { sql: left, alone: true },
    { sql, alone: true },
  ]
}

const dropIndex = (table: TableWords, name: string, concurrently: boolean): Change =>
  concurrently
    ? [{ sql: `DROP INDEX CONCURRENTLY IF EXISTS ${indexName(table, name)}`, alone: true }]
    : [`DROP INDEX ${indexName(table, name)}`]

const rename = ({ after }: Altered, of: Renamable, name: string, to: string): Change =>
  of === 'index'
    ? [`ALTER INDEX ${indexName(after, name)} RENAME TO ${quote(to)}`]
    : alter(after, [`RENAME CONSTRAINT ${quote(name)} TO ${quote(to)}`])

export const alterations: Alterations = {
  mergesKeys: true,
  createIndex,
  dropTable,
  comments: ({ name, schema, columns }) => [
    ...columns.flatMap(column => comment(name, column.name, column.schema.comment ?? null, null)),
    ...comment(name, null, schema.comment ?? null, null),
  ],
  renameTable: ({ before, after }) => alter(before, [`RENAME TO ${after.ownName}`]),
  moveTable,
  addColumn,
  dropColumn,
  renameColumn: ({ before }, from, to) => alter(before, [`RENAME COLUMN ${from.name} TO ${to.name}`]),
  changeColumn,
  setPrimaryKey,
  addUnique: ({ after }, key) => alter(after, [`ADD ${after.key('UNIQUE', key)}`]),
  dropUnique: ({ before }, { name }) => [dropConstraint(before, name)],
  addIndex,
  dropIndex: ({ before }, { name }, concurrently) => dropIndex(before, name, concurrently),
  // A check that is not valid yet holds for new rows: https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-NOTES
  addCheck: ({ after }, check) => validated(after, after.check(check), check.name),
  dropCheck: ({ before }, { name }) => [dropConstraint(before, name)],
  addForeignKey: ({ after }, key) => alter(after, [`ADD ${after.foreignKey(key)}`]),
  dropForeignKey: ({ before }, { name }) => [dropConstraint(before, name)],
  addFullText: ({ after }, key) => after.createFullText(key),
  dropFullText: ({ before }, { name }) => dropIndex(before, name, false),
  rename,
  commentTable: ({ before, after }, text) => comment(after.name, null, text, before.schema.comment ?? null),
  setOptions: () => [],
}
