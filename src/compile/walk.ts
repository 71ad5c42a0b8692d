// One walk over a tree writes its shape key and collects its values. The compiler visits everything in this order.
import type { ColumnDescription } from '../ast/column.ts'
import type { Mode } from '../ast/executor.ts'
import { Node, type Ordering, SHIFT } from '../ast/node.ts'
import * as op from '../ast/op.ts'
import { type Join, type Lock, Selection, type SelectPlan, type Source, type TableSource } from '../ast/query.ts'
import { outputNames } from './output.ts'
import { nameId, push, put, templateId } from './tokens.ts'

/** How an operand is given, in one token with its operator: as a value, as null, as a list, or (0) as a node or query. */
const RAW = 1 << 6
const NULL = 2 << 6
const LIST = 3 << 6
const EMPTY = 4 << 6

export function walkNode(node: Node): void {
  switch (node.op) {
    case op.COLUMN:
    case op.EXCLUDED:
      put(node.token | node.op)
      return
    case op.ALIASED:
      put(node.token | op.ALIASED)
      put(nameId((node.b as TableSource).as))
      return
    case op.OUTPUT:
      put((node.type.id << SHIFT) | op.OUTPUT)
      put(nameId(node.a as string))
      put(nameId((node.b as Source).as))
      return
    case op.VALUE:
      put((node.type.id << SHIFT) | op.VALUE)
      push(node.a)
      return
    case op.PARAMETER:
      put((node.type.id << SHIFT) | op.PARAMETER | (node.b === true ? NULL : 0))
      push(node)
      return
    default:
      if (node.op <= op.IS_NOT_NULL) walkOperator(node)
      else walkCall(node)
  }
}

/** `column op value` is one token and a value: the case that all others are rarer than. */
function walkOperator(node: Node): void {
  const { op: operator, a, b } = node
  const how = givenAs(operator, b)
  const left = a as Node
  if (left.op === op.COLUMN) put(left.token | how | operator)
  else {
    put(how | operator)
    walkNode(left)
  }
  // The digits of a decimal's operand decide the digits of the result, and so the SQL.
  if (operator >= op.PLUS && operator <= op.MOD) put(node.type.id)
  if (how === RAW || how === LIST) push(b)
  else if (how === 0) {
    if (operator < op.IN || b instanceof Node) walkNode(b as Node)
    else walkSelect(b as SelectPlan, 0)
  }
}

/** The length of a list is no part of the shape; whether it is empty is. */
function givenAs(operator: number, operand: unknown): number {
  if (typeof operand !== 'object') return RAW
  if (operand === null) return NULL
  if (operator < op.IN) return operand instanceof Node ? 0 : RAW
  return !Array.isArray(operand) ? 0 : operand.length ? LIST : EMPTY
}

/** Everything else: a name or the pieces of a template, and parts. */
export function walkCall(node: Node): void {
  const { a: name, b } = node
  const parts = b as readonly unknown[]
  put((node.type.id << SHIFT) | node.op)
  if (name !== null) put(typeof name === 'string' ? nameId(name) : templateId(name as readonly string[]))
  put(parts.length)
  for (let at = 0; at < parts.length; at++) walkPart(parts[at])
}

/** Parts that bring their own walk. */
interface OwnPart {
  '~walk'(): void
}

function walkPart(part: unknown): void {
  if (part instanceof Node) walkNode(part)
  else if (part === null) put(op.NULL)
  else if (Array.isArray(part)) {
    put(op.LIST)
    push(part)
  } else if ((part as Partial<OwnPart>)['~walk']) (part as OwnPart)['~walk']()
  else walkSelect(part as SelectPlan, 0)
}

export function walkNodes(nodes: readonly Node[]): void {
  put(nodes.length)
  for (let at = 0; at < nodes.length; at++) walkNode(nodes[at] as Node)
}

/** Tables have numbers from 1 on: what begins otherwise is an alias or a query. */
export function walkSource(source: Source): void {
  if (source.kind === 'table') {
    if (source.aliased) put(-nameId(source.as))
    put(source.table.id)
  } else {
    put(0)
    put(nameId(source.as))
    if (source.own) source.own.walk()
    else walkSelect(source.query, 0)
  }
}

