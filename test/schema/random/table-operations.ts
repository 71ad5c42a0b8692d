// Changes of whole tables and of views.
import type { OnTable, SchemaOperation, TableSchema } from '../../../src/ast/schema.ts'
import { chance, type Draw, pick } from './draw.ts'
import { freeOf, NAMESPACES, TABLES, usedNames } from './names.ts'
import type { Make } from './make.ts'
import { randomTable, withForeignKey } from './tables.ts'

export const on = ({ name, schema }: TableSchema): OnTable => ({ table: name, ...(schema !== undefined && { schema }) })

/** An operation on one of the tables, if there are any. */
export const onSome =
  (
    make: (
      draw: Draw,
      table: TableSchema,
      ...rest: [Parameters<Make>[1], Parameters<Make>[2]]
    ) => SchemaOperation | undefined,
  ): Make =>
  (draw, schema, features) =>
    schema.tables.length > 0 ? make(draw, pick(draw, schema.tables), schema, features) : undefined

const createTable: Make = (draw, schema, features) => {
  const used = usedNames(schema)
  const name = freeOf(
    draw,
    TABLES,
    [...schema.tables, ...schema.views].map(one => one.name),
  )
  if (name === undefined || schema.tables.length > 5) return undefined
  const table = randomTable(draw, name, used, features)
  if (chance(draw, 2)) return { kind: 'createTable', table }
  const tied = withForeignKey(draw, { ...schema, tables: [...schema.tables, table] }, used)
  return { kind: 'createTable', table: tied.tables.find(one => one.name === name) as TableSchema }
}

const renameTable = onSome((draw, table, schema) => {
  const to = freeOf(
    draw,
    TABLES,
    [...schema.tables, ...schema.views].map(one => one.name),
  )
  return to === undefined ? undefined : { kind: 'renameTable', ...on(table), to }
})

const moveTable = onSome((draw, table, _schema, features) => {
  if (!features.has('namespaces')) return undefined
  const to = pick(
    draw,
    [undefined, ...NAMESPACES].filter(name => name !== table.schema),
  )
  return { kind: 'moveTable', ...on(table), ...(to !== undefined && { to }) }
})

const commentTable = onSome((draw, table, _schema, features) => {
  if (!features.has('comments')) return undefined
  return { kind: 'commentTable', ...on(table), ...(chance(draw, 2) ? {} : { text: `It's ${draw(9)}` }) }
})

const setOptions = onSome((draw, table, _schema, features) => {
  if (!features.has('options')) return undefined
  const rowless = table.primaryKey && !table.columns.some(({ identity }) => identity) && chance(draw, 2)
  const loose = chance(draw, 2)
  return { kind: 'setOptions', ...on(table), ...(loose && { loose }), ...(rowless && { withoutRowid: true as const }) }
})

const VIEWS = ['all of it', 'view "2"', 'Ansicht']

const createView: Make = (draw, { views }, features) => {
  const name = freeOf(
    draw,
    VIEWS,
    views.map(view => view.name),
  )
  if (!features.has('views') || name === undefined) return undefined
  return { kind: 'createView', view: { name, sql: `SELECT ${draw(9)} AS n` } }
}

const dropView: Make = (draw, { views }) =>
  views.length > 0 ? { kind: 'dropView', name: pick(draw, views).name } : undefined

export const tableOperations = {
  createTable,
  dropTable: onSome((_draw, table) => ({ kind: 'dropTable', ...on(table) })),
  renameTable,
  moveTable,
  commentTable,
  setOptions,
  createView,
  dropView,
} satisfies { readonly [kind: string]: Make }
