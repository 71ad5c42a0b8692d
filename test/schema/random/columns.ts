// Columns of all types.
import type { ColumnSchema, SqlText, TypeSchema } from '../../../src/ast/schema.ts'
import { chance, type Draw, pick } from './draw.ts'
import { freshName } from './names.ts'

const ENUMS = [['new', 'old'], ["it's", 'a "b"', 'ä\\n'], ['one']]

/** Types that keys take on every database, and of which there are as many values as anybody needs. */
const KEYS: readonly ((draw: Draw) => TypeSchema)[] = [
  () => ({ type: 'integer' }),
  draw => ({ type: 'text', maxLength: pick(draw, [40, 60]) }),
  () => ({ type: 'integer', bits: 32 }),
  () => ({ type: 'bigint' }),
  () => ({ type: 'uuid' }),
  () => ({ type: 'timestamp' }),
  () => ({ type: 'plainDateTime' }),
  draw => ({ type: 'decimal', precision: pick(draw, [12, 18]), scale: pick(draw, [2, 0]) }),
]

/** Types that indexes take as well. */
const INDEXED: readonly ((draw: Draw) => TypeSchema)[] = [
  ...KEYS,
  () => ({ type: 'integer', bits: 16 }),
  () => ({ type: 'boolean' }),
  () => ({ type: 'plainDate' }),
  () => ({ type: 'plainTime' }),
  draw => ({ type: 'enum', values: pick(draw, ENUMS) }),
]

const ALL: readonly ((draw: Draw) => TypeSchema)[] = [
  ...INDEXED,
  () => ({ type: 'text' }),
  () => ({ type: 'real' }),
  () => ({ type: 'interval' }),
  () => ({ type: 'json' }),
  () => ({ type: 'blob' }),
  () => ({ type: 'array', item: { type: 'integer' } }),
]

export const keyType = (draw: Draw): TypeSchema => pick(draw, KEYS)(draw)
export const anyType = (draw: Draw): TypeSchema => pick(draw, ALL)(draw)

const UNKEYED = new Set(['boolean', 'enum', 'plainDate', 'plainTime'])
const UNINDEXED = new Set(['real', 'interval', 'json', 'blob', 'array', 'custom'])

export const isIndexable = ({ type, maxLength, generated }: ColumnSchema): boolean =>
  !UNINDEXED.has(type) && (type !== 'text' || (maxLength ?? 999) <= 80) && generated === undefined
export const isKeyable = (column: ColumnSchema): boolean =>
  isIndexable(column) && !UNKEYED.has(column.type) && column.bits !== 16

const TRUE: SqlText = { sqlite: '1', postgres: 'true', mysql: '1', mariadb: '1' }
const SOME: SqlText = { sqlite: '0', postgres: '7', mysql: '7', mariadb: '7' }

/** A constant of the type, for defaults and backfills. */
export function constant({ type, maxLength, values }: TypeSchema): SqlText | undefined {
  if (type === 'text') return maxLength === undefined ? undefined : `'it''s'`
  if (type === 'integer' || type === 'bigint' || type === 'real') return '7'
  if (type === 'decimal') return SOME
  if (type === 'boolean') return TRUE
  if (type === 'enum') return `'${(values?.[0] ?? '').replaceAll("'", "''")}'`
  return type === 'plainDate' ? `'2020-02-29'` : undefined
}

/** The type with the check that it needs. */
export function checked(type: TypeSchema, table: string, name: string, used: Set<string>): ColumnSchema {
  const typed = type.type === 'boolean' || type.type === 'enum'
  return { name, ...type, ...(typed && { typeCheck: freshName(used, 'check', table, [name, 'type']) }) }
}

export function randomColumn(draw: Draw, table: string, name: string, used: Set<string>): ColumnSchema {
  const column = checked(anyType(draw), table, name, used)
  const value = constant(column)
  return {
    ...column,
    ...(chance(draw, 2) && { nullable: true as const }),
    ...(chance(draw, 3) && value !== undefined && { default: value }),
  }
}
