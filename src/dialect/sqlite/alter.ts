// What SQLite changes in place: https://sqlite.org/lang_altertable.html. For the rest, a new table takes the old one's place.
import type { IndexSchema, Renamable } from '../../ast/schema.ts'
import { UnsupportedError } from '../../error/definition.ts'
import type {
  Alterations,
  Altered,
  Change,
  ColumnWords,
  Filling,
  IndexKeyWords,
  IndexWords,
  TableWords,
} from '../alter.ts'
import { mentions, partsOf } from '../parts.ts'

const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`

/** Null sorts lowest: SQLite has no words for another place in an index. */
const indexKey = ({ key, sql }: IndexKeyWords): string =>
  `${sql}${key.collate === undefined ? '' : ` COLLATE ${quote(key.collate)}`}${key.descending ? ' DESC' : ''}`

function createIndex({ schema, name, table, keys, where }: IndexWords): string {
  if (schema.nullsNotDistinct) throw new UnsupportedError('unique indexes that hold nulls apart', 'sqlite')
  const made = `CREATE${schema.unique ? ' UNIQUE' : ''} INDEX ${name} ON ${table} (${keys.map(indexKey).join(', ')})`
  return where === null ? made : `${made} WHERE ${where}`
}

/** Names are the same where only the case of ASCII letters differs. */
const fold = (name: string): string => name.replace(/[A-Z]+/g, letters => letters.toLowerCase())

/** A table cannot take a name that it has in another case. */
function renamed({ before, after }: Altered): string[] {
  const rename = (from: string, to: string): string => `ALTER TABLE ${from} RENAME TO ${to}`
  if (before.name === after.name) return []
  if (fold(before.name) !== fold(after.name)) return [rename(before.name, after.name)]
  const between = quote(`~${before.schema.name}`)
  return [rename(before.name, between), rename(between, after.name)]
}

/** The table that holds the words, and the triggers that keep it: https://sqlite.org/fts5.html */
const dropFullText = (table: TableWords, name: string): string[] => [
  ...['insert', 'update', 'delete'].map(event => `DROP TRIGGER ${table.named(`${name}_${event}`)}`),
  `DROP TABLE ${table.named(name)}`,
]

/** A table of the same rows that nobody points at. The pragma lets rows point at each other while they go. */
function dropTable(table: TableWords, others: readonly Altered[]): Change {
  if (others.length > 0) return 'rebuild'
  const words = table.schema.fullTexts ?? []
  return [
    ...(table.referring().length > 0 ? ['PRAGMA defer_foreign_keys = ON'] : []),
    `DROP TABLE ${table.name}`,
    ...words.map(({ name }) => `DROP TABLE ${table.named(name)}`),
  ]
}

/** Schemas are prefixes, of indexes too. */
function moveTable(on: Altered): Change {
  const { before, after } = on
  const { indexes = [], fullTexts = [] } = after.schema
  return [
    ...fullTexts.flatMap(({ name }) => dropFullText(before, name)),
    ...renamed(on),
    ...indexes.flatMap(index => [`DROP INDEX ${before.named(index.name)}`, after.createIndex(index)]),
    ...fullTexts.flatMap(key => after.createFullText(key)),
  ]
}

/** Values that rows can have without a look at them: texts, numbers, bytes and words. */
const CONSTANT =
  /^\(?\s*(?:'(?:[^']|'')*'|x'[\da-f]*'|[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?|null|true|false)\s*\)?$/i

/** Rows that are there get the default of a column, or null, without being written. */
function addColumn({ before, after }: Altered, column: ColumnWords, backfill: string | null): Change {
  const { schema, generated, default: value, check } = column
  const kept = generated === null || (schema.virtual && schema.nullable)
  const filled = schema.nullable || (value !== null && !/^\(?\s*null\s*\)?$/i.test(value))
  if (schema.identity || !kept || !filled || before.options !== after.options) return 'rebuild'
  if (value !== null && !CONSTANT.test(value)) return 'rebuild'
  const line = check === null ? column.line() : `${column.line()} ${check}`
  return [
    `ALTER TABLE ${after.name} ADD COLUMN ${line}`,
    ...(backfill === null ? [] : [`UPDATE ${after.name} SET ${column.name} = ${backfill}`]),
  ]
}

/** Only a column that nothing stands on goes by itself. */
function dropColumn({ before, after }: Altered, { name, schema, check }: ColumnWords): Change {
  const parts = Object.values(partsOf(before, [schema.name], 'sqlite'))
  const read = before.columns.some(
    ({ generated, schema: other }) =>
      other.name !== schema.name && generated !== null && mentions(generated, schema.name),
  )
  const tied = parts.some(list => list.length > 0) || read || check !== null || schema.identity
  if (tied || before.options !== after.options) return 'rebuild'
  return [`ALTER TABLE ${before.name} DROP COLUMN ${name}`]
}

/** What a check says, without its name. */
const ruleOf = ({ check, schema }: ColumnWords): string | null =>
  check === null ? null : check.slice(`CONSTRAINT ${quote(schema.typeCheck as string)} `.length)

/** Comments and names of checks are nothing that the database keeps, or looks for. */
function changeColumn({ after }: Altered, from: ColumnWords, to: ColumnWords, { using, backfill }: Filling): Change {
  if (using !== null || from.line() !== to.line() || ruleOf(from) !== ruleOf(to)) return 'rebuild'
  return backfill === null ? [] : [`UPDATE ${after.name} SET ${to.name} = ${backfill} WHERE ${to.name} IS NULL`]
}

function setPrimaryKey({ before, after }: Altered): Change {
  const columns = ({ schema }: TableWords): string => JSON.stringify(schema.primaryKey?.columns)
  return columns(before) === columns(after) ? [] : 'rebuild'
}

/** Only an index can be made again under another name; constraints are found by what they say. */
function rename({ before, after }: Altered, of: Renamable, name: string, to: string): Change {
  if (of !== 'index') return []
  const index = (after.schema.indexes ?? []).find(one => one.name === to) as IndexSchema
  return [`DROP INDEX ${before.named(name)}`, after.createIndex(index)]
}

const rebuild = (): Change => 'rebuild'

export const alterations: Alterations = {
  createIndex,
  dropTable,
  comments: () => [],
  renameTable: renamed,
  moveTable,
  addColumn,
  dropColumn,
  renameColumn: ({ before }, from, to) => [`ALTER TABLE ${before.name} RENAME COLUMN ${from.name} TO ${to.name}`],
  changeColumn,
  setPrimaryKey,
  addUnique: rebuild,
  dropUnique: rebuild,
  addIndex: ({ after }, index) => [after.createIndex(index)],
  dropIndex: ({ before }, { name }) => [`DROP INDEX ${before.named(name)}`],
  addCheck: rebuild,
  dropCheck: rebuild,
  addForeignKey: rebuild,
  dropForeignKey: rebuild,
  addFullText: ({ after }, key) => after.createFullText(key),
  dropFullText: ({ before }, { name }) => dropFullText(before, name),
  rename,
  commentTable: () => [],
  setOptions: ({ before, after }) => (before.options === after.options ? [] : 'rebuild'),
}
