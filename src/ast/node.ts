// Expressions as data. What `a` and `b` hold is listed by operator; anything that is not a node stands for a value.
// Nodes are a class, and recognized by it, so that no JSON from outside can pass for one.
import type { ValueType } from './value-type.ts'

/** Numbers stand in shape tokens above ten bits: six for the operator, four for how its operand is given. */
export const SHIFT = 10

/**
 * | op | a | b |
 * | --- | --- | --- |
 * | COLUMN | ColumnDescription | TableSource |
 * | OUTPUT | name of a result column | DerivedSource |
 * | VALUE | the value | |
 * | EQ ... HAS | node | node or value |
 * | IN, NOT_IN | node | array of values, or SelectPlan |
 * | IS_NULL, IS_NOT_NULL | node | null |
 * | PARAMETER | name of the parameter | whether it may be null |
 * | EXCLUDED | ColumnDescription | |
 *
 * The others have a name or null as `a`, and an array of parts as `b`:
 *
 * | op | name | parts |
 * | --- | --- | --- |
 * | BETWEEN | | the two comparisons |
 * | AND, OR, NOT | | conditions |
 * | CALL | name of the function, and an option of its own; or a list of that and an OwnTemplate | nodes |
 * | AGGREGATE | name of the function, and perhaps `distinct` | node or null, then the conditions of filter() |
 * | CAST | | node (target is `type`) |
 * | CASE | | condition and node in turns, then a node for else |
 * | SQL | array of strings | nodes, queries, and parts that bring their own walk and SQL |
 * | SCALAR, EXISTS | | SelectPlan |
 * | PATH | | node, and an array of keys and positions |
 */
export class Node {
  // Declared, so that no field is written twice: trees are built on every call.
  declare readonly op: number
  declare readonly a: unknown
  declare readonly b: unknown
  /** What the expression answers. */
  declare readonly type: ValueType
  /** COLUMN: a number of its own above the low bits of a token (see SHIFT); 0 elsewhere. */
  declare readonly token: number

  constructor(op: number, a: unknown, b: unknown, type: ValueType, token = 0) {
    this.op = op
    this.a = a
    this.b = b
    this.type = type
    this.token = token
  }
}

export interface Ordering {
  readonly node: Node
  readonly descending: boolean
  readonly nulls: 'first' | 'last' | null
}
