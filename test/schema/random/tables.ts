// Whole tables, and what ties them to others.
import type { ColumnSchema, DatabaseSchema, KeySchema, TableSchema } from '../../../src/ast/schema.ts'
import { checked, keyType, randomColumn } from './columns.ts'
import { chance, type Draw, pick, some } from './draw.ts'
import type { Features } from './features.ts'
import { COLUMNS, freeOf, freshName, NAMESPACES, sqlWith } from './names.ts'
import {
  countable,
  randomCheck,
  randomForeignKey,
  randomIndex,
  randomPrimaryKey,
  randomUnique,
  targets,
} from './parts.ts'

/** A table without foreign keys. */
export function randomTable(draw: Draw, name: string, used: Set<string>, features: Features): TableSchema {
  used.add(name.toLowerCase())
  const [first = 'id', ...others] = some(draw, COLUMNS, 1 + draw(7))
  const keyed = draw(4)
  const key: ColumnSchema =
    keyed === 0 ? { name: first, type: 'integer', identity: true } : checked(keyType(draw), name, first, used)
  const columns = [key, ...others.map(column => randomColumn(draw, name, column, used))]
  const bare: TableSchema = {
    name,
    ...(features.has('namespaces') && chance(draw, 3) && { schema: pick(draw, NAMESPACES) }),
    columns,
    ...(features.has('options') && chance(draw, 4) && { loose: true as const }),
    ...(features.has('comments') && chance(draw, 3) && { comment: `What ${name} holds` }),
  }
  return withParts(draw, { ...bare, ...primaryKey(draw, bare, keyed, used) }, used, features)
}

function primaryKey(draw: Draw, table: TableSchema, keyed: number, used: Set<string>): Partial<TableSchema> {
  const [first] = table.columns as [ColumnSchema]
  if (keyed === 0) return { primaryKey: { name: freshName(used, 'primaryKey', table.name, []), columns: [first.name] } }
  const key = keyed === 3 ? undefined : randomPrimaryKey(draw, table, used)
  return key ? { primaryKey: key } : {}
}

function withParts(draw: Draw, table: TableSchema, used: Set<string>, features: Features): TableSchema {
  const generated = randomGenerated(draw, table, features)
  const whole = generated && chance(draw, 2) ? { ...table, columns: [...table.columns, generated] } : table
  const times = <T>(make: () => T | undefined): T[] => Array.from({ length: draw(3) }, make).flatMap(one => one ?? [])
  const lists = {
    uniques: times(() => randomUnique(draw, whole, used)),
    indexes: times(() => randomIndex(draw, whole, used, features)),
    checks: times(() => randomCheck(draw, whole, used)),
    fullTexts: features.has('fullTexts') ? randomFullText(draw, whole, used) : [],
  }
  const filled = Object.fromEntries(Object.entries(lists).filter(([, list]) => list.length > 0))
  const rowless = features.has('options') && table.primaryKey && !table.columns.some(({ identity }) => identity)
  return { ...whole, ...filled, ...(rowless && chance(draw, 4) && { withoutRowid: true as const }) }
}

export function randomFullText(draw: Draw, table: TableSchema, used: Set<string>): KeySchema[] {
  const texts = table.columns.filter(({ type, generated }) => type === 'text' && generated === undefined)
  const columns = some(
    draw,
    texts.map(({ name }) => name),
    1 + draw(2),
  )
  if (columns.length === 0 || table.fullTexts || chance(draw, 2)) return []
  return [{ name: freshName(used, 'fullText', table.name, columns), columns }]
}

/** One more than another column. */
export function randomGenerated(draw: Draw, table: TableSchema, features: Features): ColumnSchema | undefined {
  const able = countable(table)
  const taken = table.columns.map(({ name }) => name)
  const name = freeOf(draw, COLUMNS, taken)
  if (able.length === 0 || name === undefined) return undefined
  return {
    name,
    type: 'bigint',
    nullable: true,
    generated: sqlWith(pick(draw, able).name, sql => `${sql} + 1`),
    ...(features.has('virtual') && chance(draw, 2) && { virtual: true as const }),
  }
}

/** The schema with one more foreign key, on columns of its own; cycles and tables that point at themselves come of it. */
export function withForeignKey(draw: Draw, schema: DatabaseSchema, used: Set<string>): DatabaseSchema {
  const able = targets(schema)
  if (able.length === 0) return schema
  const [target, key] = pick(draw, able)
  const source = pick(draw, schema.tables)
  const columns = copies(draw, source, target, key)
  if (!columns) return schema
  const wider = { ...source, columns: [...source.columns, ...columns] }
  const foreignKey = randomForeignKey(draw, wider, columns, target, key, used)
  const after = { ...wider, foreignKeys: [...(source.foreignKeys ?? []), foreignKey] }
  return { ...schema, tables: schema.tables.map(table => (table === source ? after : table)) }
}

/** Columns for another table that hold what the key holds. */
export function copies(
  draw: Draw,
  source: TableSchema,
  target: TableSchema,
  key: KeySchema,
): ColumnSchema[] | undefined {
  const taken = source.columns.map(({ name }) => name)
  const optional = !chance(draw, 3)
  const columns: ColumnSchema[] = []
  for (const of of key.columns) {
    const name = freeOf(draw, COLUMNS, [...taken, ...columns.map(column => column.name)])
    const model = target.columns.find(column => column.name === of)
    if (name === undefined || !model) return undefined
    const { identity: _made, autoincrement: _kept, default: _value, comment: _text, nullable: _null, ...type } = model
    columns.push({ ...type, name, ...(optional && { nullable: true as const }) })
  }
  return columns
}
