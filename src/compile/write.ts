// INSERT, UPDATE and DELETE.
import type { ColumnDescription } from '../ast/column.ts'
import { Node } from '../ast/node.ts'
import type {
  Assignment,
  ConflictPlan,
  DeletePlan,
  InsertFromPlan,
  InsertPlan,
  Selection,
  TableSource,
  UpdatePlan,
} from '../ast/query.ts'
import * as op from '../ast/op.ts'
import type { ResultPlan } from '../ast/shape.ts'
import { UnsupportedError } from '../error/definition.ts'
import { type Context, parameter, quote, tableName } from './context.ts'
import { writeConditions, writeNode } from './expression.ts'
import { outputNames, writeSelectList } from './output.ts'
import { writeSubquery } from './select.ts'
import { writeSource } from './template.ts'

export interface WriteText {
  readonly sql: string
  readonly result: ResultPlan | null
}

/** A value as its column stores it. */
function stored(value: unknown, source: TableSource, column: ColumnDescription, ctx: Context): string {
  if (value instanceof Node)
    return ctx.dialect.convert({ sql: writeNode(value, ctx, 'store'), type: value.type }, column.type)
  return parameter(ctx, column.type, 'store', `${source.as}.${column.key}`, true)
}

function writeAssignments(set: readonly Assignment[], source: TableSource, ctx: Context): string {
  return set
    .map(({ node, value }) => {
      const column = node.a as ColumnDescription
      return `${quote(ctx, column.name)} = ${stored(value, source, column, ctx)}`
    })
    .join(', ')
}

function writeConflict(conflict: ConflictPlan | null, source: TableSource, ctx: Context): string {
  if (!conflict) return ''
  if (!ctx.dialect.abilities.conflictTarget) throw new UnsupportedError('onConflict() with columns', ctx.dialect.name)
  const target = conflict.target.map(node => quote(ctx, (node.a as ColumnDescription).name))
  return ctx.dialect.conflict(target, conflict.set && writeAssignments(conflict.set, source, ctx))
}

function writeReturning(returning: Selection | true | null, source: TableSource, ctx: Context): WriteText {
  if (!returning) return { sql: '', result: null }
  if (!ctx.dialect.abilities.returning) throw new UnsupportedError('returning()', ctx.dialect.name)
  ctx.bare = true
  const { sql, result } = writeSelectList(returning, source, new Set(), ctx, true)
  return { sql: ` RETURNING ${sql}`, result }
}

export function writeInsert(plan: InsertPlan, ctx: Context): WriteText {
  const { source, layout, count } = plan
  ctx.scope = [source]
  const columns = layout.positions.map(at => source.table.columns[at] as ColumnDescription)
  let sql = `INSERT INTO ${tableName(ctx, source.table)}`
  if (columns.length === 0) sql += ctx.dialect.defaultValues
  else {
    const rows = Array.from({ length: count }, (_, row) => {
      const values = columns.map((column, at) => stored(plan.values[row * columns.length + at], source, column, ctx))
      return `(${values.join(', ')})`
    })
    sql += ` (${columns.map(({ name }) => quote(ctx, name)).join(', ')}) VALUES ${rows.join(', ')}`
  }
  sql += writeConflict(plan.conflict, source, ctx)
  const returning = writeReturning(plan.returning, source, ctx)
  return { sql: sql + returning.sql, result: returning.result }
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
export function writeKeyed(plan: InsertPlan, ctx: Context): WriteText {
  const { sql } = writeInsert({ ...plan, returning: null }, ctx)
  return { sql, result: writeReturning(plan.returning, plan.source, ctx).result }
}

/**
 * The query stands in brackets, so that each column gets its stored form. WHERE keeps the ON of ON CONFLICT from being
 * read as a join's (https://sqlite.org/lang_upsert.html, "Parsing Ambiguity").
 */
export function writeInsertFrom(plan: InsertFromPlan, ctx: Context): WriteText {
  const { source, query } = plan
  const names = outputNames(query)
  const column = (key: string): ColumnDescription => source.table.byKey.get(key) as ColumnDescription
  const from = quote(ctx, 'given')
  const list = names.map(([key, type]) =>
    ctx.dialect.convert({ sql: `${from}.${quote(ctx, key)}`, type }, column(key).type),
  )
  const targets = names.map(([key]) => quote(ctx, column(key).name))
  const given = writeSubquery(query, ctx)
  ctx.scope = [source]
  for (const { node, value } of plan.defaults) {
    targets.push(quote(ctx, (node.a as ColumnDescription).name))
    list.push(stored(value, source, node.a as ColumnDescription, ctx))
  }
  let sql = `INSERT INTO ${tableName(ctx, source.table)} (${targets.join(', ')}) `
  sql += `SELECT ${list.join(', ')} FROM (${given}) AS ${from} WHERE 1 = 1`
  sql += writeConflict(plan.conflict, source, ctx)
  const returning = writeReturning(plan.returning, source, ctx)
  return { sql: sql + returning.sql, result: returning.result }
}

export function writeUpdate(plan: UpdatePlan, ctx: Context): WriteText {
  ctx.scope = [plan.source]
  let sql = `UPDATE ${writeSource(plan.source, ctx)} SET ${writeAssignments(plan.set, plan.source, ctx)}`
  if (plan.conditions.length) sql += ` WHERE ${writeConditions(plan.conditions, ctx)}`
  const returning = writeReturning(plan.returning, plan.source, ctx)
  return { sql: sql + returning.sql, result: returning.result }
}

export function writeDelete(plan: DeletePlan, ctx: Context): WriteText {
  ctx.scope = [plan.source]
  let sql = `DELETE FROM ${writeSource(plan.source, ctx)}`
  if (plan.conditions.length) sql += ` WHERE ${writeConditions(plan.conditions, ctx)}`
  const returning = writeReturning(plan.returning, plan.source, ctx)
  return { sql: sql + returning.sql, result: returning.result }
}
