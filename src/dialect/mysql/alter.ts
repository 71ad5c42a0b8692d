// How MySQL changes tables, a step at a time: each statement is done or not, and no transaction takes it back.
// https://dev.mysql.com/doc/refman/8.4/en/alter-table.html, https://mariadb.com/kb/en/alter-table/
import type { KeySchema, Renamable } from '../../ast/schema.ts'
import { UnsupportedError } from '../../error/definition.ts'
import type { Alterations, Altered, Change, ColumnWords, IndexKeyWords, IndexWords, TableWords } from '../alter.ts'
import { addColumn, changeColumn, dropFullText, renameColumn, standIns } from './alter-column.ts'
import { around } from './around.ts'
import type { Flavour } from './flavour.ts'
import { alter, rekeyed } from './foreign-keys.ts'
import { quote, textLiteral } from './text.ts'
import { refuseWritten } from './written.ts'

type Name = Flavour['name']

function indexKey({ key, sql }: IndexKeyWords, flavour: Name): string {
  if (key.column === undefined && flavour === 'mariadb') throw new UnsupportedError('indexes of expressions', flavour)
  const own = key.length === undefined ? sql : `${sql}(${key.length})`
  return key.descending ? `${own} DESC` : own
}

/** The sort of index that has a word of its own; trees are the only other one. */
const SORTS = new Set(['spatial'])

const createIndex =
  (flavour: Name) =>
  ({ schema, name, table, keys, where }: IndexWords): string => {
    const { unique, method = '', nullsNotDistinct } = schema
    if (where !== null) throw new UnsupportedError('indexes of some rows', flavour)
    if (nullsNotDistinct) throw new UnsupportedError('unique indexes that hold nulls apart', flavour)
    const sort = SORTS.has(method) ? ' SPATIAL' : unique ? ' UNIQUE' : ''
    return `CREATE${sort} INDEX ${name} ON ${table} (${keys.map(key => indexKey(key, flavour)).join(', ')})`
  }

/** Foreign keys of other tables go first. */
function dropTable(table: TableWords, others: readonly Altered[]): Change {
  const { first, last } = rekeyed(others, () => false)
  return [...first, `DROP TABLE ${table.name}`, ...last]
}

/** Indexes have the name that schemas give their tables; unique constraints have none of it. */
function moveTable(on: Altered): Change {
  const { before, after } = on
  const words = before.schema.fullTexts ?? []
  const renamed = (before.schema.indexes ?? []).map(
    ({ name }) => `RENAME INDEX ${before.named(name)} TO ${after.named(name)}`,
  )
  return [
    ...words.flatMap(({ name }) => dropFullText(before, name)),
    `RENAME TABLE ${before.name} TO ${after.name}`,
    ...alter(after, renamed),
    ...words.flatMap(key => after.createFullText(key)),
  ]
}

/** An index that loses one of its columns would stay with the others. */
function dropColumn(on: Altered, { name, schema, check }: ColumnWords): Change {
  const { before, after } = on
  const gone = <P extends { readonly name: string }>(had: readonly P[] = [], has: readonly P[] = []): P[] =>
    had.filter(part => !has.some(one => one.name === part.name))
  const actions = [
    ...(check === null ? [] : [`DROP CONSTRAINT ${quote(schema.typeCheck as string)}`]),
    ...(before.schema.primaryKey && !after.schema.primaryKey ? ['DROP PRIMARY KEY'] : []),
    ...standIns(on),
    ...gone(before.schema.uniques, after.schema.uniques).map(unique => `DROP INDEX ${quote(unique.name)}`),
    ...gone(before.schema.indexes, after.schema.indexes).map(index => `DROP INDEX ${before.named(index.name)}`),
    `DROP COLUMN ${name}`,
  ]
  const words = gone(before.schema.fullTexts, after.schema.fullTexts)
  return around(on, [...words.flatMap(key => dropFullText(before, key.name)), ...alter(before, actions)])
}

function setPrimaryKey(on: Altered): Change {
  const { before, after } = on
  const actions = [
    ...(before.schema.primaryKey ? ['DROP PRIMARY KEY'] : []),
    ...(after.schema.primaryKey ? [`ADD ${after.key('PRIMARY KEY', after.schema.primaryKey)}`] : []),
    ...standIns(on),
  ]
  return around(on, alter(after, actions))
}

const named = <P extends { readonly name: string }>(parts: readonly P[] | undefined, name: string): P =>
  parts?.find(part => part.name === name) as P

/** A primary key has no name. Checks and foreign keys keep theirs as long as they live. */
function rename(on: Altered, of: Renamable, name: string, to: string): Change {
  const { before, after } = on
  switch (of) {
    case 'primaryKey':
      return []
    case 'unique':
      return alter(after, [`RENAME INDEX ${quote(name)} TO ${quote(to)}`])
    case 'index':
      return alter(after, [`RENAME INDEX ${before.named(name)} TO ${after.named(to)}`])
    case 'check': {
      const added = after.check(named(after.schema.checks, to))
      return [...alter(before, [`DROP CONSTRAINT ${quote(name)}`]), ...alter(after, [`ADD ${added}`])]
    }
    case 'foreignKey': {
      const { first, last } = rekeyed([on], () => false)
      return [...first, ...last]
    }
  }
}

export const alterations = (flavour: Name): Alterations => ({
  refuse: refuseWritten,
  createIndex: createIndex(flavour),
  dropTable,
  // Those of columns stand in their definitions.
  comments: ({ name, schema }) =>
    schema.comment === undefined ? [] : [`ALTER TABLE ${name} COMMENT = ${textLiteral(schema.comment)}`],
  renameTable: ({ before, after }) => [`RENAME TABLE ${before.name} TO ${after.name}`],
  moveTable,
  addColumn,
  dropColumn,
  renameColumn: renameColumn(flavour),
  changeColumn: changeColumn(flavour),
  setPrimaryKey,
  addUnique: (on, key: KeySchema) => around(on, alter(on.after, [`ADD ${on.after.key('UNIQUE', key)}`])),
  dropUnique: (on, { name }) => around(on, alter(on.before, [`DROP INDEX ${quote(name)}`])),
  // An index is made while others write: https://dev.mysql.com/doc/refman/8.4/en/innodb-online-ddl-operations.html
  addIndex: (on, index) => around(on, [on.after.createIndex(index)]),
  dropIndex: (on, { name }) => around(on, alter(on.before, [`DROP INDEX ${on.before.named(name)}`])),
  addCheck: ({ after }, check) => alter(after, [`ADD ${after.check(check)}`]),
  dropCheck: ({ before }, { name }) => alter(before, [`DROP CONSTRAINT ${quote(name)}`]),
  addForeignKey: on => around(on, []),
  dropForeignKey: on => around(on, []),
  addFullText: ({ after }, key) => after.createFullText(key),
  dropFullText: ({ before }, { name }) => dropFullText(before, name),
  rename,
  commentTable: ({ after }, text) => [`ALTER TABLE ${after.name} COMMENT = ${textLiteral(text ?? '')}`],
  setOptions: () => [],
})
