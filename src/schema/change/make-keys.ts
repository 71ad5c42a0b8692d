// Operations on keys, indexes, checks and foreign keys.
import type { Renamable, SchemaOperation, SqlText } from '../../ast/schema.ts'
import { constraintName } from '../../model/constraint-name.ts'
import { type Named, shown } from './find.ts'
import { KINDS, toCheck, toForeignKey, toIndex, toKey, toNamed, toOn } from './make-parts.ts'
import type { ForeignKeyTarget, IndexKeyInput, IndexOptions, TableRef } from './make-types.ts'
import * as is from './make-options.ts'

export interface NameOption {
  /** Another name than the usual one. */
  readonly name?: string | undefined
}
export interface ConcurrentOption {
  /** Postgres: while others write, outside of any transaction. */
  readonly concurrently?: boolean | undefined
}

const keyed = (columns: readonly string[], options: NameOption | undefined, of: string): object => ({
  ...is.options<NameOption>(options, { name: is.text }, of),
  columns,
})

const of = (kind: keyof typeof KINDS, table: TableRef): string =>
  `The ${KINDS[kind]} of the table ${shown(toNamed(table))}`

/** `setPrimaryKey('heroes', ['id'])`, or null for none. The columns take no nulls. */
export function setPrimaryKey(
  table: TableRef,
  columns: readonly string[] | null,
  options?: NameOption,
): SchemaOperation {
  if (columns === null) return { kind: 'setPrimaryKey', ...toOn(table) }
  const key = toKey('primaryKey', toNamed(table), keyed(columns, options, of('primaryKey', table)))
  return { kind: 'setPrimaryKey', ...toOn(table), key }
}

/** `addUnique('heroes', ['name'])`. */
export function addUnique(table: TableRef, columns: readonly string[], options?: NameOption): SchemaOperation {
  const unique = toKey('unique', toNamed(table), keyed(columns, options, of('unique', table)))
  return { kind: 'addUnique', ...toOn(table), unique }
}

/** By its name, or by the columns that its usual name is made of. */
export const dropUnique = (table: TableRef, unique: string | readonly string[]): SchemaOperation => ({
  kind: 'dropUnique',
  ...toOn(table),
  name: nameIn('unique', table, unique),
})

function nameIn(kind: keyof typeof KINDS, table: TableRef, given: string | readonly string[]): string {
  const named: Named = toNamed(table)
  const what = `The ${KINDS[kind]} of the table ${shown(named)}`
  if (!Array.isArray(given)) return is.value(given, is.text, `${what}: its name`)
  return constraintName(kind, named.name, is.value(given, is.texts, `${what}: columns`))
}

/**
 * `createIndex('heroes', ['power'], { unique, where, name })`. A key is a column, an object that sorts it in another way, or
 * `{ sql }` for an expression.
 */
export function createIndex(
  table: TableRef,
  keys: readonly IndexKeyInput<string>[],
  options?: IndexOptions<string> & ConcurrentOption,
): SchemaOperation {
  const { concurrently, ...rest } = options ?? {}
  const index = toIndex(toNamed(table), { ...rest, keys })
  return { kind: 'createIndex', ...toOn(table), index, ...concurrent({ concurrently }, table) }
}

function concurrent(options: ConcurrentOption | undefined, table: TableRef): { readonly concurrently?: true } {
  const found = is.options<ConcurrentOption>(options, { concurrently: is.flag }, of('index', table))
  return is.flags({ ...found }, 'concurrently')
}

/** By its name, or by the columns that its usual name is made of. */
export const dropIndex = (
  table: TableRef,
  index: string | readonly string[],
  options?: ConcurrentOption,
): SchemaOperation => ({
  kind: 'dropIndex',
  ...toOn(table),
  name: nameIn('index', table, index),
  ...concurrent(options, table),
})

/** `addCheck('heroes', 'ck_heroes_age', 'age >= 0')`. */
export const addCheck = (table: TableRef, name: string, rule: SqlText): SchemaOperation => ({
  kind: 'addCheck',
  ...toOn(table),
  check: toCheck(toNamed(table), name, rule),
})

export const dropCheck = (table: TableRef, name: string): SchemaOperation => ({
  kind: 'dropCheck',
  ...toOn(table),
  name: nameIn('check', table, name),
})

/** `addForeignKey('heroes', ['team_id'], { table: 'teams', columns: ['id'], onDelete: 'cascade' })`. */
export const addForeignKey = (
  table: TableRef,
  columns: readonly string[],
  references: ForeignKeyTarget,
): SchemaOperation => ({
  kind: 'addForeignKey',
  ...toOn(table),
  foreignKey: toForeignKey(toNamed(table), columns, references),
})

/** By its name, or by the columns that its usual name is made of. */
export const dropForeignKey = (table: TableRef, foreignKey: string | readonly string[]): SchemaOperation => ({
  kind: 'dropForeignKey',
  ...toOn(table),
  name: nameIn('foreignKey', table, foreignKey),
})

/** `createFullText('heroes', ['name', 'biography'])`. */
export function createFullText(table: TableRef, columns: readonly string[], options?: NameOption): SchemaOperation {
  const index = toKey('fullText', toNamed(table), keyed(columns, options, of('fullText', table)))
  return { kind: 'createFullText', ...toOn(table), index }
}

/** By its name, or by the columns that its usual name is made of. */
export const dropFullText = (table: TableRef, index: string | readonly string[]): SchemaOperation => ({
  kind: 'dropFullText',
  ...toOn(table),
  name: nameIn('fullText', table, index),
})

const RENAMABLE = is.oneOf('primaryKey', 'unique', 'index', 'check', 'foreignKey')

/** `renameConstraint('heroes', 'index', 'ix_old', 'ix_new')`: keys and indexes as well. */
export const renameConstraint = (table: TableRef, kind: Renamable, name: string, to: string): SchemaOperation => {
  const of = `What is renamed in the table ${shown(toNamed(table))}`
  return {
    kind: 'rename',
    ...toOn(table),
    of: is.value(kind, RENAMABLE, of),
    name: is.value(name, is.text, `${of}: its name`),
    to: is.newName(to, `${of}: its new name`),
  }
}
