// Changes of documents, and questions about them.
import type { Node } from '../ast/node.ts'
import * as op from '../ast/op.ts'
import type { ValueType } from '../ast/value-type.ts'
import { ValidationError } from '../error/validation.ts'
import { arrayType } from '../kind/array.ts'
import { BOOLEAN } from '../kind/boolean.ts'
import { JSON_VALUE, pathType } from '../kind/json.ts'
import * as own from '../kind/json-sql.ts'
import { SAFE_INTEGER } from '../kind/number.ts'
import { TEXT } from '../kind/text.ts'
import { Expr, expressionOf, isNode, nameOf } from './expr.ts'
import { isJson, keysIn, wantedOf } from './json-values.ts'
import type { Contained, Into, KeyOf, PathOf, Without } from './json-types.ts'
import { type Own, ownCall } from './own-call.ts'
import type { At, Expr as Plain, JsonExpr, Of, Operand, Step } from './types.ts'

type Nulls<T> = T & null
type Path = readonly (string | number)[]

const TEXTS: ValueType = /* @__PURE__ */ arrayType(TEXT)

const jsonPath = (steps: Path): string =>
  `$${steps.map(step => (typeof step === 'number' ? `[${step}]` : `.${JSON.stringify(step)}`)).join('')}`

function documentOf(value: unknown, name: string): Node {
  const node = expressionOf(value, `${name}()`)
  if (node.type.kind === 'json' && !node.type.forms?.['parts']) return node
  throw new ValidationError(`${name}() takes a document, and ${nameOf(node)} is none`)
}

const isStep = (step: unknown): boolean =>
  typeof step === 'string' ? step.isWellFormed() : Number.isSafeInteger(step) && (step as number) >= 0

function pathOf(node: Node, steps: unknown): Path {
  if (Array.isArray(steps) && steps.length > 0 && steps.every(isStep)) return steps as Path
  throw new ValidationError(`a path in ${nameOf(node)} is a list of keys and positions`)
}

const value = (of: unknown, type: ValueType): Node => new Expr(op.VALUE, of, null, type)
const json = (of: unknown): Node => value(of, JSON_VALUE)

/** Tells of keys that begin with a hyphen, which not all databases find. */
const hyphen = (keys: Path): string => (keys.some(key => String(key).startsWith('-')) ? '-' : '')

/**
 * A call that changes what stands at a path. Its arguments say the path in the ways of all databases: as one text, with the
 * text of what it stands in; as a list of texts; and its last step where that is a position. The paths after the value lead
 * to what has to be a list, for databases that take any value for a list of one.
 */
function change(called: Own, node: Node, steps: Path, given: Node | null): never {
  const last = steps.at(-1) as string | number
  const inList = typeof last === 'number'
  const lists = steps.flatMap((step, at) =>
    typeof step === 'number' && at < steps.length - 1 ? [value(jsonPath(steps.slice(0, at)), TEXT)] : [],
  )
  const args = [
    node,
    value(jsonPath(steps), TEXT),
    value(jsonPath(steps.slice(0, -1)), TEXT),
    value(steps.map(String), TEXTS),
    value(inList ? last : 0, SAFE_INTEGER),
    given ?? json(null),
    ...lists,
  ]
  return ownCall(called, `${inList ? 'array' : 'object'}${hyphen(steps)}`, args, node.type)
}

const KINDS = new Set(['text', 'enum', 'integer', 'real', 'boolean', 'json'])

/** The new value: an expression that JSON has a value for, or a plain value of the type that the schema gives. */
function newValue(node: Node, steps: Path, given: unknown): Node {
  if (isNode(given)) {
    if (KINDS.has(given.type.kind) && !given.type.forms?.['parts']) return given
    throw new ValidationError(`jsonSet() in ${nameOf(node)} takes what JSON has, and ${nameOf(given)} is none of it`)
  }
  const { kind, accepts, expects } = node.type.schema ? pathType(node.type, steps) : JSON_VALUE
  if (!isJson(given) || (given !== null && kind !== 'json' && !accepts(given)))
    throw new ValidationError(`jsonSet() in ${nameOf(node)} takes a ${expects} at ${jsonPath(steps)}`)
  // A copy: what the caller does to the value later changes no query.
  return json(JSON.parse(JSON.stringify(given)))
}

