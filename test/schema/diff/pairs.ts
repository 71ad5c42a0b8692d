// Pairs of schemas with views over their tables, and columns and tables that trade their names.
import type { DatabaseSchema, TableSchema, ViewSchema } from '../../../src/ast/schema.ts'
import { applyAll } from '../../../src/schema/change/apply.ts'
import type { Rename } from '../../../src/schema/diff/types.ts'
import { chance, type Draw, pick, some } from '../random/draw.ts'
import { sqlWith } from '../random/names.ts'
import { EVERYTHING, randomOperations, randomSchema } from '../random-schema.ts'

export interface Pair {
  readonly before: DatabaseSchema
  readonly after: DatabaseSchema
  /** Names that were traded in a circle. */
  readonly renames: readonly Rename[]
}

export function randomPair(draw: Draw): Pair {
  const options = { features: EVERYTHING }
  const before = withViews(draw, randomSchema(draw, options), [])
  if (draw(4) === 0) return { before, after: withViews(draw, randomSchema(draw, options), before.views), renames: [] }
  const changed = applyAll(before, randomOperations(draw, before, 8, options))
  const traded = trade(draw, before, changed)
  return { before, ...traded, after: withViews(draw, traded.after, before.views) }
}

/** Views that read a table, or another view. Some of those that were there stay as they are. */
function withViews(draw: Draw, schema: DatabaseSchema, old: readonly ViewSchema[]): DatabaseSchema {
  const views: ViewSchema[] = []
  const tables = schema.tables.filter(table => table.schema === undefined)
  for (let at = draw(3); at > 0 && tables.length > 0; at--) {
    const table = pick(draw, tables)
    const column = pick(draw, table.columns).name
    const from = chance(draw, 3) && views[0] ? views[0].name : table.name
    const sql = sqlWith(column, quoted => `SELECT ${chance(draw, 4) ? '*' : quoted} FROM `)
    views.push({
      name: `view ${at}`,
      sql: both(
        sql,
        sqlWith(from, quoted => quoted),
      ),
    })
  }
  const stays = old.filter(view => !views.some(({ name }) => name === view.name) && chance(draw, 2))
  return { ...schema, views: [...views, ...stays] }
}

type Sql = ReturnType<typeof sqlWith>
const both = (a: Sql, b: Sql): Sql =>
  typeof a === 'object' && typeof b === 'object'
    ? { sqlite: `${a.sqlite}${b.sqlite}`, postgres: `${a.postgres}${b.postgres}`, mysql: `${a.mysql}${b.mysql}` }
    : a

/** In some tables of both, columns that are there in both go round. */
function trade(draw: Draw, before: DatabaseSchema, after: DatabaseSchema): Omit<Pair, 'before'> {
  const renames: Rename[] = []
  const tables = after.tables.map(table => {
    const old = before.tables.find(one => one.name === table.name && one.schema === table.schema)
    if (!old || draw(2) === 0) return table
    const names = table.columns.map(({ name }) => name)
    const shared = names.filter(name => old.columns.some(column => column.name === name && isPlain(old, name)))
    const circle = some(draw, shared, 2 + draw(2)).filter(name => isPlain(table, name))
    if (circle.length < 2) return table
    const next = new Map(circle.map((name, at) => [name, circle[(at + 1) % circle.length] as string]))
    const place = { table: table.name, ...(table.schema !== undefined && { schema: table.schema }) }
    renames.push(...[...next].map(([from, column]) => ({ ...place, column, from })))
    return { ...table, columns: table.columns.map(one => ({ ...one, name: next.get(one.name) ?? one.name })) }
  })
  return { after: { ...after, tables }, renames }
}

/** Nothing but the column itself has its name, so that it can be traded here. */
const isPlain = (table: TableSchema, name: string): boolean =>
  !JSON.stringify({ ...table, columns: [] }).includes(JSON.stringify(name).slice(1, -1)) &&
  table.columns.every(one => !JSON.stringify(one.generated ?? '').includes(JSON.stringify(name).slice(1, -1)))
