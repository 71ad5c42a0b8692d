// How SQLite changes tables: https://sqlite.org/lang_altertable.html
import type { Alterations, ColumnWords, IndexWords } from '../alter.ts'
import { fullText } from './full-text.ts'

/** What SQLite takes as a default of a column that is added: no expression, and no time. */
const isConstant = (text: string): boolean => /^\(*(?:[-+]?\d[\d.]*|'(?:[^']|'')*'|NULL|TRUE|FALSE)\)*$/i.test(text)

const addable = ({ schema, default: value, generated }: ColumnWords): boolean =>
  !schema.identity &&
  !generated &&
  (schema.nullable ? value === null || isConstant(value) : value !== null && isConstant(value) && !/NULL/i.test(value))

function createIndex({ schema, name, table, keys, where }: IndexWords): string {
  const list = keys.map(
    ({ key, sql }) => `${sql}${key.collate ? ` COLLATE "${key.collate}"` : ''}${key.descending ? ' DESC' : ''}`,
  )
  return `CREATE ${schema.unique ? 'UNIQUE ' : ''}INDEX ${name} ON ${table} (${list.join(', ')})${where === null ? '' : ` WHERE ${where}`}`
}

export const alterations: Alterations = {
  createIndex,
  // Actions of foreign keys still write to full-text indexes while the rows go.
  dropTable: table => [
    `DROP TABLE ${table.name}`,
    ...(table.schema.fullTexts ?? []).flatMap(({ name }) => fullText.drop(table.named(name))),
  ],
  comments: () => [],
  renameTable: ({ before, after }) => [`ALTER TABLE ${before.name} RENAME TO ${after.ownName}`],
  moveTable: ({ before, after }) => [`ALTER TABLE ${before.name} RENAME TO ${after.ownName}`],
  addColumn: ({ before }, column, backfill) =>
    backfill === null && addable(column) && column.check === null
      ? [`ALTER TABLE ${before.name} ADD COLUMN ${column.line()}`]
      : 'rebuild',
  dropColumn: () => 'rebuild',
  renameColumn: ({ before }, from, to) => [`ALTER TABLE ${before.name} RENAME COLUMN ${from.name} TO ${to.name}`],
  changeColumn: () => 'rebuild',
  setPrimaryKey: () => 'rebuild',
  addUnique: () => 'rebuild',
  dropUnique: () => 'rebuild',
  addIndex: ({ after }, index) => [after.createIndex(index)],
  dropIndex: ({ before }, { name }) => [`DROP INDEX ${before.named(name)}`],
  addCheck: () => 'rebuild',
  dropCheck: () => 'rebuild',
  addForeignKey: () => 'rebuild',
  dropForeignKey: () => 'rebuild',
  addFullText: ({ after }, key) => after.createFullText(key),
  dropFullText: ({ before }, { name }) => fullText.drop(before.named(name)),
  rename: () => [],
  commentTable: () => [],
  setOptions: () => 'rebuild',
}
