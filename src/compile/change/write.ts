// Operations on descriptions to the statements that carry them out in a live database.
import type { DatabaseSchema, KeySchema, OnTable, SchemaOperation, TableSchema } from '../../ast/schema.ts'
import type { Altered, Change, ChangeStatement, TableWords } from '../../dialect/alter.ts'
import type { DefiningDialect } from '../../dialect/dialect.ts'
import { MigrationError } from '../../error/migration.ts'
import { createSchema, createTable, nameOf } from '../table.ts'
import { tableDefinition, tableName } from './definition.ts'
import { requiredText, shown, shownOn } from './text.ts'
import { writeColumnChange } from './write-column.ts'
import { alterations, findTable, tableWords } from './words.ts'
import { writeKeyChange } from './write-key.ts'

export type { ChangeStatement } from '../../dialect/alter.ts'

/**
 * The statements of one operation, in order, between the descriptions before and after it; `rebuild` where the database
 * cannot change its table so, and a new one has to take its place.
 * @throws MigrationError where the description says nothing for this database
 * @throws UnsupportedError where the database has nothing like it
 */
export function writeChange(
  operation: SchemaOperation,
  before: DatabaseSchema,
  after: DatabaseSchema,
  dialect: DefiningDialect,
): readonly ChangeStatement[] | 'rebuild' {
  const change = written(operation, before, after, dialect)
  return change === 'rebuild' ? change : change.map(one => (typeof one === 'string' ? { sql: one } : one))
}

/** The table that an operation is about. */
export function tableAt(database: DatabaseSchema, on: OnTable, dialect: DefiningDialect): TableWords {
  return tableWords(schemaAt(database, on), database, dialect)
}

function schemaAt(database: DatabaseSchema, on: OnTable): TableSchema {
  const found = findTable(database, on.table, on.schema)
  if (!found) throw new MigrationError(`There is no table ${shownOn(on)}`)
  return found
}

function written(
  operation: SchemaOperation,
  before: DatabaseSchema,
  after: DatabaseSchema,
  dialect: DefiningDialect,
): Change {
  switch (operation.kind) {
    case 'createTable':
      return newTable(operation.table, after, dialect)
    case 'dropTable':
      return droppedTable(operation, before, after, dialect)
    case 'createView': {
      const { view } = operation
      const sql = requiredText(view.sql, `The view ${shown(view)}`, dialect)
      return [...createSchema(tableName(view), dialect), `CREATE VIEW ${nameOf(tableName(view), dialect)} AS ${sql}`]
    }
    case 'dropView':
      return [`DROP VIEW ${nameOf(tableName(operation), dialect)}`]
    default:
      return altered(operation, before, after, dialect)
  }
}

function newTable(table: TableSchema, after: DatabaseSchema, dialect: DefiningDialect): Change {
  const alter = alterations(dialect)
  const words = tableWords(table, after, dialect)
  alter.refuse?.(words)
  const { indexes = [], fullTexts = [] } = table
  const { uniques, ...definition } = tableDefinition(table, dialect)
  const later = alter.mergesKeys ? repeated(table) : []
  const first = uniques.filter(key => !later.includes(key))
  return [
    ...createSchema(tableName(table), dialect),
    createTable({ ...definition, uniques: first }, dialect),
    ...later.flatMap(key => alter.addUnique({ before: words, after: words, others: [] }, key)),
    ...indexes.map(index => words.createIndex(index)),
    ...fullTexts.flatMap(index => words.createFullText(index)),
    ...alter.comments(words),
  ]
}

/** With the tables that point at it. */
function droppedTable(on: OnTable, before: DatabaseSchema, after: DatabaseSchema, dialect: DefiningDialect): Change {
  const table = tableAt(before, on, dialect)
  return alterations(dialect).dropTable(table, others(table, after, dialect))
}

/** The other tables with foreign keys that point at it. */
function others(table: TableWords, after: DatabaseSchema, dialect: DefiningDialect): Altered[] {
  const found = new Map<string, TableWords>()
  for (const { table: other } of table.referring()) if (other !== table) found.set(other.name, other)
  return [...found.values()].map(other => {
    const { name, schema } = other.schema
    const now = findTable(after, name, schema)
    return { before: other, after: now ? tableWords(now, after, dialect) : other, others: [] }
  })
}

/** Unique constraints over the columns of a key before them. */
function repeated({ primaryKey, uniques = [] }: TableSchema): KeySchema[] {
  const seen = new Set(primaryKey ? [JSON.stringify(primaryKey.columns)] : [])
  return uniques.filter(({ columns }) => {
    const text = JSON.stringify(columns)
    const again = seen.has(text)
    seen.add(text)
    return again
  })
}

type OnExisting = Exclude<SchemaOperation, { kind: 'createTable' | 'dropTable' | 'createView' | 'dropView' }>

/** What the table goes by afterwards. */
function nameAfter(operation: OnExisting): OnTable {
  const { table, schema } = operation
  const from = schema === undefined ? {} : { schema }
  if (operation.kind === 'renameTable') return { table: operation.to, ...from }
  if (operation.kind === 'moveTable') return { table, ...(operation.to !== undefined && { schema: operation.to }) }
  return { table, ...from }
}

function altered(
  operation: OnExisting,
  before: DatabaseSchema,
  after: DatabaseSchema,
  dialect: DefiningDialect,
): Change {
  const alter = alterations(dialect)
  const [was, is] = [tableAt(before, operation, dialect), tableAt(after, nameAfter(operation), dialect)]
  alter.refuse?.(is)
  const on: Altered = { before: was, after: is, others: others(was, after, dialect) }
  switch (operation.kind) {
    case 'renameTable':
      return alter.renameTable(on)
    case 'moveTable': {
      const { schema } = on.after.schema
      const moved = alter.moveTable(on, on.after.inSchema)
      const made = createSchema({ name: operation.table, schema: schema ?? null }, dialect)
      return moved === 'rebuild' ? moved : [...made, ...moved]
    }
    case 'commentTable':
      return alter.commentTable(on, operation.text ?? null)
    case 'setOptions':
      return alter.setOptions(on)
    case 'addColumn':
    case 'dropColumn':
    case 'renameColumn':
    case 'changeColumn':
      return writeColumnChange(operation, on, dialect)
    default:
      return writeKeyChange(operation, on, alter)
  }
}
