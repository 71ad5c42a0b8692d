// Documents made of expressions, whose values come back as what they are.
import type { ColumnDescription } from '../ast/column.ts'
import type { Node, Ordering } from '../ast/node.ts'
import * as op from '../ast/op.ts'
import type { Codec, ValueType } from '../ast/value-type.ts'
import { ValidationError } from '../error/validation.ts'
import { partsType, readPart } from '../kind/json-parts.ts'
import * as own from '../kind/json-sql.ts'
import { TEXT } from '../kind/text.ts'
import { argument } from './argument.ts'
import { expressionOf, isNode, nameOf } from './expr.ts'
import type { FromOf, PlainValue } from './functions.ts'
import type { MadeJson } from './json-types.ts'
import { type Own, ownCall } from './own-call.ts'
import { isSource } from './source.ts'
import { way } from './text-functions.ts'
import type { Aggregated, AnyExpr, Condition, Operand, Order, Via } from './types.ts'

type CodecOf = (type: ValueType) => Codec
type Plain = string | number | bigint | boolean | Date | Uint8Array | null

/** Postgres' functions take a hundred arguments, and objects two for each key. */
const MOST_KEYS = 45
const MOST_ITEMS = 90

/** Columns of documents that are null only in rows which a join missed, and so the document is, too. */
const columnsOf = new WeakMap<Node, readonly Node[]>()

const isNeeded = (node: Node): boolean =>
  (node.op === op.COLUMN || node.op === op.ALIASED) && !(node.a as ColumnDescription).nullable

/** One such column for each table. */
function needed(parts: readonly Node[]): Node[] {
  const tables = new Map<unknown, Node>()
  for (const node of parts.flatMap(part => (isNeeded(part) ? [part] : (columnsOf.get(part) ?? []))))
    if (!tables.has(node.b)) tables.set(node.b, node)
  return [...tables.values()]
}

function part(value: unknown, name: string): Node {
  if (value === undefined) throw new ValidationError(`${name} is given undefined`)
  const node = argument(value)
  const { kind } = node.type
  if (kind === 'custom' || (kind === 'unknown' && isNode(value)))
    throw new ValidationError(`${name} takes expressions of a known kind, and ${nameOf(node)} is ${kind}`)
  return node
}

function made(called: Own, parts: readonly Node[], args: readonly Node[], type: ValueType): never {
  const columns = needed(parts)
  const call: Node = ownCall(called, String(columns.length), [...columns, ...args], type)
  columnsOf.set(call, columns)
  return call as never
}

const ids = (parts: readonly Node[]): string => parts.map(({ type }) => type.id).join()

/**
 * A document of some expressions and values, under the names that they have: `jsonObject({ name: Hero.name, age: Hero.age })`.
 * It is read as an object of what the expressions are: a bigint, a decimal or a moment loses nothing on the way. In the
 * database moments are ISO 8601, bigints and decimals digits, bytes hexadecimal digits and durations milliseconds.
 *
 * Where a join missed a table, so that a column that cannot be null is null, the whole document is null. Only columns tell:
 * of a table that a join may miss, give one that cannot be null, such as its key.
 *
 * Throws ValidationError for an object without keys or with more than 45, and for expressions whose kind is not known.
 */
export function jsonObject<const O extends Readonly<Record<string, Plain | AnyExpr>>>(
  entries: O,
): MadeJson<{ -readonly [P in keyof O]: PlainValue<O[P]> }, FromOf<O[keyof O]>> {
  if (typeof entries !== 'object' || entries === null || isNode(entries) || isSource(entries) || Array.isArray(entries))
    throw new ValidationError('jsonObject() takes an object of expressions')
  const names = Object.keys(entries)
  if (names.length === 0 || names.length > MOST_KEYS)
    throw new ValidationError(`jsonObject() takes from 1 to ${MOST_KEYS} keys, and is given ${names.length}`)
  const parts = Object.entries(entries).map(([name, value]) => {
    if (!name.isWellFormed()) throw new ValidationError('a key of jsonObject() is a text')
    return part(value, 'jsonObject()')
  })
  const types = parts.map(({ type }) => type)
  const read = (value: unknown, codec: CodecOf): unknown => {
    const found = value as Readonly<Record<string, unknown>>
    return Object.fromEntries(names.map((name, at) => [name, readPart(found[name], types[at] as ValueType, codec)]))
  }
  const args = parts.flatMap((node, at) => [argument(names[at], TEXT), node])
  const type = partsType(`object ${ids(parts)} ${JSON.stringify(names)}`, 'object', read)
  return made({ name: 'jsonObject', template: own.jsonObject }, parts, args, type)
}

/** A document that is a list of some expressions and values, read as jsonObject() is: `jsonArray(Hero.name, Hero.age)`. */
export function jsonArray<const P extends readonly (Plain | AnyExpr)[]>(
  ...items: P
): MadeJson<{ -readonly [I in keyof P]: PlainValue<P[I]> }, FromOf<P[number]>> {
  if (items.length > MOST_ITEMS) throw new ValidationError(`jsonArray() takes up to ${MOST_ITEMS} items`)
  const parts = items.map(item => part(item, 'jsonArray()'))
  const types = parts.map(({ type }) => type)
  const read = (value: unknown, codec: CodecOf): unknown =>
    types.map((type, at) => readPart((value as unknown[])[at], type, codec))
  return made(
    { name: 'jsonArray', template: own.jsonArray },
    parts,
    parts,
    partsType(`items ${ids(parts)}`, 'array', read),
  )
}

export interface JsonAggOptions<F extends string> {
  /** The order of the items; none unless given. */
  readonly orderBy?: Order<F> | readonly Order<F>[] | undefined
  /** Only the rows for which this holds. */
  readonly filter?: Condition<F> | undefined
}

/**
 * The values of all rows as one list, read as what they are: `jsonAgg(Hero.name, { orderBy: Hero.age.desc() })`, and of
 * several columns `jsonAgg(jsonObject({ name: Hero.name, age: Hero.age }))`. Null is left out, as the SQL standard has it,
 * and with it the rows that a left join missed. Null over no rows, as in Postgres, and not an empty list.
 * https://www.postgresql.org/docs/current/functions-aggregate.html, https://sqlite.org/json1.html#jgrouparray
 */
export function jsonAgg<T, F extends string, G extends string = never>(
  of: Operand<T, F>,
  options: JsonAggOptions<G> = {},
): MadeJson<NonNullable<T>[] | null, F | NoInfer<G> | Aggregated> & Via<never> {
  const node = part(expressionOf(of, 'jsonAgg()'), 'jsonAgg()')
  const label = `jsonAgg() of ${nameOf(node)}`
  const orders = [options.orderBy ?? []].flat() as unknown as Ordering[]
  for (const order of orders)
    if (!isNode(order?.node)) throw new ValidationError(`${label} is ordered by asc() or desc()`)
  const conditions = options.filter === undefined ? [] : [expressionOf(options.filter, label)]
  const { type } = node
  // What is null inside a document is null only there.
  const read = (value: unknown, codec: CodecOf): unknown =>
    (value as unknown[]).filter(item => item !== null).map(item => readPart(item, type, codec))
  const args = [node, ...orders.map(order => order.node), ...conditions]
  const list = partsType(`list ${type.id}`, 'array', read)
  return ownCall({ name: 'jsonAgg', template: own.jsonAgg }, orders.map(way).join() || 'none', args, list)
}
