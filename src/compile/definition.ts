// Expressions inside definitions: columns by their bare names, and values as literals, since DDL takes no parameters.
import { Node } from '../ast/node.ts'
import type { ValueType } from '../ast/value-type.ts'
import type { DefiningDialect } from '../dialect/dialect.ts'
import { DefinitionError } from '../error/definition.ts'
import { context, finish } from './context.ts'
import { encode } from './encode.ts'
import { writeNode } from './expression.ts'
import { writeSubquery } from './select.ts'
import { begin, taken } from './tokens.ts'
import { walkNode } from './walk.ts'

/** The dialect where values are literals: nothing has to stand around them, and a list is its items. */
const withLiterals = (dialect: DefiningDialect): DefiningDialect => ({
  ...dialect,
  parameter: () => '?',
  within: ({ sql, type }, negated) => ({
    sql: `${sql} ${negated ? 'NOT IN' : 'IN'} (?)`,
    encode: [items(dialect, type)],
  }),
})

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

/** The expression as text that can stand in DDL; in the stored form of `type`, if one is given. */
export function writeDefinition(node: Node, dialect: DefiningDialect, type?: ValueType): string {
  begin()
  walkNode(node)
  const values = taken()
  const open = values.find(value => value instanceof Node)
  if (open) throw new DefinitionError(`a definition cannot hold the parameter ${String((open as Node).a)}`)
  const ctx = context(withLiterals(dialect), writeSubquery, true)
  const sql = writeNode(node, ctx, type ? 'store' : 'expression')
  const marked = type ? dialect.convert({ sql, type: node.type }, type) : sql
  const { parameters } = finish(ctx, marked)
  const stored = encode({ encoders: parameters, reordered: true }, values)
  const literals = stored.map(value =>
    value instanceof Items ? value.values.map(dialect.ddl.literal).join(', ') : dialect.ddl.literal(value),
  )
  return finish({ ...ctx, dialect: { ...dialect, placeholder: at => literals[at - 1] as string } }, marked).sql
}
