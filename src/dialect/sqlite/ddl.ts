// How SQLite defines tables: https://sqlite.org/lang_createtable.html
import type { TableOptions } from '../../ast/operation.ts'
import type { ValueType } from '../../ast/value-type.ts'
import type { Definitions, StoredColumn } from '../definitions.ts'
import { alterations } from './alter.ts'
import { form, isInteger } from './form.ts'
import { fullText } from './full-text.ts'

/** The types that STRICT tables know: https://sqlite.org/stricttables.html */
export const STRICT: ReadonlySet<string> = new Set(['INT', 'INTEGER', 'REAL', 'TEXT', 'BLOB', 'ANY'])

const NAMES: Readonly<Record<string, string>> = {
  bit: 'INTEGER',
  milliseconds: 'INTEGER',
  double: 'REAL',
  numeric: 'REAL',
  bytes: 'BLOB',
}

/** What the form of the type reads and writes. */
function typeName(type: ValueType): string {
  if (type.kind === 'custom') return type.sqlType as string
  return isInteger(type) ? 'INTEGER' : (NAMES[form(type) ?? ''] ?? 'TEXT')
}

const column = ({ type, collate }: StoredColumn, quote: (name: string) => string): string =>
  collate === null ? typeName(type) : `${typeName(type)} COLLATE ${quote(collate)}`

/** Text with a NUL in it would end the statement there. */
function text(value: string): string {
  if (!value.includes('\0')) return `'${value.replaceAll("'", "''")}'`
  return `CAST(${bytes(new TextEncoder().encode(value))} AS TEXT)`
}

const bytes = (value: Uint8Array): string =>
  `x'${Array.from(value, byte => byte.toString(16).padStart(2, '0')).join('')}'`

function literal(value: unknown): string {
  if (value === null) return 'NULL'
  if (typeof value === 'string') return text(value)
  return value instanceof Uint8Array ? bytes(value) : String(value as number | bigint)
}

/** Booleans are integers, and enums text, of which only some are values. */
function typeCheck(name: string, { kind, values = [] }: ValueType): string | null {
  if (kind === 'boolean') return `${name} IN (0, 1)`
  return kind === 'enum' ? `${name} IN (${values.map(text).join(', ')})` : null
}

/** Dropping a table runs the actions of the keys that point at it: rows of tables that stay would go with it. */
function referring(names: readonly string[]): string {
  const list = `COLLATE NOCASE IN (${names.map(text).join(', ')})`
  return `SELECT t.name AS "table", k."table" AS "target" FROM sqlite_schema AS t, pragma_foreign_key_list(t.name) AS k
    WHERE t.type = 'table' AND NOT (t.name ${list}) AND k."table" ${list} LIMIT 1`
}

/** https://sqlite.org/withoutrowid.html */
function tableOptions(types: readonly ValueType[], { loose, withoutRowid }: TableOptions = {}): string {
  const strict = !loose && types.every(type => STRICT.has(typeName(type).toUpperCase()))
  const options = [...(strict ? ['STRICT'] : []), ...(withoutRowid ? ['WITHOUT ROWID'] : [])]
  return options.length > 0 ? ` ${options.join(', ')}` : ''
}

/**
 * Tables are STRICT: the column types are exactly those that STRICT knows, and a value of another type is refused
 * where it is written instead of where it is read. Only a custom column of a type that STRICT lacks makes its table
 * an ordinary one. Generated columns are STORED, as on all databases: computed once per write, and as good as others
 * for keys and indexes.
 */
export const ddl: Definitions = {
  literal,
  column,
  // An alias of the rowid: https://sqlite.org/lang_createtable.html#rowid
  identity: (_type, autoincrement) => `INTEGER PRIMARY KEY${autoincrement ? ' AUTOINCREMENT' : ''}`,
  typeCheck,
  generated: (expression, virtual) => `GENERATED ALWAYS AS (${expression}) ${virtual ? 'VIRTUAL' : 'STORED'}`,
  tableOptions,
  deferrable: when => `DEFERRABLE INITIALLY ${when === 'deferred' ? 'DEFERRED' : 'IMMEDIATE'}`,
  schema: null,
  indexKey: name => name,
  transactional: true,
  forwardKeys: true,
  comment: null,
  // Dropping deletes the rows first, which breaks the keys of a cycle until its last table is gone; the pragma ends with
  // the transaction: https://sqlite.org/foreignkeys.html#fk_schemacommands
  dropTables: (names, cyclic) => [
    ...(cyclic ? ['PRAGMA defer_foreign_keys = ON'] : []),
    ...names.map(name => `DROP TABLE IF EXISTS ${name}`),
  ],
  referring,
  fullText,
  alter: alterations,
}
