// Generated columns that are made again, with all that stands on them: no value of theirs is anywhere else.
import type { CheckSchema, ForeignKeySchema, IndexSchema, KeySchema, SqlText, TableSchema } from '../../ast/schema.ts'
import type { Altered, ColumnWords, TableWords } from '../alter.ts'
import { mentions } from '../names.ts'
import { dropConstraint as drop, indexName } from './names.ts'
import { comment } from './text.ts'

const says = (text: SqlText | undefined, column: string): boolean => {
  const own = typeof text === 'string' ? text : text?.postgres
  return own !== undefined && mentions(own, column)
}

const hasKey = ({ columns }: KeySchema, column: string): boolean => columns.includes(column)

const hasIndex = ({ keys, where, include = [] }: IndexSchema, column: string): boolean =>
  include.includes(column) ||
  says(where, column) ||
  keys.some(key => (typeof key === 'string' ? key === column : key.column === column || says(key.sql, column)))

/** What has to go, and come back, for a column of the table. */
interface Parts {
  readonly primaryKey: readonly KeySchema[]
  readonly uniques: readonly KeySchema[]
  readonly indexes: readonly IndexSchema[]
  readonly fullTexts: readonly KeySchema[]
  readonly checks: readonly CheckSchema[]
  readonly foreignKeys: readonly (readonly [TableWords, ForeignKeySchema])[]
}

function partsOf(table: TableWords, names: readonly string[]): Parts {
  const own: TableSchema = table.schema
  const some = <P>(parts: readonly P[] | undefined, has: (part: P, column: string) => boolean): P[] =>
    (parts ?? []).filter(part => names.some(name => has(part, name)))
  const pointing = table
    .referring()
    .filter(({ table: other, key }) => other !== table && key.targetColumns.some(name => names.includes(name)))
  const itself = some(own.foreignKeys, (key, name) => hasKey(key, name) || pointsAtSelf(key, own, name))
  return {
    primaryKey: some(own.primaryKey ? [own.primaryKey] : [], hasKey),
    uniques: some(own.uniques, hasKey),
    indexes: some(own.indexes, hasIndex),
    fullTexts: some(own.fullTexts, hasKey),
    checks: some(own.checks, ({ rule }, name) => says(rule, name)),
    foreignKeys: [
      ...itself.map(key => [table, key] as const),
      ...pointing.map(({ table: other, key }) => [other, key] as const),
    ],
  }
}

const pointsAtSelf = (key: ForeignKeySchema, { name, schema }: TableSchema, column: string): boolean =>
  key.table === name && key.schema === schema && key.targetColumns.includes(column)

/** `between` runs while the columns are away. */
export function remade(on: Altered, columns: readonly ColumnWords[], between: readonly string[]): string[] {
  const { after } = on
  const parts = partsOf(
    after,
    columns.map(({ schema }) => schema.name),
  )
  const alter = (table: TableWords, action: string): string => `ALTER TABLE ${table.name} ${action}`
  const checked = columns.filter(column => before(on, column).check !== null)
  return [
    ...parts.foreignKeys.map(([table, { name }]) => drop(table, name)),
    ...[...parts.primaryKey, ...parts.uniques, ...parts.checks].map(({ name }) => drop(after, name)),
    ...checked.map(column => drop(after, before(on, column).schema.typeCheck as string)),
    ...[...parts.indexes, ...parts.fullTexts].map(({ name }) => `DROP INDEX ${indexName(after, name)}`),
    ...columns.map(({ name }) => alter(after, `DROP COLUMN ${name}`)),
    ...between,
    ...columns.map(column => alter(after, `ADD COLUMN ${column.line()}`)),
    ...columns.flatMap(({ check }) => (check === null ? [] : [alter(after, `ADD ${check}`)])),
    ...parts.primaryKey.map(key => alter(after, `ADD ${after.key('PRIMARY KEY', key)}`)),
    ...parts.uniques.map(key => alter(after, `ADD ${after.key('UNIQUE', key)}`)),
    ...parts.checks.map(check => alter(after, `ADD ${after.check(check)}`)),
    ...parts.indexes.map(one => after.createIndex(one)),
    ...parts.fullTexts.flatMap(one => after.createFullText(one)),
    ...parts.foreignKeys.map(([table, key]) => alter(table, `ADD ${table.foreignKey(key)}`)),
    ...columns.flatMap(({ name, schema }) => comment(after.name, name, schema.comment ?? null, null)),
  ]
}

const before = (on: Altered, { schema }: ColumnWords): ColumnWords => on.before.column(schema.name)
