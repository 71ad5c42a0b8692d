// Row values: several columns looked up together in a list of rows.
import type { Node } from '../ast/node.ts'
import * as op from '../ast/op.ts'
import type { OwnSource } from '../ast/query.ts'
import type { ValueType } from '../ast/value-type.ts'
import type { Context } from '../compile/context.ts'
import { operandOf } from '../compile/expression.ts'
import { listOfRows } from '../compile/rows.ts'
import { UnsupportedError } from '../error/definition.ts'
import { ValidationError } from '../error/validation.ts'
import { Expr, expressionOf, nameOf } from '../expression/expr.ts'
import type { Expr as Condition, Kind, Of } from '../expression/types.ts'
import { BOOLEAN } from '../kind/boolean.ts'

type Part = Of<unknown, string, Exclude<Kind, 'json'>>
type Values<E extends readonly Part[]> = { readonly [I in keyof E]: NonNullable<E[I]['~']['value']> }
type Found<E extends readonly Part[]> = Condition<
  boolean | Extract<E[number]['~']['value'], null>,
  E[number]['~']['from']
>

/** Several columns or expressions, which are looked up together. */
export interface Tuple<E extends readonly Part[]> {
  /** The values are those of a row of the list, each in its place: `tuple(Hero.teamId, Hero.age).in([[1, 30], [2, 40]])`. */
  in(rows: readonly Values<E>[]): Found<E>
  notIn(rows: readonly Values<E>[]): Found<E>
}

/** The list among the parts of an expression: it is one value, however many rows it has. */
class List {
  readonly source: OwnSource
  constructor(source: OwnSource) {
    this.source = source
  }
  '~walk'(): void {
    this.source.walk()
  }
}

class TupleExpr extends Expr {
  '~write'(ctx: Context): string {
    const parts = this.b as readonly (Node | List)[]
    const nodes = parts.slice(0, -1) as Node[]
    const { source } = parts.at(-1) as List
    const { name, sources } = ctx.dialect
    if (sources?.bytesInTuples === false && nodes.some(({ type }) => type.kind === 'blob'))
      throw new UnsupportedError('tuple() with bytes', name)
    return `(${nodes.map(node => operandOf(node, ctx).sql).join(', ')}) ${this.a as string} ${source.write(ctx as never)}`
  }
}

function checkRow(row: unknown, nodes: readonly Node[], at: number): void {
  if (!Array.isArray(row) || row.length !== nodes.length)
    throw new ValidationError(`row ${at} that a tuple is looked up in is no list of ${nodes.length} values`)
  for (const [place, node] of nodes.entries()) {
    const { accepts, expects } = node.type
    if (!accepts(row[place]) && canEqual(node.type, row[place]))
      throw new ValidationError(`row ${at} that a tuple is looked up in has no ${expects} for ${nameOf(node)}`)
  }
}

/** Some values are of the kind, but of no column of the type: they are found nowhere. */
const canEqual = (type: ValueType, value: unknown): boolean => type.typing?.canEqual?.(type, value) ?? true

function found(words: string, nodes: readonly Node[], rows: unknown): never {
  if (!Array.isArray(rows)) throw new ValidationError('a tuple is looked up in a list of rows')
  rows.forEach((row, at) => checkRow(row, nodes, at))
  const possible = (rows as unknown[][]).filter(row => nodes.every(({ type }, at) => canEqual(type, row[at])))
  const list = listOfRows(
    nodes.map(({ type }, at) => [`c${at}`, type] as const),
    possible.map(row => [...row]),
  )
  return new TupleExpr(op.SQL, words, [...nodes, new List(list)], BOOLEAN) as never
}

/**
 * Columns or expressions as one value, to be looked up in a list of rows: keys of several columns, pairs, places on a map.
 * The list is one parameter (on Postgres one for each column), so that it may have any length; an empty one finds nothing.
 * Null where a column is null and the others are found. Throws ValidationError for rows of another length, and for values
 * of another kind, null among them. MariaDB: UnsupportedError for bytes.
 * https://www.postgresql.org/docs/current/functions-subquery.html#FUNCTIONS-SUBQUERY-IN
 */
export function tuple<const E extends readonly [Part, Part, ...Part[]]>(...parts: E): Tuple<E> {
  if (parts.length < 2) throw new ValidationError('tuple() takes two columns or more')
  const nodes = parts.map(part => expressionOf(part, 'tuple()'))
  return {
    in: rows => found('IN', nodes, rows),
    notIn: rows => found('NOT IN', nodes, rows),
  }
}
