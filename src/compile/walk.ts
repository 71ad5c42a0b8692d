// One walk over a statement writes its shape key and collects its values. The compiler visits everything in this order.
import type { Mode } from '../ast/executor.ts'
import { type Aggregation, Node, type Ordering, SqlText } from '../ast/node.ts'
import * as op from '../ast/op.ts'
import type { Selection, SelectPlan, Source, Sourced, TableSource } from '../ast/query.ts'
import type { ValueType } from '../ast/value-type.ts'
import { outputNames } from './output.ts'
import { nameId, push, put, templateId } from './tokens.ts'

export function walkNode(node: Node): void {
  switch (node.op) {
    case op.COLUMN:
      put(node.token | op.COLUMN)
      return
    case op.ALIASED:
      put(node.token | op.ALIASED)
      put(nameId((node.b as TableSource).as))
      return
    case op.OUTPUT:
      put((node.type.id << 6) | op.OUTPUT)
      put(nameId(node.a as string))
      put(nameId((node.b as Source).as))
      return
    case op.VALUE:
      put((node.type.id << 6) | op.VALUE)
      push(node.a)
      return
    case op.PARAMETER:
      put((node.type.id << 6) | op.PARAMETER)
      put(node.b === true ? 1 : 0)
      push(node)
      return
    case op.EXCLUDED:
      put(node.token | op.EXCLUDED)
      return
    case op.AND:
    case op.OR:
    case op.NOT:
    case op.CALL:
      walkCall(node)
      return
    case op.AGGREGATE:
      walkAggregate(node)
      return
    case op.CAST:
    case op.PATH:
      put((node.type.id << 6) | node.op)
      walkNode(node.a as Node)
      if (node.op === op.PATH) push(node.b)
      return
    case op.CASE:
      walkCase(node)
      return
    case op.SQL:
      walkTemplate(node)
      return
    case op.SCALAR:
    case op.EXISTS:
      put(node.op)
      walkSelect(node.a as SelectPlan, 0)
      return
    default:
      walkOperator(node)
  }
}

/** `column op value` is one token and a mark for the value: the case that all others are rarer than. */
function walkOperator(node: Node): void {
  const left = node.a as Node
  if (left.op === op.COLUMN) put(left.token | node.op)
  else {
    put(node.op)
    walkNode(left)
  }
  // The digits of a decimal's operand decide the digits of the result, and so the SQL.
  if (node.op >= op.PLUS && node.op <= op.MOD) put(node.type.id)
  switch (node.op) {
    case op.IS_NULL:
    case op.IS_NOT_NULL:
      return
    case op.IN:
    case op.NOT_IN:
      walkList(node.b)
      return
    case op.BETWEEN:
      walkOperand((node.b as unknown[])[0])
      walkOperand((node.b as unknown[])[1])
      return
    default:
      walkOperand(node.b)
  }
}

function walkOperand(value: unknown): void {
  if (value instanceof Node) walkNode(value)
  else if (value === null) put(op.NULL)
  else {
    put(op.VALUE)
    push(value)
  }
}

/** The length of a list is no part of the shape; whether it is empty is. */
function walkList(list: unknown): void {
  if (!Array.isArray(list)) walkSelect(list as SelectPlan, 0)
  else if (list.length === 0) put(op.END)
  else {
    put(op.LIST)
    push(list)
  }
}

export function walkNodes(nodes: readonly Node[]): void {
  put(nodes.length)
  for (let at = 0; at < nodes.length; at++) walkNode(nodes[at] as Node)
}

function walkCall(node: Node): void {
  put(node.op)
  if (node.op === op.CALL) {
    put(nameId(node.a as string))
    put(node.type.id)
  }
  walkNodes((node.op === op.CALL ? node.b : node.a) as Node[])
}

function walkAggregate(node: Node): void {
  const { of, distinct, filter } = node.b as Aggregation
  put(op.AGGREGATE | (distinct ? 64 : 0) | (of ? 128 : 0))
  put(nameId(node.a as string))
  put(node.type.id)
  if (of) walkNode(of)
  walkNodes(filter)
}