/**
 * The document with another value at a path of keys and positions: `set({ meta: jsonSet(Hero.meta, ['city', 'name'], 'Oslo') })`.
 * A key is added where its object lacks it, and a position right after the last item adds one. Where there is no such object
 * or list, and further beyond its end, the document stays as it is. The value has the type that the column's schema gives;
 * null is JSON's null. A document that is null stays null.
 *
 * Throws ValidationError for values of another kind, and those that JSON lacks, and UnsupportedError for keys that begin
 * with a hyphen on MariaDB, whose paths cannot name them.
 * https://sqlite.org/json1.html#jset, https://www.postgresql.org/docs/current/functions-json.html,
 * https://dev.mysql.com/doc/refman/8.4/en/json-modification-functions.html
 */
export function jsonSet<
  T,
  F extends string,
  const A extends Step<T>,
  const B extends Step<At<T, A>> = never,
  const C extends Step<At<At<T, A>, B>> = never,
  const D extends Step<At<At<At<T, A>, B>, C>> = never,
  G extends string = never,
>(
  document: Of<T, F, 'json'>,
  path: PathOf<T, A, B, C, D>,
  value: Into<T, A, B, C, D> | Operand<Into<T, A, B, C, D>, G>,
): JsonExpr<T, F | NoInfer<G>> {
  const node = documentOf(document, 'jsonSet')
  const steps = pathOf(node, path)
  return change({ name: 'jsonSet', template: own.jsonSet }, node, steps, newValue(node, steps, value))
}

/**
 * The document without what stands at a path: without the key, or without the item, after which those behind it move up.
 * Where there is nothing at the path the document stays as it is, and null stays null.
 */
export function jsonRemove<
  T,
  F extends string,
  const A extends Step<T>,
  const B extends Step<At<T, A>> = never,
  const C extends Step<At<At<T, A>, B>> = never,
  const D extends Step<At<At<At<T, A>, B>, C>> = never,
>(document: Of<T, F, 'json'>, path: PathOf<T, A, B, C, D>): JsonExpr<Without<T, A, B, C, D>, F> {
  const node = documentOf(document, 'jsonRemove')
  return change({ name: 'jsonRemove', template: own.jsonRemove }, node, pathOf(node, path), null)
}

/**
 * The document contains the value, as `@>` of Postgres understands it: an object contains another that has some of its keys
 * with the same values, a list contains each of some items and each list of them, and a value contains itself. 1 is not `'1'`
 * and not true, order and repetition count for nothing, and null is a value like any other. Objects inside lists are
 * not looked for: ValidationError. Null where the document is null.
 *
 * `jsonContains(Hero.meta, { city: { name: 'Oslo' } })`, `jsonContains(Hero.meta.at('tags'), 'new')`
 */
export function jsonContains<T, F extends string>(
  document: Of<T, F, 'json'>,
  value: Contained<T>,
): Plain<boolean | Nulls<T>, F> {
  const node = documentOf(document, 'jsonContains')
  const wanted = wantedOf(value, jsonPath)
  if (!wanted)
    throw new ValidationError(`jsonContains() in ${nameOf(node)} takes values, lists of values and objects of both`)
  const copy = JSON.parse(JSON.stringify(value)) as unknown
  return ownCall(
    { name: 'jsonContains', template: own.jsonContains },
    `any${hyphen(keysIn(copy))}`,
    [node, json(copy), json(wanted)],
    BOOLEAN,
  )
}

/**
 * The document is an object with this key, whatever its value. Null where the document is null.
 *
 * `jsonHas(Hero.meta, 'city')`, and further inside `jsonHas(Hero.meta.at('city'), 'name')`
 */
export function jsonHas<T, F extends string>(document: Of<T, F, 'json'>, key: KeyOf<T>): Plain<boolean | Nulls<T>, F> {
  const node = documentOf(document, 'jsonHas')
  if (typeof key !== 'string' || !key.isWellFormed()) throw new ValidationError(`a key in ${nameOf(node)} is a text`)
  const args = [node, value(jsonPath([key]), TEXT), value(key, TEXT)]
  return ownCall({ name: 'jsonHas', template: own.jsonHas }, `any${hyphen([key])}`, args, BOOLEAN)
}
