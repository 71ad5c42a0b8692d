// Expressions to SQL. What differs between databases comes from the dialect; this file knows the tree alone.
import type { ColumnDescription } from '../ast/column.ts'
import { Node } from '../ast/node.ts'
import * as op from '../ast/op.ts'
import { Selection, type SelectPlan, type Source, type TableSource } from '../ast/query.ts'
import type { Operand, OwnTemplate, ValueType, Words } from '../ast/value-type.ts'
import type { OperatorTemplate, Place } from '../dialect/dialect.ts'
import { UnsupportedError } from '../error/definition.ts'
import { columnName, type Context, labelOf, parameter, parameterized, quote, sourceName, shielded } from './context.ts'

/** Nodes of functions that bring their SQL along: what no app calls, no app carries. */
interface OwnSql {
  '~write'(ctx: Context): string
}

/** Operands that write the whole comparison. */
interface OwnOperand {
  '~compare'(left: Operand, node: Node, ctx: Context): string
}

/** Calls that know the SQL of their functions, by name. */
interface OwnCalls {
  readonly '~own': Readonly<Record<string, OwnTemplate>>
}

export function writeNode(node: Node, ctx: Context, place: Place = 'expression'): string {
  switch (node.op) {
    case op.COLUMN:
    case op.ALIASED:
      return columnName(ctx, node.b as TableSource, node.a as ColumnDescription)
    case op.OUTPUT:
      return `${sourceName(ctx, node.b as Source)}.${quote(ctx, node.a as string)}`
    case op.VALUE:
    case op.PARAMETER:
      return parameter(ctx, node.type, place, labelOf(node))
    case op.EXCLUDED:
      return ctx.dialect.excluded(quote(ctx, (node.a as ColumnDescription).name))
    case op.IS_NULL:
      return `${nested(node.a, ctx)} IS NULL`
    case op.IS_NOT_NULL:
      return `${nested(node.a, ctx)} IS NOT NULL`
    case op.NOT:
      return `NOT ${nested((node.b as Node[])[0], ctx)}`
    case op.AND:
    case op.OR:
      return writeLogic(node, ctx)
    case op.BETWEEN:
      return `(${(node.b as Node[]).map(part => writeNode(part, ctx)).join(' AND ')})`
    case op.IN:
    case op.NOT_IN:
      return writeIn(node, ctx)
    case op.LIKE:
    case op.ILIKE:
    case op.CONTAINS:
    case op.STARTS_WITH:
    case op.ENDS_WITH:
      return writeMatch(node, ctx)
    case op.SCALAR:
      return `(${ctx.select((node.b as SelectPlan[])[0] as SelectPlan, ctx)})`
    case op.EXISTS:
      return `EXISTS (${ctx.select((node.b as SelectPlan[])[0] as SelectPlan, ctx)})`
    case op.CALL:
      return call(node, ctx)
    case op.CAST:
      return ctx.dialect.cast(operandOf((node.b as Node[])[0] as Node, ctx), node.type)
    case op.PATH:
      return writePath(node, ctx)
    case op.SQL:
    case op.AGGREGATE:
    case op.CASE:
      return (node as unknown as OwnSql)['~write'](ctx)
    default:
      return writeOperator(node, ctx)
  }
}

/** Operands that are one word, or bring brackets of their own, need no more. */
const CLOSED = new Set<number>([
  op.COLUMN,
  op.ALIASED,
  op.OUTPUT,
  op.VALUE,
  op.PARAMETER,
  op.EXCLUDED,
  op.CALL,
  op.AGGREGATE,
  op.SCALAR,
  op.EXISTS,
])

/** An expression as an operand of another. */
function nested(part: unknown, ctx: Context, place: Place = 'expression'): string {
  const node = part as Node
  const sql = writeNode(node, ctx, place)
  return CLOSED.has(node.op) && !(node.op === op.CALL && node.a === 'concat') ? sql : `(${sql})`
}

function writeLogic(node: Node, ctx: Context): string {
  const parts = node.b as readonly Node[]
  const word = node.op === op.AND ? ' AND ' : ' OR '
  if (parts.length === 0) return node.op === op.AND ? '1 = 1' : '1 = 0'
  return parts.map(part => beside(part, parts.length, ctx)).join(word)
}

/** One of several conditions: what could hold an OR of its own stands in brackets. */
function beside(part: Node, count: number, ctx: Context): string {
  const open = part.op === op.OR || part.op === op.SQL || (part.op === op.AND && (part.b as Node[]).length === 1)
  return count > 1 && open ? nested(part, ctx) : writeNode(part, ctx)
}

/** The right side of an operator: an expression, or a value that takes the type of the left side. */
function right(node: Node, value: unknown, ctx: Context, place: Place): Operand {
  const left = node.a as Node
  if (value instanceof Node) return { sql: nested(value, ctx, place), type: value.type }
  return { sql: parameter(ctx, left.type, place, labelOf(left)), type: left.type }
}

export const fill = (template: OperatorTemplate, left: Operand, operand: Operand, result: ValueType): string =>
  typeof template === 'string'
    ? template.replace(/\$[12]/g, mark => (mark === '$1' ? left.sql : operand.sql))
    : template(left, operand, result)

