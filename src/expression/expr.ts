// The one class of expressions: columns, operators, calls. All share a shape, so that walking them stays fast.
import type { ColumnDescription } from '../ast/column.ts'
import { Node, type Ordering, SHIFT } from '../ast/node.ts'
import type { TableSource } from '../ast/query.ts'
import * as op from '../ast/op.ts'
import type { ValueType } from '../ast/value-type.ts'
import { ValidationError } from '../error/validation.ts'
import { BOOLEAN } from '../kind/boolean.ts'
import { numberType } from '../kind/number.ts'
import { TEXT } from '../kind/text.ts'
import { quotientType, sumType } from './arithmetic.ts'

type Nulls = { readonly nulls?: 'first' | 'last' } | undefined

/**
 * An expression. Values stay raw in `b`; whether an operand is a value or an expression is asked when the tree is walked.
 * The public types (`NumberExpr`, `TextExpr`, ...) show only the methods that fit the value.
 */
export class Expr extends Node {
  eq(other: unknown): Expr {
    return new Expr(op.EQ, this, given(this, other), BOOLEAN)
  }
  ne(other: unknown): Expr {
    return new Expr(op.NE, this, given(this, other), BOOLEAN)
  }
  gt(other: unknown): Expr {
    return new Expr(op.GT, this, notNull(this, other), BOOLEAN)
  }
  gte(other: unknown): Expr {
    return new Expr(op.GTE, this, notNull(this, other), BOOLEAN)
  }
  lt(other: unknown): Expr {
    return new Expr(op.LT, this, notNull(this, other), BOOLEAN)
  }
  lte(other: unknown): Expr {
    return new Expr(op.LTE, this, notNull(this, other), BOOLEAN)
  }
  between(low: unknown, high: unknown): Expr {
    return new Expr(op.BETWEEN, null, [this.gte(low), this.lte(high)], BOOLEAN)
  }
  in(others: unknown): Expr {
    return new Expr(op.IN, this, list(this, others), BOOLEAN)
  }
  notIn(others: unknown): Expr {
    return new Expr(op.NOT_IN, this, list(this, others), BOOLEAN)
  }
  isNull(): Expr {
    return new Expr(op.IS_NULL, this, null, BOOLEAN)
  }
  isNotNull(): Expr {
    return new Expr(op.IS_NOT_NULL, this, null, BOOLEAN)
  }
  isDistinctFrom(other: unknown): Expr {
    return new Expr(op.DISTINCT_FROM, this, given(this, other), BOOLEAN)
  }
  like(pattern: unknown): Expr {
    return new Expr(op.LIKE, this, textPart(this, pattern), BOOLEAN)
  }
  ilike(pattern: unknown): Expr {
    return new Expr(op.ILIKE, this, textPart(this, pattern), BOOLEAN)
  }
  contains(part: unknown): Expr {
    return new Expr(op.CONTAINS, this, textPart(this, part), BOOLEAN)
  }
  startsWith(part: unknown): Expr {
    return new Expr(op.STARTS_WITH, this, textPart(this, part), BOOLEAN)
  }
  endsWith(part: unknown): Expr {
    return new Expr(op.ENDS_WITH, this, textPart(this, part), BOOLEAN)
  }
  has(item: unknown): Expr {
    return new Expr(op.HAS, this, notNull(this, item), BOOLEAN)
  }
  concat(...parts: unknown[]): Expr {
    return new Expr(op.CALL, 'concat', [this, ...parts.map(part => joined(this, part))], TEXT)
  }
  plus(other: unknown): Expr {
    return new Expr(op.PLUS, this, number(this, other), sumType(this.type, other))
  }
  minus(other: unknown): Expr {
    return new Expr(op.MINUS, this, number(this, other), sumType(this.type, other))
  }
  times(other: unknown): Expr {
    return new Expr(op.TIMES, this, number(this, other), sumType(this.type, other, true))
  }
  dividedBy(other: unknown, scale?: number): Expr {
    return new Expr(op.DIVIDED_BY, this, number(this, other), quotientType(this.type, scale))
  }
  mod(other: unknown): Expr {
    return new Expr(op.MOD, this, number(this, other), sumType(this.type, other))
  }
  at(...steps: (string | number)[]): Expr {
    if (steps.length === 0 || !steps.every(isStep))
      throw new ValidationError(`a path in ${nameOf(this)} is made of keys and positions`)
    const type = this.type.typing?.at?.(this.type, steps)
    if (!type) throw new ValidationError(`${nameOf(this)} is no document`)
    return new Expr(op.PATH, null, [this, steps], type)
  }
  asc(options?: Nulls): Ordering {
    return { node: this, descending: false, nulls: options?.nulls ?? null }
  }
  desc(options?: Nulls): Ordering {
    return { node: this, descending: true, nulls: options?.nulls ?? null }
  }
}

