// Changes of columns.
import type { ColumnSchema, DatabaseSchema, SqlText, TableSchema, TypeSchema } from '../../../src/ast/schema.ts'
import { anyType, checked, constant, isIndexable, randomColumn } from './columns.ts'
import { chance, type Draw, pick } from './draw.ts'
import type { Features } from './features.ts'
import { COLUMNS, freeOf, mentions, usedNames } from './names.ts'
import type { Make } from './make.ts'
import { on, onSome } from './table-operations.ts'
import { randomGenerated } from './tables.ts'

const namesOf = (table: TableSchema): string[] => table.columns.map(({ name }) => name)

/** Whether SQL of the table names the column: databases follow its renaming there in ways of their own. */
function isMentioned({ columns, checks = [], indexes = [] }: TableSchema, name: string): boolean {
  const texts: (SqlText | undefined)[] = [
    ...columns.map(({ generated }) => generated),
    ...checks.map(({ rule }) => rule),
    ...indexes.flatMap(({ where, keys }) => [
      where,
      ...keys.map(key => (typeof key === 'string' ? undefined : key.sql)),
    ]),
  ]
  return texts.some(text => mentions(text, name))
}

/** Whether a foreign key has the column, here or at its other end. */
const isTied = ({ tables }: DatabaseSchema, table: TableSchema, name: string): boolean =>
  tables.some(({ name: own, schema, foreignKeys = [] }) =>
    foreignKeys.some(
      key =>
        (own === table.name && schema === table.schema && key.columns.includes(name)) ||
        (key.table === table.name && key.schema === table.schema && key.targetColumns.includes(name)),
    ),
  )

const inKey = ({ primaryKey, uniques = [], indexes = [], fullTexts = [] }: TableSchema, name: string): boolean =>
  [primaryKey, ...uniques, ...fullTexts].some(key => key?.columns.includes(name)) ||
  indexes.some(({ keys, include = [] }) =>
    [...keys.map(key => (typeof key === 'string' ? key : key.column)), ...include].includes(name),
  )

const addColumn = onSome((draw, table, schema, features) => {
  const name = freeOf(draw, COLUMNS, namesOf(table))
  if (name === undefined) return undefined
  const generated = chance(draw, 5) ? randomGenerated(draw, table, features) : undefined
  if (generated) return { kind: 'addColumn', ...on(table), column: generated }
  const column = randomColumn(draw, table.name, name, usedNames(schema))
  if (column.nullable || column.default !== undefined) return { kind: 'addColumn', ...on(table), column }
  const backfill = constant(column)
  if (backfill !== undefined) return { kind: 'addColumn', ...on(table), column, backfill }
  return { kind: 'addColumn', ...on(table), column: { ...column, nullable: true } }
})

const dropColumn = onSome((draw, table) => {
  const able = namesOf(table).filter(name => !isMentioned(table, name))
  if (able.length === 0 || table.columns.length === 1) return undefined
  const column = pick(draw, able)
  // A table without rowids keeps its key.
  if (table.withoutRowid && table.primaryKey?.columns.includes(column)) return undefined
  return { kind: 'dropColumn', ...on(table), column }
})

const renameColumn = onSome((draw, table) => {
  const able = namesOf(table).filter(name => !isMentioned(table, name))
  const to = freeOf(draw, COLUMNS, namesOf(table))
  return able.length === 0 || to === undefined
    ? undefined
    : { kind: 'renameColumn', ...on(table), column: pick(draw, able), to }
})

const changeColumn = onSome((draw, table, schema, features) => {
  const column = pick(draw, table.columns)
  if (column.generated !== undefined || column.identity) return undefined
  const free = !isTied(schema, table, column.name) && !isMentioned(table, column.name)
  const change = pick(draw, free ? [withType, withDefault, withNulls] : [withDefault, withComment])
  const changed = change(draw, column, { table, features, used: usedNames(schema) })
  if (!changed) return undefined
  const { nullable: now, default: value } = changed.column
  const backfill = column.nullable && !now ? (value ?? constant(changed.column)) : undefined
  if (column.nullable && !now && backfill === undefined) return undefined
  return { kind: 'changeColumn', ...on(table), ...changed, ...(backfill !== undefined && { backfill }) }
})

interface Around {
  readonly table: TableSchema
  readonly features: Features
  readonly used: Set<string>
}
interface Changed {
  readonly column: ColumnSchema
  readonly using?: SqlText
}

function withNulls(_draw: Draw, column: ColumnSchema, { table }: Around): Changed | undefined {
  if (table.primaryKey?.columns.includes(column.name)) return undefined
  const { nullable, ...rest } = column
  return { column: nullable ? rest : { ...rest, nullable: true } }
}

function withDefault(_draw: Draw, column: ColumnSchema): Changed | undefined {
  const { default: before, ...rest } = column
  const value = constant(column)
  if (before !== undefined) return { column: rest }
  return value === undefined ? undefined : { column: { ...rest, default: value } }
}

function withComment(draw: Draw, column: ColumnSchema, { features }: Around): Changed | undefined {
  if (!features.has('comments')) return undefined
  const { comment, ...rest } = column
  return { column: comment === undefined ? { ...rest, comment: `"It's" ${draw(9)}` } : rest }
}

function withType(draw: Draw, column: ColumnSchema, around: Around): Changed | undefined {
  return around.features.has('narrowing') && chance(draw, 2) ? otherType(draw, column, around) : wider(column, around)
}

/** A type that has all values that the column has. */
function wider(column: ColumnSchema, { table }: Around): Changed | undefined {
  const { type, bits, maxLength, precision, values } = column
  if (type === 'integer' && bits === 16) return { column: { ...column, bits: 32 } }
  if (type === 'integer' && bits === 32) {
    const { bits: _bits, ...rest } = column
    return { column: rest }
  }
  if (type === 'text' && maxLength !== undefined && maxLength < 80) {
    return { column: { ...column, maxLength: maxLength + 10 } }
  }
  if (type === 'decimal' && precision !== undefined && precision < 17) {
    return { column: { ...column, precision: precision + 1 } }
  }
  if (type === 'enum' && values && values.length < 4 && !inKey(table, column.name)) {
    return { column: { ...column, values: [...values, `more ${values.length}`] } }
  }
  return undefined
}

function otherType(draw: Draw, column: ColumnSchema, { table, used }: Around): Changed | undefined {
  const type: TypeSchema = anyType(draw)
  const after = checked(type, table.name, column.name, used)
  if (inKey(table, column.name) && !isIndexable(after)) return undefined
  const value = constant(type)
  if (value === undefined && !column.nullable) return undefined
  if (table.primaryKey?.columns.includes(column.name)) return undefined
  return { column: { ...after, ...(column.nullable && { nullable: true as const }) }, using: value ?? 'NULL' }
}

export const columnOperations = { addColumn, dropColumn, renameColumn, changeColumn } satisfies {
  readonly [kind: string]: Make
}
