// Expressions as data. What `a` and `b` hold is listed by operator; anything that is not a node stands for a value.
// Nodes and pieces of SQL are classes, and recognized by them, so that no JSON from outside can pass for one.
import type { ValueType } from './value-type.ts'

/**
 * | op | a | b |
 * | --- | --- | --- |
 * | COLUMN | ColumnDescription | TableSource |
 * | OUTPUT | name of a result column | DerivedSource |
 * | VALUE | the value | |
 * | EQ ... HAS | node | node or value |
 * | BETWEEN | node | [low, high] |
 * | IN, NOT_IN | node | array of values, or SelectPlan |
 * | IS_NULL, IS_NOT_NULL, NOT | node | |
 * | AND, OR | array of nodes | |
 * | CALL | name of the function | array of nodes and values |
 * | AGGREGATE | name of the function | Aggregation |
 * | CAST | node (target is `type`) | |
 * | CASE | array of [condition, node or value] | { else: node or value } or null |
 * | SQL | array of strings | array of nodes, sources, values and SqlText |
 * | PARAMETER | name of the parameter | whether it may be null |
 * | SCALAR, EXISTS | SelectPlan | |
 * | EXCLUDED | ColumnDescription | |
 * | PATH | node | array of keys and positions |
 */
export class Node {
  readonly op: number
  readonly a: unknown
  readonly b: unknown
  /** What the expression answers. */
  readonly type: ValueType
  /** COLUMN: a number of its own above the six low bits; 0 elsewhere. */
  readonly token: number

  constructor(op: number, a: unknown, b: unknown, type: ValueType, token: number) {
    this.op = op
    this.a = a
    this.b = b
    this.type = type
    this.token = token
  }
}

export interface Aggregation {
  readonly of: Node | null
  readonly distinct: boolean
  readonly filter: readonly Node[]
}

export interface Ordering {
  readonly node: Node
  readonly descending: boolean
  readonly nulls: 'first' | 'last' | null
}

/** A piece of SQL that is taken as it is: `sql.name` (quoted), `sql.unsafe`. */
export class SqlText {
  readonly kind: 'name' | 'text'
  readonly text: readonly string[]
  constructor(kind: 'name' | 'text', text: readonly string[]) {
    this.kind = kind
    this.text = text
  }
}
