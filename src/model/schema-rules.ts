// Which of a column's rules hold for values that are stored already.
import type { ColumnDescription } from '../ast/column.ts'

/** The parts of valibot schemas that lead to others. */
interface Part {
  readonly kind: string
  readonly type: string
  readonly pipe?: readonly Part[]
  readonly wrapped?: Part
  readonly entries?: Readonly<Record<string, Part>>
  readonly item?: Part
  readonly items?: readonly Part[]
  readonly key?: Part
  readonly value?: Part
  readonly rest?: Part | null
  readonly options?: readonly unknown[]
}

/** Whether a schema answers something else than it takes. What is looked up while it runs (lazy) may do anything. */
export function changesValues(part: Part | null | undefined): boolean {
  if (!part) return false
  if (part.kind === 'transformation' || part.type === 'lazy') return true
  const { pipe = [], items = [], entries = {}, options = [], wrapped, item, key, value, rest } = part
  const schemas = options.filter((option): option is Part => typeof option === 'object' && option !== null)
  return [...pipe, ...items, ...Object.values(entries), ...schemas, wrapped, item, key, value, rest].some(changesValues)
}

/** The steps that a stored value passes: a schema that changes nothing, and the rules after the last transformation. */
export function rowRules({ type, rules }: ColumnDescription): readonly unknown[] | null {
  if (type.schema) return changesValues(type.schema as Part) ? null : [type.schema]
  const last = rules.findLastIndex(rule => (rule as Part).kind === 'transformation')
  return last + 1 < rules.length ? rules.slice(last + 1) : null
}
