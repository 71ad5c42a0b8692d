// Descriptions as one database keeps them, so that what was asked for and what is there can be held side by side.
import type {
  ColumnSchema,
  DatabaseSchema,
  DialectName,
  IndexKeySchema,
  IndexSchema,
  SqlText,
  TableSchema,
} from '../../ast/schema.ts'
import { columnDefinition, keysOf } from '../../compile/change/definition.ts'
import { schemaName } from '../../compile/context.ts'
import type { DefiningDialect } from '../../dialect/dialect.ts'
import { normalDefault, normalSql } from '../../schema/normal/sql.ts'
import { normalType } from '../../schema/normal/type.ts'

/** A thing by its name, and what is to be the same about it, in words. */
export type Facts = ReadonlyMap<string, string>

/** What of a table can differ. */
export interface PhysicalTable {
  readonly name: string
  readonly columns: Facts
  /** Keys, constraints and indexes by what they are: names of constraints are not kept everywhere. */
  readonly keys: Facts
}

/** Whether SQL texts are compared, or only that there is one: databases print them in words of their own. */
export type Texts = 'compared' | 'present'

/**
 * SQLite knows no names of constraints but in its texts, where renamings leave them, and any single integer key is one that it
 * makes: https://sqlite.org/lang_createtable.html#rowid
 */
const KEEPS_TEXTS: ReadonlySet<string> = new Set<DialectName>(['sqlite'])

/** MySQL does the same for both. */
const SAME_ACTIONS: ReadonlySet<string> = new Set<DialectName>(['mysql', 'mariadb'])

/** There, unique constraints and unique indexes of whole columns are the same. */
const MERGES_KEYS = SAME_ACTIONS

const isPlain = (index: IndexSchema): boolean =>
  index.unique === true &&
  keysOf(index).every(({ column, descending, length }) => column !== undefined && !descending && length === undefined)

interface Frame {
  readonly dialect: DefiningDialect
  readonly name: DialectName
  readonly texts: Texts
}

/** The tables, by the names that they have there. */
export function physicalTables(
  { tables }: DatabaseSchema,
  dialect: DefiningDialect,
  texts: Texts,
): ReadonlyMap<string, PhysicalTable> {
  const frame = { dialect, name: dialect.name as DialectName, texts }
  return new Map(tables.map(table => [placed(table, dialect), physicalTable(table, frame)]))
}

/** The name of a table with its schema, which is a part of the name where databases have none. */
function placed(
  { name, schema }: { readonly name: string; readonly schema?: string | undefined },
  dialect: DefiningDialect,
): string {
  if (schema === undefined) return name
  return dialect.abilities.schemas ? `${schemaName(dialect, schema)}.${name}` : `${schemaName(dialect, schema)}_${name}`
}

function physicalTable(table: TableSchema, frame: Frame): PhysicalTable {
  return {
    name: placed(table, frame.dialect),
    columns: new Map(table.columns.map(column => [column.name, columnFacts(column, table, frame)])),
    keys: new Map(keyFacts(table, frame)),
  }
}

function columnFacts(column: ColumnSchema, table: TableSchema, frame: Frame): string {
  const { dialect, name } = frame
  const definition = columnDefinition(column, table, dialect)
  const type = dialect.ddl.column({ ...definition, collate: null }, dialect.quote).replace(/ COLLATE .*$/, '')
  const generated = textOf(column.generated, frame)
  const nullable = definition.nullable || (generated !== null && dialect.ddl.generatedNullable)
  return [
    normalType(name, type),
    ...(nullable ? [] : ['NOT NULL']),
    ...(definition.auto && !KEEPS_TEXTS.has(name) ? ['with keys that the database makes'] : []),
    ...words('default', defaultOf(column, frame)),
    ...words(column.virtual ? 'worked out when read as' : 'generated as', generated),
  ].join(' ')
}

const words = (what: string, text: string | null): string[] => (text === null ? [] : [`${what} ${text}`])

function textOf(text: SqlText | undefined, { name, texts }: Frame): string | null {
  if (text === undefined) return null
  const own = typeof text === 'string' ? text : text[name]
  if (own === undefined) return null
  return texts === 'present' ? '...' : normalSql(name, own)
}

/** A default of null, and one that is the same however it is written, make no difference. */
function defaultOf(column: ColumnSchema, { name, texts }: Frame): string | null {
  const { default: text } = column
  const own = typeof text === 'string' ? text : text?.[name]
  if (own === undefined) return null
  const value = normalDefault(name, own, column)
  return value === '' ? null : texts === 'present' ? '...' : value
}

/** Whether an index is a unique constraint where databases keep no difference between the two. */
export const isUniqueKey = (index: IndexSchema, dialect: string): boolean => MERGES_KEYS.has(dialect) && isPlain(index)

const listed = (columns: readonly string[]): string => `(${columns.join(', ')})`

function* keyFacts(table: TableSchema, frame: Frame): Iterable<[string, string]> {
  const { primaryKey, uniques = [], foreignKeys = [], checks = [], indexes = [], fullTexts = [] } = table
  if (primaryKey) yield [`primary key ${listed(primaryKey.columns)}`, '']
  for (const { columns } of uniques) yield [`unique ${listed(columns)}`, '']
  for (const key of foreignKeys) {
    const target = placed({ name: key.table, schema: key.schema }, frame.dialect)
    const actions = `${action('delete', key.onDelete, frame)}${action('update', key.onUpdate, frame)}`
    yield [`foreign key ${listed(key.columns)} at ${target} ${listed(key.targetColumns)}`, actions]
  }
  for (const { name, rule } of checks) {
    const text = textOf(rule, KEEPS_TEXTS.has(frame.name) ? { ...frame, texts: 'compared' } : frame)
    if (text !== null) yield KEEPS_TEXTS.has(frame.name) ? [`check ${text}`, ''] : [`check ${name}`, text]
  }
  for (const index of indexes) {
    const where = textOf(index.where, frame)
    const keys = keysOf(index).map(key => keyText(key, frame))
    if (isUniqueKey(index, frame.name)) yield [`unique ${listed(keys)}`, '']
    else yield [`${index.unique ? 'unique ' : ''}index ${listed(keys)}${where === null ? '' : ` where ${where}`}`, '']
  }
  for (const { columns } of fullTexts) yield [`full-text index ${listed(columns)}`, '']
}

const action = (event: string, what: string | undefined, { name }: Frame): string =>
  what === undefined || what === 'no action' || (what === 'restrict' && SAME_ACTIONS.has(name))
    ? ''
    : ` on ${event} ${what}`

function keyText({ column, sql, descending }: IndexKeySchema, frame: Frame): string {
  const key = column ?? textOf(sql, frame) ?? ''
  return descending ? `${key} descending` : key
}