function walkCase(node: Node): void {
  const branches = node.a as readonly (readonly [Node, Node])[]
  put(op.CASE | (branches.length << 6))
  put(node.type.id)
  for (const [condition, then] of branches) {
    walkNode(condition)
    walkNode(then)
  }
  if (node.b) walkNode(node.b as Node)
  else put(op.END)
}

export function walkTemplate(node: Node): void {
  put((node.type.id << 6) | op.SQL)
  put(templateId(node.a as readonly string[]))
  const parts = node.b as readonly unknown[]
  for (let at = 0; at < parts.length; at++) walkPart(parts[at])
}

function walkPart(part: unknown): void {
  if (part instanceof Node) walkNode(part)
  else if (part instanceof SqlText) {
    put(op.END)
    put(nameId(`${part.kind} ${JSON.stringify(part.text)}`))
  } else if ((part as Partial<Sourced>).$) {
    put(op.COLUMN)
    walkSource((part as Sourced).$ as Source)
  } else walkSelect(part as SelectPlan, 0)
}

export function walkSource(source: Source): void {
  if (source.kind === 'table') {
    put(source.aliased ? nameId(source.as) : 0)
    put(source.table.id)
  } else {
    put(-nameId(source.as))
    walkSelect(source.query, 0)
  }
}

export function walkSelection(selection: Selection): void {
  const names = Object.keys(selection)
  put(names.length)
  for (let at = 0; at < names.length; at++) {
    const name = names[at] as string
    const part = selection[name]
    put(nameId(name))
    if (part instanceof Node) walkNode(part)
    else if ((part as Partial<Sourced>).$) {
      put(op.END)
      walkSourceName((part as Sourced).$ as Source)
    } else {
      put(op.LIST)
      walkSelection(part as Selection)
    }
  }
}

/** A whole row: fields that the database computes may hold values. */
export function walkWhole(source: Source): void {
  if (source.kind === 'table' && source.table.expressions.size) {
    for (const node of source.table.expressions.values()) walkNode(node)
  }
}

function walkSourceName(source: Source): void {
  put(source.kind === 'table' ? source.table.id : 0)
  put(nameId(source.as))
  if (source.kind === 'table') walkWhole(source)
  else walkColumns(outputNames(source.query))
}

/** Two derived tables of one name need not have the same columns. */
function walkColumns(columns: readonly (readonly [string, ValueType])[]): void {
  put(columns.length)
  for (const [name, { id }] of columns) {
    put(nameId(name))
    put(id)
  }
}

function walkOrders(orders: readonly Ordering[]): void {
  put(orders.length)
  for (let at = 0; at < orders.length; at++) {
    const { node, descending, nulls } = orders[at] as Ordering
    walkNode(node)
    put((descending ? 1 : 0) | (nulls === null ? 0 : nulls === 'first' ? 2 : 4))
  }
}

function walkLimit(limit: number | Node | null): void {
  if (limit === null) put(0)
  else walkOperand(limit)
}

const JOINS = { inner: 1, left: 2, right: 3, full: 4, cross: 5 }

/** Clauses that most queries lack are told apart by one token. */
export function walkSelect(query: SelectPlan, mode: Mode): void {
  const { joins, groups, havings, orders, rows, skip } = query
  const rare = joins.length + groups.length + havings.length
  put(op.SELECT | (mode << 6) | (query.unique ? 512 : 0) | (rare ? 1024 : 0) | (query.selection ? 2048 : 0))
  if (query.selection) walkSelection(query.selection)
  else walkWhole(query.source)
  walkSource(query.source)
  if (rare) {
    put(joins.length)
    for (let at = 0; at < joins.length; at++) walkJoin(query, at)
  }
  walkNodes(query.conditions)
  if (rare) {
    walkNodes(groups)
    walkNodes(havings)
  }
  walkOrders(orders)
  walkLimit(rows)
  walkLimit(skip)
}

function walkJoin(query: SelectPlan, at: number): void {
  const { kind, source, on } = query.joins[at] as SelectPlan['joins'][number]
  put(JOINS[kind])
  walkSource(source)
  if (on) walkNode(on)
}
