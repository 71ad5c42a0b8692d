// Changes of keys, indexes, checks and foreign keys.
import type { Renamable, SchemaOperation, TableSchema } from '../../../src/ast/schema.ts'
import { chance, type Draw, pick } from './draw.ts'
import { freshName, usedNames } from './names.ts'
import type { Make } from './make.ts'
import { randomCheck, randomForeignKey, randomIndex, randomPrimaryKey, randomUnique, targets } from './parts.ts'
import { on, onSome } from './table-operations.ts'
import { randomFullText } from './tables.ts'

const setPrimaryKey = onSome((draw, table, schema) => {
  const { primaryKey: before, columns, withoutRowid } = table
  if (columns.some(({ identity }) => identity) || (before && isPointedAt(schema.tables, table, before.columns))) {
    return undefined
  }
  const key = chance(draw, 3) ? undefined : randomPrimaryKey(draw, table, usedNames(schema))
  if ((!key && (!before || withoutRowid)) || (key && before && key.columns.join() === before.columns.join())) {
    return undefined
  }
  return { kind: 'setPrimaryKey', ...on(table), ...(key && { key }) }
})

const isPointedAt = (tables: readonly TableSchema[], table: TableSchema, columns: readonly string[]): boolean =>
  tables.some(({ foreignKeys = [] }) =>
    foreignKeys.some(
      key =>
        key.table === table.name &&
        key.schema === table.schema &&
        key.targetColumns.toSorted().join() === columns.toSorted().join(),
    ),
  )

const addUnique = onSome((draw, table, schema) => {
  const unique = randomUnique(draw, table, usedNames(schema))
  return unique && { kind: 'addUnique', ...on(table), unique }
})

const createIndex = onSome((draw, table, schema, features) => {
  const index = randomIndex(draw, table, usedNames(schema), features)
  return index && { kind: 'createIndex', ...on(table), index }
})

const addCheck = onSome((draw, table, schema) => {
  const check = randomCheck(draw, table, usedNames(schema))
  return check && { kind: 'addCheck', ...on(table), check }
})

const createFullText = onSome((draw, table, schema, features) => {
  const [index] = features.has('fullTexts') ? randomFullText(draw, table, usedNames(schema)) : []
  return index && { kind: 'createFullText', ...on(table), index }
})

/** On columns that hold what a key holds, and that no check and no generated column reads. */
const addForeignKey = onSome((draw, table, schema) => {
  const text = (value: unknown): string => JSON.stringify(value)
  const typeOf = (of: TableSchema, name: string): string => {
    const { type, bits, maxLength, precision, scale, values } = of.columns.find(column => column.name === name) ?? {}
    return text([type, bits, maxLength, precision, scale, values])
  }
  const read = text([table.checks, table.columns.map(({ generated }) => generated)])
  const able = table.columns.filter(
    ({ name, identity, generated }) => !identity && generated === undefined && !read.includes(text(name).slice(1, -1)),
  )
  const fits = targets(schema).flatMap(([target, key]) => {
    const columns = key.columns.map(column => able.find(({ name }) => typeOf(table, name) === typeOf(target, column)))
    const found = columns.flatMap(column => column ?? [])
    return found.length === key.columns.length && new Set(found).size === found.length
      ? [{ target, key, columns: found }]
      : []
  })
  if (fits.length === 0) return undefined
  const { target, key, columns } = pick(draw, fits)
  const foreignKey = randomForeignKey(draw, table, columns, target, key, usedNames(schema))
  return { kind: 'addForeignKey', ...on(table), foreignKey }
})

const LISTS = {
  unique: 'uniques',
  index: 'indexes',
  check: 'checks',
  foreignKey: 'foreignKeys',
  fullText: 'fullTexts',
} as const

const DROPS = {
  unique: 'dropUnique',
  index: 'dropIndex',
  check: 'dropCheck',
  foreignKey: 'dropForeignKey',
  fullText: 'dropFullText',
} as const

/** Drops one that no foreign key points at. */
const drop = (of: keyof typeof LISTS): Make =>
  onSome((draw, table, schema) => {
    const able = (table[LISTS[of]] ?? []).filter(
      one => !('keys' in one || of === 'unique') || !isPointedAt(schema.tables, table, columnsOf(one)),
    )
    return able.length > 0
      ? ({ kind: DROPS[of], ...on(table), name: pick(draw, able).name } as SchemaOperation)
      : undefined
  })

function columnsOf(one: object): string[] {
  const { columns, keys = [] } = one as { columns?: string[]; keys?: (string | { column?: string })[] }
  return columns ?? keys.flatMap(key => (typeof key === 'string' ? key : (key.column ?? [])))
}

const rename: Make = onSome((draw: Draw, table, schema) => {
  const named = (['unique', 'index', 'check', 'foreignKey'] as const).flatMap(of =>
    (table[LISTS[of]] ?? []).map(({ name }): [Renamable, string] => [of, name]),
  )
  if (table.primaryKey) named.push(['primaryKey', table.primaryKey.name])
  if (named.length === 0) return undefined
  const [of, name] = pick(draw, named)
  return { kind: 'rename', ...on(table), of, name, to: freshName(usedNames(schema), of, 'Other "name"', []) }
})

export const keyOperations = {
  setPrimaryKey,
  addUnique,
  dropUnique: drop('unique'),
  createIndex,
  dropIndex: drop('index'),
  addCheck,
  dropCheck: drop('check'),
  addForeignKey,
  dropForeignKey: drop('foreignKey'),
  createFullText,
  dropFullText: drop('fullText'),
  rename,
} satisfies { readonly [kind: string]: Make }
