// A tree of rows as one statement: each level is a query with a name, and its rows come as documents.
import type { Node } from '../ast/node.ts'
import * as op from '../ast/op.ts'
import type { DerivedSource, OwnSource, SelectPlan } from '../ast/query.ts'
import type { Operand, OwnTemplate, ValueType, Words } from '../ast/value-type.ts'
import type { Dialect } from '../dialect/dialect.ts'
import { type Context, quote } from './context.ts'
import { operandOf } from './expression.ts'
import { type OwnColumns, unseen } from './part.ts'
import { writeSource } from './source.ts'
import { nameId, put } from './tokens.ts'

/** The column that tells the place of a row in its list. */
export const PLACE = 'n'

/** One level of the tree. */
export interface TreeLevel {
  /** The query with a name. */
  readonly source: DerivedSource
  readonly columns: OwnColumns
  /** Whether it has the column of places too. */
  readonly ordered: boolean
}

/** Whether a database reads a query with a name once, however often a statement names it. */
export const sharesQueries = (dialect: object): boolean => (dialect as Dialect).sources?.sharesQueries !== false

/** Whether all rows of a level are one document, which takes them in the order in which they come. */
export const readsWhole = (dialect: object): boolean => (dialect as Dialect).sources?.documents !== undefined

/** Among the keys that a query answers. */
export function writeAmongst(keys: readonly Node[], query: SelectPlan, ctx: Context): string {
  const columns = keys.map(key => operandOf(key, ctx).sql)
  const sql = ctx.select(query, ctx)
  if (columns.length > 1) return `(${columns.join(', ')}) IN (${sql})`
  const [column = ''] = columns
  return ctx.dialect.sources?.amongst?.(column, sql) ?? `${column} IN (${sql})`
}

/**
 * The documents of all levels, in one column. Each is a list that begins with the number of its level. Then come the place of a
 * row and its cells; or, for all rows of the level, a list for each column.
 *
 * @param array - writes a list of values for databases that bring no words for it
 * @param key - what rows are made of: the SQL does not tell
 */
export const treeDocuments = (
  levels: readonly TreeLevel[],
  array: OwnTemplate,
  number: ValueType,
  key: string,
): OwnSource => ({
  reads: levels.flatMap(({ source }) => source.own?.reads ?? []),
  walk() {
    put(op.SQL)
    put(nameId(`TREE ${key}`))
    for (const { source } of levels) source.own?.walk()
  },
  write(ctx: Context) {
    const write = (level: TreeLevel, at: number): string => documents(level, at, array, number, ctx)
    return unseen(ctx, () => `(${levels.map(write).join(' UNION ALL ')})`)
  },
})

function documents(
  { source, columns, ordered }: TreeLevel,
  at: number,
  array: OwnTemplate,
  number: ValueType,
  ctx: Context,
): string {
  const { dialect } = ctx
  const from = writeSource(source, ctx)
  const cells = columns.map(([name, type]): Operand => ({ sql: quote(ctx, name), type }))
  const place = ordered ? quote(ctx, PLACE) : null
  if (dialect.sources?.documents) return dialect.sources.documents(at, cells, from)
  const own = dialect.functions['jsonArray']
  const write = typeof own === 'function' ? own : array
  const numbers = [String(at), place ?? '0'].map((sql): Operand => ({ sql, type: number }))
  const document = write([...numbers, ...cells], number, '0', dialect.words as Words)
  return `SELECT ${document} AS ${quote(ctx, 'd')} FROM ${from}`
}