const isStep = (step: unknown): boolean =>
  typeof step === 'string' || (Number.isSafeInteger(step) && (step as number) >= 0)

/** An argument that has to be an expression. */
export function expressionOf(value: unknown, name: string): Node {
  if (value instanceof Node) return value
  throw new ValidationError(`${name} takes an expression, and is given ${value === null ? 'null' : typeof value}`)
}

export const isNode = (value: unknown): value is Node => value instanceof Node

let columns = 0

/** A column of a table in a query, as an expression. */
export function columnExpr(column: ColumnDescription, source: TableSource): Expr {
  return new Expr(op.COLUMN, column, source, column.type, ++columns << SHIFT)
}

/** The number of a column, shared by all aliases of its table: the shape key of an alias names the alias besides. */
export function aliasedColumn(column: Expr, source: TableSource): Expr {
  return new Expr(op.ALIASED, column.a, source, column.type, column.token)
}

/** How messages name an expression: `Hero.age`, or by what it is. */
export function nameOf(node: Node): string {
  return node.op === op.COLUMN || node.op === op.ALIASED
    ? `${(node.b as TableSource).as}.${(node.a as ColumnDescription).key}`
    : 'an expression'
}

/** A value that may be null. Where the left side does not tell its form, the value does. */
function given(node: Node, value: unknown): unknown {
  if (value === undefined) throw new ValidationError(`${nameOf(node)} is compared with undefined`)
  return value instanceof Node || value === null ? value : operand(node.type, value)
}

function notNull(node: Node, value: unknown): unknown {
  if (value === null)
    throw new ValidationError(`${nameOf(node)} is compared with null: use isNull(), or leave the condition out`)
  return given(node, value)
}

/** A value beside an expression of this type: raw where the type says how it travels, else with a type of its own. */
function operand(type: ValueType, value: unknown): unknown {
  const own = type.typing?.beside?.(type, value)
  return own ? new Expr(op.VALUE, value, null, own) : value
}

/** An operand of arithmetic: a number need not fit the column that it is added to. */
function number(node: Node, value: unknown): unknown {
  const operand = notNull(node, value)
  const fits = node.type.kind !== 'integer' || typeof operand !== 'number' || node.type.accepts(operand)
  return fits ? operand : new Expr(op.VALUE, operand, null, numberType(operand))
}

/** A pattern or a part of a text: any text, also where the column takes few. */
function textPart(node: Node, value: unknown): unknown {
  const operand = notNull(node, value)
  return operand instanceof Node || node.type.kind !== 'enum' ? operand : new Expr(op.VALUE, operand, null, TEXT)
}

/** A part of a longer text. */
function joined(node: Node, value: unknown): Node {
  const part = notNull(node, value)
  if (part instanceof Node) return part
  return new Expr(op.VALUE, part, null, typeof part === 'number' ? numberType(part) : TEXT)
}

function list(node: Node, values: unknown): unknown {
  if (!Array.isArray(values)) {
    if (typeof (values as { '~plan'?: unknown } | null | undefined)?.['~plan'] === 'function') return values
    throw new ValidationError(`${nameOf(node)} is looked up in what is neither a list nor a query`)
  }
  for (const value of values) {
    if (value === null || value === undefined)
      throw new ValidationError(`the list that ${nameOf(node)} is looked up in holds ${value}`)
  }
  const { type } = node
  return type.typing?.canEqual ? values.filter(value => type.typing?.canEqual?.(type, value)) : values.slice()
}
