// Keys, indexes, checks and foreign keys that fit the tables that are there.
import type {
  CheckSchema,
  ColumnSchema,
  DatabaseSchema,
  ForeignKeySchema,
  IndexKeySchema,
  IndexSchema,
  KeySchema,
  TableSchema,
} from '../../../src/ast/schema.ts'
import { isIndexable, isKeyable } from './columns.ts'
import { chance, type Draw, pick, some } from './draw.ts'
import type { Features } from './features.ts'
import { freshName, sqlWith } from './names.ts'

const names = (columns: readonly ColumnSchema[]): string[] => columns.map(({ name }) => name)

const keyable = (table: TableSchema): string[] => names(table.columns.filter(isKeyable))

export function randomPrimaryKey(draw: Draw, table: TableSchema, used: Set<string>): KeySchema | undefined {
  const able = names(table.columns.filter(column => isKeyable(column) && column.nullable !== true))
  if (able.length === 0) return undefined
  const columns = some(draw, able, 1 + draw(2))
  return { name: freshName(used, 'primaryKey', table.name, columns), columns }
}

export function randomUnique(draw: Draw, table: TableSchema, used: Set<string>): KeySchema | undefined {
  const columns = some(draw, keyable(table), 1 + draw(2))
  if (columns.length === 0) return undefined
  return { name: freshName(used, 'unique', table.name, columns), columns }
}

export function randomIndex(
  draw: Draw,
  table: TableSchema,
  used: Set<string>,
  features: Features,
): IndexSchema | undefined {
  const able = some(draw, names(table.columns.filter(isIndexable)), 1 + draw(3))
  const [first, ...others] = able
  if (first === undefined) return undefined
  const keys = able.map(column => randomIndexKey(draw, table, column, features))
  const include = features.has('include') && others.length > 0 && chance(draw, 2)
  const base = { name: freshName(used, 'index', table.name, able), keys: include ? keys.slice(0, 1) : keys }
  return {
    ...base,
    ...(able.every(column => keyable(table).includes(column)) && chance(draw, 4) && { unique: true as const }),
    ...(include && { include: others }),
    ...(features.has('partial') && chance(draw, 3) && { where: sqlWith(first, sql => `${sql} IS NOT NULL`) }),
  }
}

function randomIndexKey(draw: Draw, table: TableSchema, column: string, features: Features): string | IndexKeySchema {
  const { type } = table.columns.find(({ name }) => name === column) as ColumnSchema
  if (chance(draw, 4)) return { column, descending: true }
  if (features.has('expressions') && type === 'text' && chance(draw, 2)) {
    return { sql: sqlWith(column, sql => `lower(${sql})`) }
  }
  return column
}

const NUMBERS = new Set(['integer', 'bigint'])

/** Columns that foreign keys write stand in no check and in no generated column: MySQL forbids it. */
export const countable = ({ columns, foreignKeys = [] }: TableSchema): ColumnSchema[] =>
  columns.filter(
    ({ name, type, identity, generated }) =>
      NUMBERS.has(type) && !identity && generated === undefined && !foreignKeys.some(key => key.columns.includes(name)),
  )

/** A check that all numbers up to a thousand, and nulls, pass. */
export function randomCheck(draw: Draw, table: TableSchema, used: Set<string>): CheckSchema | undefined {
  const able = countable(table)
  if (able.length === 0) return undefined
  const { name } = pick(draw, able)
  const limit = pick(draw, ['1000', '2000'])
  return { name: freshName(used, 'check', table.name, [name]), rule: sqlWith(name, sql => `${sql} <= ${limit}`) }
}

const ACTIONS = ['restrict', 'cascade', 'set null'] as const

/** A foreign key of the columns to the key of a table, of which they are copies. */
export function randomForeignKey(
  draw: Draw,
  table: TableSchema,
  columns: readonly ColumnSchema[],
  target: TableSchema,
  key: KeySchema,
  used: Set<string>,
): ForeignKeySchema {
  const local = names(columns)
  const action = (): (typeof ACTIONS)[number] | undefined => {
    const drawn = draw(4) === 0 ? undefined : pick(draw, ACTIONS)
    return drawn === 'set null' && columns.some(({ nullable }) => !nullable) ? undefined : drawn
  }
  const onDelete = action()
  // MariaDB has no key of columns without nulls that follows one with nulls.
  const follows = key.columns.every((name, at) => {
    const there = target.columns.find(column => column.name === name)
    return columns[at]?.nullable || !there?.nullable
  })
  const onUpdate = follows ? action() : undefined
  return {
    name: freshName(used, 'foreignKey', table.name, local),
    columns: local,
    table: target.name,
    ...(target.schema !== undefined && { schema: target.schema }),
    targetColumns: key.columns,
    ...(onDelete && { onDelete }),
    ...(onUpdate && { onUpdate }),
  }
}

/** The keys that foreign keys can point at, with the tables that they stand in. */
export const targets = ({ tables }: DatabaseSchema): [TableSchema, KeySchema][] =>
  tables.flatMap(table =>
    [...(table.primaryKey ? [table.primaryKey] : []), ...(table.uniques ?? [])].map((key): [TableSchema, KeySchema] => [
      table,
      key,
    ]),
  )
