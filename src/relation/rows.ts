// The rows that a relation leads to, as a query inside the one that reads the row it starts from.
import type { Node } from '../ast/node.ts'
import * as op from '../ast/op.ts'
import { type Join, NOTHING, Selection, type Source } from '../ast/query.ts'
import { Expr } from '../expression/expr.ts'
import { logic } from '../expression/logic.ts'
import { type ModelObject, renamed } from '../model/model.ts'
import { conditions as given, NO_CLAUSES, SelectQuery } from '../query/select.ts'
import { equal, type Handle } from './handle.ts'

/** What a table goes by in SQL, as far as it can hide another. */
const nameOf = ({ $: { aliased, as, table } }: ModelObject): string => (aliased ? as : table.name).toLowerCase()

/** @param value - what to select; only whether there are rows matters where it is missing */
function query(
  of: Source,
  conditions: readonly Node[],
  value: Node | null = null,
  joins: readonly Join[] = [],
): SelectQuery {
  const made = new SelectQuery(of, {
    ...NO_CLAUSES,
    joins,
    conditions: [...(of.filters?.conditions?.(of) ?? []), ...conditions],
    selection: value ? new Selection(['value'], [value]) : NOTHING,
  })
  const [first] = joins
  // Filters of the rows that a join leads to.
  first?.source.filters?.join?.(made, joins.length)
  return made
}

/**
 * Conditions name the rows by their model. Where that is also the name of the row that the relation starts from, it
 * would be hidden, so that rows are found under another name first, and each is read again by its key.
 *
 * @param call - what to select, made of a value of each row
 */
export function related(
  handle: Handle,
  all: readonly unknown[],
  call: (of: readonly Node[]) => Node | null = () => null,
  of: readonly Node[] = [],
): SelectQuery {
  const wanted = given(all)
  const [[first], last] = handle.steps
  const [target] = last ?? [first]
  const own = nameOf(handle.from)
  const name = nameOf(target)
  const taken = nameOf(first) === own || (last && nameOf(first) === name)
  const near = taken ? renamed(first, '~related') : first
  const [{ source, on }, ...joins] = handle.joins('inner', near)
  if (name !== own) return query(source, [on, ...wanted], call(of), joins)
  const { primaryKey } = first.$
  const same = joins[0] ? joins[0].on : equal(first, primaryKey, near, primaryKey)
  const again = last || wanted.length ? [logic(op.EXISTS, [query(target.$, [same, ...wanted])])] : []
  const each = of.map(one => new Expr(op.SCALAR, null, [query(target.$, [same], one)], one.type))
  return query(source, [on, ...again], call(each))
}

/** Whether there are rows that meet all conditions. */
export const some = (handle: Handle, all: readonly unknown[]): Expr => logic(op.EXISTS, [related(handle, all)])
