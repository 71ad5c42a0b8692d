// What stands in a statement: its tables, and where its columns are used.
import { Node } from '../../ast/node.ts'
import * as op from '../../ast/op.ts'
import type { DerivedSource, Source, TableSource } from '../../ast/query.ts'

/** Whether a part decides which rows there are, which belong together, or their order, or none of these. */
export type Spot = 'condition' | 'join' | 'order' | 'elsewhere'

/** Is told of every source and every column, perhaps more than once. */
export interface Reader {
  readonly source?: (source: Source) => void
  readonly column?: (column: Node, spot: Spot) => void
}

/** Where the parts below a property stand, if not where it stands itself. */
const SPOTS: ReadonlyMap<string, Spot> = new Map<string, Spot>([
  ['conditions', 'condition'],
  ['on', 'join'],
  ['orders', 'order'],
  ['selection', 'elsewhere'],
  ['groups', 'elsewhere'],
  ['set', 'elsewhere'],
  ['values', 'elsewhere'],
])
/** Properties that hold no part of a statement. */
const SKIPPED = new Set(['known', 'type', 'layout'])

const isSource = (value: object): value is Source =>
  'as' in value && 'kind' in value && (value.kind === 'table' || value.kind === 'derived')

/** Goes through a plan, queries inside it included. */
export function readParts(plan: object, { source, column }: Reader): void {
  const sets = (): Set<object> => new Set()
  const seen: Record<Spot, Set<object>> = { condition: sets(), join: sets(), order: sets(), elsewhere: sets() }

  function visit(part: unknown, spot: Spot): void {
    if (typeof part !== 'object' || part === null || ArrayBuffer.isView(part) || seen[spot].has(part)) return
    seen[spot].add(part)
    if (part instanceof Node) visitNode(part, spot)
    else if (Array.isArray(part)) for (const one of part) visit(one, spot)
    else if (isSource(part)) visitSource(part)
    else for (const [name, inner] of Object.entries(part)) if (!SKIPPED.has(name)) visit(inner, SPOTS.get(name) ?? spot)
  }

  function visitNode(node: Node, spot: Spot): void {
    const named = node.op === op.COLUMN || node.op === op.ALIASED
    if (named) column?.(node, spot)
    if (!named && node.op !== op.OUTPUT && node.op !== op.EXCLUDED) visit(node.a, spot)
    if (node.op !== op.OUTPUT) visit(node.b, spot)
  }

  function visitSource(found: TableSource | DerivedSource): void {
    source?.(found)
    if (found.kind === 'table') return
    for (const query of found.own?.reads ?? []) visit(query, 'elsewhere')
    if (!found.own) visit(found.query, 'elsewhere')
  }

  visit(plan, 'elsewhere')
}