export function walkSelection({ names, parts }: Selection): void {
  put(names.length)
  for (let at = 0; at < names.length; at++) {
    const name = names[at] as string
    const part = parts[at]
    if (part instanceof Node) {
      // A column under its own name needs no other token.
      if (part.op !== op.COLUMN || (part.a as ColumnDescription).key !== name) {
        put(op.NAME)
        put(nameId(name))
      }
      walkNode(part)
    } else {
      const inner = part instanceof Selection
      put(inner ? op.LIST : op.END)
      put(nameId(name))
      if (inner) walkSelection(part)
      else walkSourceName(part as Source)
    }
  }
}

/** A whole row: fields that the database computes may hold values. */
export function walkWhole(source: Source): void {
  if (source.kind === 'table' && source.table.expressions.size) {
    for (const node of source.table.expressions.values()) walkNode(node)
  }
}

/** Two derived tables of one name need not have the same columns. */
function walkSourceName(source: Source): void {
  put(source.kind === 'table' ? source.table.id : 0)
  put(nameId(source.as))
  if (source.kind === 'table') {
    walkWhole(source)
    return
  }
  const columns = outputNames(source.query)
  put(columns.length)
  for (const [name, { id }] of columns) {
    put(nameId(name))
    put(id)
  }
}

/** A column and its direction are one token. */
function walkOrder({ node, descending, nulls }: Ordering): void {
  const how = ((descending ? 1 : 0) | (nulls === null ? 0 : nulls === 'first' ? 2 : 4)) << 6
  if (node.op === op.COLUMN) put(node.token | how | op.COLUMN)
  else {
    put(how | op.ORDER)
    walkNode(node)
  }
}

export function walkValue(value: unknown): void {
  if (value instanceof Node) walkNode(value)
  else {
    put(op.VALUE)
    push(value)
  }
}

/** What a query has besides a source, above its mode: what it lacks takes no further token. */
const DISTINCT = 1 << 9
const SELECTION = 1 << 10
const JOINED = 1 << 11
const FILTERED = 1 << 12
const GROUPED = 1 << 13
const ORDERED = 1 << 14
const LIMITED = 1 << 15
const SKIPPED = 1 << 16
const LOCKED = 1 << 17
const CHOSEN = 1 << 18

export function walkSelect(query: SelectPlan, mode: Mode): void {
  const { source, selection, joins, conditions, groups, havings, orders, rows, skip, unique, lock } = query
  const grouped = groups.length + havings.length > 0
  put(
    op.SELECT |
      (mode << 6) |
      (unique === true ? DISTINCT : unique ? CHOSEN : 0) |
      (selection === null ? 0 : SELECTION) |
      (joins.length ? JOINED : 0) |
      (conditions.length ? FILTERED : 0) |
      (grouped ? GROUPED : 0) |
      (orders.length ? ORDERED : 0) |
      (rows === null ? 0 : LIMITED) |
      (skip === null ? 0 : SKIPPED) |
      (lock === null ? 0 : LOCKED),
  )
  if (selection === null) walkWhole(source)
  else walkSelection(selection)
  walkSource(source)
  if (joins.length) {
    put(joins.length)
    for (let at = 0; at < joins.length; at++) walkJoin(joins[at] as Join)
  }
  if (conditions.length) walkNodes(conditions)
  if (grouped) {
    walkNodes(groups)
    walkNodes(havings)
  }
  if (orders.length) {
    put(orders.length)
    for (let at = 0; at < orders.length; at++) walkOrder(orders[at] as Ordering)
  }
  if (typeof unique === 'object') unique.walk(query)
  if (rows !== null) walkValue(rows)
  if (skip !== null) walkValue(skip)
  if (lock !== null) put(nameId(lockText(lock)))
}

/** No two sources of a query have the same name. */
const lockText = ({ of, ...how }: Lock): string => JSON.stringify([how, of.map(({ as }) => as)])

function walkJoin({ kind, source, on }: Join): void {
  put(nameId(kind))
  walkSource(source)
  if (on) walkNode(on)
}
