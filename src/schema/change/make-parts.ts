// Keys, indexes, checks and foreign keys as constructors take them, as descriptions have them.
import type {
  CheckSchema,
  ForeignKeySchema,
  IndexKeySchema,
  IndexSchema,
  KeySchema,
  OnTable,
} from '../../ast/schema.ts'
import { constraintName } from '../../model/constraint-name.ts'
import { type Named, refuse, shown } from './find.ts'
import type { ForeignKeyTarget, IndexColumn, IndexOptions, TableRef } from './make-types.ts'
import * as is from './make-options.ts'

/** The table that is meant. */
export function toNamed(table: unknown): Named {
  const of = 'The table of an operation'
  if (typeof table === 'string') return { name: is.value(table, is.text, of) }
  const found = is.options<Named>(table, { name: is.text, schema: is.text }, of)
  if (found.name === undefined) return refuse(`${of} has to be a name, or an object with name and schema`)
  return { name: found.name, ...is.given(found, 'schema') }
}

export const toOn = (table: TableRef): OnTable => {
  const { name, schema } = toNamed(table)
  return { table: name, ...(schema !== undefined && { schema }) }
}

type Kind = Parameters<typeof constraintName>[0]
export const KINDS: { readonly [K in Kind]: string } = {
  primaryKey: 'primary key',
  unique: 'unique constraint',
  index: 'index',
  check: 'check',
  foreignKey: 'foreign key',
  fullText: 'full-text index',
}

const someOf = (kind: Kind, table: Named): string =>
  `A${kind === 'index' ? 'n' : ''} ${KINDS[kind]} of the table ${shown(table)}`

/** The columns of a key. */
function toColumns(given: unknown, of: string): readonly string[] {
  const columns = is.value<readonly string[]>(given, is.texts, `${of}: columns`)
  const twice = columns.find((column, at) => columns.indexOf(column) !== at)
  return twice === undefined ? columns : refuse(`${of} has the column ${twice} twice`)
}

/** The name that was given, or else the usual one. */
const nameOf = (kind: Kind, table: Named, columns: readonly string[], name: string | undefined): string =>
  name === undefined ? constraintName(kind, table.name, columns) : is.newName(name, `${someOf(kind, table)}: its name`)

/** A primary key, a unique constraint or a full-text index: columns, or columns and a name. */
export function toKey(kind: Kind, table: Named, input: unknown): KeySchema {
  const of = someOf(kind, table)
  const given = Array.isArray(input) ? { columns: input as unknown } : input
  const found = is.options<KeySchema>(given, { columns: is.list, name: is.text }, of)
  const columns = toColumns(found.columns, of)
  return { name: nameOf(kind, table, columns, found.name), columns }
}

const KEY = { descending: is.flag, nulls: is.oneOf('first', 'last'), collate: is.text, operators: is.text }

function toIndexKey(input: unknown, of: string): string | IndexKeySchema {
  if (typeof input === 'string') return is.value(input, is.text, `${of}: a column`)
  const isColumn = is.isPlain(input) && 'column' in input
  const rules = isColumn ? { column: is.text, length: is.count, ...KEY } : { sql: is.sql, ...KEY }
  const found = is.options<IndexColumn<string> & IndexKeySchema>(input, rules, `${of}, a key`)
  if (found.column === undefined && found.sql === undefined) {
    return refuse(`${of}: a key has to be a column, or an object with column or sql`)
  }
  const { column } = found
  const rest = {
    ...is.flags(found, 'descending'),
    ...is.given(found, 'sql', 'nulls', 'collate', 'operators', 'length'),
  }
  if (column === undefined) return rest
  return Object.keys(rest).length > 0 ? { column, ...rest } : column
}

const INDEX = {
  name: is.text,
  unique: is.flag,
  where: is.sql,
  include: is.list,
  method: is.text,
  nullsNotDistinct: is.flag,
}

export function toIndex(table: Named, input: unknown): IndexSchema {
  const of = someOf('index', table)
  const given = Array.isArray(input) ? { keys: input as unknown } : input
  const found = is.options<IndexOptions<string> & { keys: unknown[] }>(given, { keys: is.list, ...INDEX }, of)
  const keys = (found.keys ?? []).map(key => toIndexKey(key, of))
  if (keys.length === 0) refuse(`${of}: keys have to be a list of columns`)
  const columns = keys.map(key => (typeof key === 'string' ? key : key.column))
  const known = columns.flatMap(column => column ?? [])
  if (known.length < columns.length && found.name === undefined) refuse(`${of} by an expression needs a name`)
  const include = found.include && toColumns(found.include, `${of}: include`)
  return {
    name: nameOf('index', table, known, found.name),
    keys,
    ...is.flags(found, 'unique', 'nullsNotDistinct'),
    ...is.given(found, 'where', 'method'),
    ...(include && { include }),
  }
}

export const toCheck = (table: Named, name: unknown, rule: unknown): CheckSchema => {
  const own = is.newName(name, `${someOf('check', table)}: its name`)
  return { name: own, rule: is.value(rule, is.sql, `The check ${own} of the table ${shown(table)}`) }
}

const ACTIONS = is.oneOf('cascade', 'restrict', 'no action', 'set null', 'set default')
const TARGET = {
  table: is.anything,
  columns: is.list,
  onDelete: ACTIONS,
  onUpdate: ACTIONS,
  deferrable: is.oneOf('immediate', 'deferred'),
  name: is.text,
}

export function toForeignKey(table: Named, from: unknown, to: unknown): ForeignKeySchema {
  const of = someOf('foreignKey', table)
  const columns = toColumns(from, of)
  const found = is.options<ForeignKeyTarget>(to, TARGET, of)
  if (found.table === undefined) return refuse(`${of} needs a table to point at`)
  const target = toNamed(found.table)
  const targetColumns = toColumns(found.columns, `${of}, at its other end`)
  if (columns.length !== targetColumns.length) {
    refuse(`${of} has ${columns.length} columns and points at ${targetColumns.length}`)
  }
  const actions = { onDelete: action(found.onDelete), onUpdate: action(found.onUpdate) }
  return {
    name: nameOf('foreignKey', table, columns, found.name),
    columns,
    table: target.name,
    ...is.given(target, 'schema'),
    targetColumns,
    ...is.given(actions, 'onDelete', 'onUpdate'),
    ...is.given(found, 'deferrable'),
  }
}

const action = (given: ForeignKeyTarget['onDelete']): ForeignKeySchema['onDelete'] | undefined =>
  given === 'no action' ? undefined : given
