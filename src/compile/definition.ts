// Expressions inside definitions: columns by their bare names, and values as literals, since DDL takes no parameters.
import { Node } from '../ast/node.ts'
import type { ViewDefinition } from '../ast/query.ts'
import type { ValueType } from '../ast/value-type.ts'
import type { DefiningDialect } from '../dialect/dialect.ts'
import { DefinitionError } from '../error/definition.ts'
import { type Context, context, finish } from './context.ts'
import { encode } from './encode.ts'
import { writeNode } from './expression.ts'
import { writeSubquery } from './select.ts'
import { begin, taken } from './tokens.ts'
import { walkNode, walkSelect } from './walk.ts'

/** The dialect where lists are their items. */
const withLists = (dialect: DefiningDialect): DefiningDialect => ({
  ...dialect,
  within: ({ sql, type }, negated) => ({
    sql: `${sql} ${negated ? 'NOT IN' : 'IN'} (?)`,
    encode: [items(dialect, type)],
  }),
})

/** The same where values are literals: nothing has to stand around them. */
const withLiterals = (dialect: DefiningDialect): DefiningDialect => ({ ...withLists(dialect), parameter: () => '?' })

function items(dialect: DefiningDialect, type: ValueType): (values: readonly unknown[]) => unknown {
  const one = dialect.codec(type).encode as ((value: unknown) => unknown) | null
  return values => new Items(values.map(value => (one ? one(value) : value)))
}

/** The stored values of a list. */
class Items {
  readonly values: readonly unknown[]
  constructor(values: readonly unknown[]) {
    this.values = values
  }
}

/** The values that were met on a walk. Parameters are given when a statement runs, and a definition never does. */
function values(walk: () => void): unknown[] {
  begin()
  walk()
  const found = taken()
  const open = found.find(value => value instanceof Node)
  if (open) throw new DefinitionError(`a definition cannot hold the parameter ${String((open as Node).a)}`)
  return found
}

/** The text with its values in it. */
function filled(ctx: Context, marked: string, found: unknown[], literal: (value: unknown) => string): string {
  const { parameters } = finish(ctx, marked)
  const stored = encode({ encoders: parameters, reordered: true }, found)
  const literals = stored.map(value => (value instanceof Items ? value.values.map(literal).join(', ') : literal(value)))
  return finish({ ...ctx, dialect: { ...ctx.dialect, placeholder: at => literals[at - 1] as string } }, marked).sql
}

/** The expression as text that can stand in DDL; in the stored form of `type`, if one is given. */
export function writeDefinition(node: Node, dialect: DefiningDialect, type?: ValueType): string {
  const found = values(() => walkNode(node))
  const ctx = context(withLiterals(dialect), writeSubquery, true)
  const sql = writeNode(node, ctx, type ? 'store' : 'expression')
  return filled(ctx, type ? dialect.convert({ sql, type: node.type }, type) : sql, found, dialect.ddl.literal)
}

const PLAIN = new Set(['string', 'number', 'bigint', 'boolean'])

/** The query as text that can stand in DDL. Values keep what stands around them: the columns are typed by it. */
export function writeView({ name, query, text: own }: ViewDefinition, dialect: DefiningDialect): string {
  if (own) return writeDefinition(own, dialect)
  const found = values(() => walkSelect(query, 0))
  const ctx = context(withLists(dialect), writeSubquery)
  const literal = (value: unknown): string => {
    if (value !== null && !PLAIN.has(typeof value) && !(value instanceof Uint8Array))
      throw new DefinitionError(`the view ${name} holds a value that no text of SQL can stand for`)
    const text = dialect.ddl.literal(value)
    return text.startsWith('-') ? `(${text})` : text
  }
  const body = writeSubquery(query, ctx)
  return filled(ctx, ctx.head + body, found, literal)
}
