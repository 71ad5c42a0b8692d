// INSERT, and what it has in common with the statements that bring their SQL along.
import type { ColumnDescription } from '../ast/column.ts'
import { Node } from '../ast/node.ts'
import type {
  Assignment,
  InsertFromPlan,
  InsertPlan,
  OwnPlan,
  Selection,
  TableSource,
  WritePlan,
} from '../ast/query.ts'
import * as op from '../ast/op.ts'
import type { ResultPlan } from '../ast/shape.ts'
import { UnsupportedError } from '../error/definition.ts'
import type { Assigned } from '../dialect/dialect.ts'
import { type Context, parameter, qualifier, quote } from './context.ts'
import { writeNode } from './expression.ts'
import { outputNames, writeSelectList } from './output.ts'
import { writeSubquery } from './select.ts'
import { writeSource } from './source.ts'

/** A statement's text, parameters still marked in it, and what its rows are. */
export interface Text {
  readonly sql: string
  readonly result: ResultPlan | null
}

/** A value as its column stores it. */
function stored(value: unknown, source: TableSource, column: ColumnDescription, ctx: Context): string {
  if (value instanceof Node)
    return ctx.dialect.convert({ sql: writeNode(value, ctx, 'store'), type: value.type }, column.type)
  const type = ctx.dialect.storedAs?.(column, source.table) ?? column.type
  return parameter(ctx, type, 'store', `${source.as}.${column.key}`, true)
}

export const assigned = (set: readonly Assignment[], source: TableSource, ctx: Context): Assigned[] =>
  set.map(({ node, value }) => {
    const column = node.a as ColumnDescription
    return [quote(ctx, column.name), stored(value, source, column, ctx)]
  })

export function writeAssignments(set: readonly Assigned[], table: string, { dialect }: Context): string {
  return (dialect.inOrder?.(set, table) ?? set).map(([column, value]) => `${column} = ${value}`).join(', ')
}

function writeConflict(plan: InsertPlan | InsertFromPlan, ctx: Context): string {
  const { conflict, source } = plan
  if (!conflict) return ''
  const { dialect } = ctx
  if (!dialect.abilities.conflictTarget && !dialect.onlyConflict?.(plan))
    throw new UnsupportedError('onConflict() with columns', dialect.name)
  const target = conflict.target.map(node => quote(ctx, (node.a as ColumnDescription).name))
  const table = qualifier(ctx, source)
  const set = conflict.set && writeAssignments(assigned(conflict.set, source, ctx), table, ctx)
  return dialect.conflict(target, set, table)
}

function writeReturning(plan: WritePlan, ctx: Context): Text {
  const { returning, source } = plan
  if (!returning) return { sql: '', result: null }
  if (!ctx.dialect.abilities.returning) throw new UnsupportedError('returning()', ctx.dialect.name)
  // Names that stand alone may be those of the other tables.
  ctx.bare = !(plan as OwnPlan).from?.length
  const { sql, result } = writeSelectList(returning, source, new Set(), ctx, true)
  return { sql: ` RETURNING ${sql}`, result }
}

export function writeChange(plan: WritePlan, ctx: Context): Text {
  const { source } = plan
  ctx.scope = [source]
  ctx.changed = writeSource(source, ctx)
  let sql =
    'layout' in plan
      ? insert(plan, ctx)
      : 'query' in plan
        ? insertFrom(plan, ctx)
        : plan.own.write(plan as never, ctx as never)
  if ('conflict' in plan) sql += writeConflict(plan, ctx)
  const returning = writeReturning(plan, ctx)
  return { sql: sql + returning.sql, result: returning.result }
}

function insert({ source, layout, count, values }: InsertPlan, ctx: Context): string {
  const { table } = source
  const columns = layout.positions.map(at => table.columns[at] as ColumnDescription)
  const into = `INSERT INTO ${ctx.changed}`
  if (columns.length === 0) return into + ctx.dialect.defaultValues
  const rows = Array.from({ length: count }, (_, row) => {
    const cells = columns.map((column, at) => stored(values[row * columns.length + at], source, column, ctx))
    return `(${cells.join(', ')})`
  })
  return `${into} (${columns.map(({ name }) => quote(ctx, name)).join(', ')}) VALUES ${rows.join(', ')}`
}

/** Whether all that an insert of one row answers is the key that the database makes for it. */
export function answersKey({ source, layout, count, conflict, returning }: InsertPlan): boolean {
  if (count !== 1 || conflict !== null || returning === null || returning === true) return false
  const [node] = returning.parts
  if (returning.parts.length !== 1 || !(node instanceof Node) || node.op !== op.COLUMN) return false
  const column = node.a as ColumnDescription
  const { auto, position, type } = column
  return (
    auto && type.kind === 'integer' && source.table.columns[position] === column && !layout.positions.includes(position)
  )
}

/** Such an insert without RETURNING, which costs half as much again as the insert. */
export function writeKeyed(plan: InsertPlan, ctx: Context): Text {
  const { sql } = writeChange({ ...plan, returning: null }, ctx)
  ctx.bare = true
  return { sql, result: writeSelectList(plan.returning as Selection, plan.source, new Set(), ctx, true).result }
}

/**
 * The query stands in brackets, so that each column gets its stored form. WHERE keeps the ON of ON CONFLICT from being
 * read as a join's (https://sqlite.org/lang_upsert.html, "Parsing Ambiguity").
 */
function insertFrom({ source, query, defaults }: InsertFromPlan, ctx: Context): string {
  const from = quote(ctx, 'given')
  const targets: string[] = []
  const list: string[] = []
  for (const [key, type] of outputNames(query)) {
    const column = source.table.byKey.get(key) as ColumnDescription
    targets.push(quote(ctx, column.name))
    list.push(ctx.dialect.convert({ sql: `${from}.${quote(ctx, key)}`, type }, column.type))
  }
  ctx.scope = []
  const given = writeSubquery(query, ctx)
  ctx.scope = [source]
  for (const { node, value } of defaults) {
    targets.push(quote(ctx, (node.a as ColumnDescription).name))
    list.push(stored(value, source, node.a as ColumnDescription, ctx))
  }
  const into = `INSERT INTO ${ctx.changed} (${targets.join(', ')})`
  return `${into} SELECT ${list.join(', ')} FROM (${given}) AS ${from} WHERE 1 = 1`
}