function writeOperator(node: Node, ctx: Context): string {
  const value = node.b
  const leftNode = node.a as Node
  const left: Operand = { sql: nested(leftNode, ctx), type: leftNode.type }
  if (value === null) return `${left.sql} IS ${node.op === op.EQ ? '' : 'NOT '}NULL`
  const own = (value as Partial<OwnOperand>)['~compare']?.(left, node, ctx)
  if (own) return own
  const place = node.op <= op.LTE || node.op === op.DISTINCT_FROM ? 'compare' : 'expression'
  const type = node.op === op.HAS ? (leftNode.type.item as ValueType) : leftNode.type
  const operand =
    value instanceof Node
      ? right(node, value, ctx, place)
      : { sql: parameter(ctx, type, place, labelOf(leftNode)), type }
  return fill(templateOf(node, value, ctx), left, operand, node.type)
}

/** The methods behind operators, from EQ on. */
const OPERATORS =
  'eq ne gt gte lt lte like ilike contains startsWith endsWith plus minus times dividedBy mod isDistinctFrom has'.split(
    ' ',
  )

/** A parameter that may be null is compared as a value is: null equals null. */
function templateOf(node: Node, value: unknown, ctx: Context): OperatorTemplate {
  const { dialect } = ctx
  if (value instanceof Node && value.op === op.PARAMETER && value.b === true) {
    if (node.op === op.EQ) return dialect.same
    if (node.op === op.NE) return dialect.different
  }
  return dialect.operators[node.op] ?? unsupported(`${OPERATORS[node.op - op.EQ]}()`, ctx)
}

export function unsupported(feature: string, ctx: Context): never {
  throw new UnsupportedError(feature, ctx.dialect.name)
}

function writeIn(node: Node, ctx: Context): string {
  const leftNode = node.a as Node
  const { type } = leftNode
  const left = nested(leftNode, ctx)
  const word = node.op === op.IN ? 'IN' : 'NOT IN'
  const list = node.b
  if (!Array.isArray(list)) return writeInQuery(leftNode, left, word, list as SelectPlan, ctx)
  if (list.length === 0) return node.op === op.IN ? '1 = 0' : '1 = 1'
  const within = ctx.dialect.within({ sql: shielded(left), type }, node.op === op.NOT_IN)
  return parameterized(ctx, within, { type, label: labelOf(leftNode), checked: false, list: true })
}

/** Both sides in one form: the one that is wide enough for both, or that of the left side. */
function writeInQuery(node: Node, left: string, word: string, query: SelectPlan, ctx: Context): string {
  const item = query.selection?.parts[0]
  const list = (one: SelectPlan): string => {
    const sql = ctx.select(one, ctx)
    return ctx.dialect.apart?.(sql, undefined, node) ?? sql
  }
  if (!(item instanceof Node) || item.type.id === node.type.id || item.type.kind !== node.type.kind) {
    return `${left} ${word} (${list(query)})`
  }
  const common = node.type.typing?.wider?.(node.type, item.type) ?? node.type
  const selection = new Selection(query.selection?.names ?? [], [new Node(op.CAST, null, [item], common)])
  const converted = ctx.dialect.convert({ sql: left, type: node.type }, common)
  return `${converted} ${word} (${list({ ...query, op: query.op, selection })})`
}

function writeMatch(node: Node, ctx: Context): string {
  const leftNode = node.a as Node
  const left = nested(leftNode, ctx)
  if (node.b instanceof Node && node.b.op !== op.VALUE && node.b.op !== op.PARAMETER) {
    return ctx.dialect.matchExpression(node.op, left, nested(node.b, ctx))
  }
  const type = node.b instanceof Node ? node.b.type : leftNode.type
  const match = ctx.dialect.match(node.op, shielded(left))
  return parameterized(ctx, match, { type, label: labelOf(leftNode), checked: false, list: false })
}

export const operandOf = (node: Node, ctx: Context): Operand => ({ sql: nested(node, ctx), type: node.type })

function writePath(node: Node, ctx: Context): string {
  const document = (node.b as Node[])[0] as Node
  const path = ctx.dialect.path(shielded(nested(document, ctx)), node.type)
  return parameterized(ctx, path, { type: node.type, label: labelOf(document), checked: true, list: false })
}

function call(node: Node, ctx: Context): string {
  const [key, template] = [node.a].flat() as [string, OwnTemplate?]
  const [name, option] = key.split(' ') as [string, string]
  const own = template ?? (node as Partial<OwnCalls>)['~own']?.[name]
  const { functions, words } = ctx.dialect
  const made =
    (Object.hasOwn(functions, name) ? functions[name] : words && own) ?? unsupported(`function ${name}()`, ctx)
  const args = (node.b as Node[]).map(arg => operandOf(arg, ctx))
  return typeof made === 'function'
    ? made(args, node.type, option, words as Words)
    : `${made}(${args.map(({ sql }) => sql).join(', ')})`
}

/** Conditions that all have to hold. */
export function writeConditions(conditions: readonly Node[], ctx: Context): string {
  return conditions.map(one => beside(one, conditions.length, ctx)).join(' AND ')
}
