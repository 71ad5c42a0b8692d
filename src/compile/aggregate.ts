// Calls of aggregates, for those who import them.
import type { Node } from '../ast/node.ts'
import type { OwnAggregate } from '../ast/value-type.ts'
import type { Context } from './context.ts'
import { operandOf, unsupported, writeConditions } from './expression.ts'

/** `own`: the SQL for dialects that have no aggregates of their own. `over` writes the window, whose values come last. */
export function writeAggregate(node: Node, ctx: Context, own: OwnAggregate, over?: () => string): string {
  const [of, ...filter] = node.b as readonly [Node | null, ...Node[]]
  const { aggregates, abilities, filtered, words } = ctx.dialect
  if (filter.length && !abilities.aggregateFilter) unsupported('filter() of aggregates', ctx)
  const [name = '', distinct] = (node.a as string).split(' ')
  const operand = of ? operandOf(of, ctx) : undefined
  const rows = filter.length ? writeConditions(filter, ctx) : ''
  const window = over?.() ?? ''
  const one = (word: string, argument: string): string =>
    `${word}(${distinct ? 'DISTINCT ' : ''}${rows && filtered ? filtered(argument, rows) : argument})${rows && !filtered ? ` FILTER (WHERE ${rows})` : ''}${window}`
  const template = aggregates[name]
  if (template) return template(operand, node.type, one)
  return words ? own(name, operand, node.type, one, words) : unsupported(`function ${name}()`, ctx)
}
