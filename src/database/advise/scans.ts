// Tables that a query reads in full: found by its plan, on a connection of its own turn.
import type { ColumnDescription } from '../../ast/column.ts'
import type { Executable, Parameters } from '../../ast/executor.ts'
import type { Node } from '../../ast/node.ts'
import type { SelectPlan, TableSource } from '../../ast/query.ts'
import { context, tableName } from '../../compile/context.ts'
import type { MaybePromise } from '../../adapter/adapter.ts'
import { answerOf, type FoundPlan, planIn } from '../explain/explain.ts'
import { tableOf } from '../explain/named.ts'
import { readParts, type Spot } from '../explain/parts.ts'
import type { PlanNode } from '../explain/plan-types.ts'
import { after, type Session } from '../run.ts'
import { isSameSource, type Lookup } from './lookups.ts'

/** SQLite makes an index for one run only where there is none: https://sqlite.org/optoverview.html#autoindex */
const isAutomatic = ({ operation, detail }: PlanNode): boolean => operation === 'search' && / AUTOMATIC /.test(detail)

/** Where an index could begin with the column. */
const spots = (node: PlanNode, { rows }: SelectPlan): readonly Spot[] => {
  if (isAutomatic(node)) return ['condition', 'join']
  return rows === null ? ['condition'] : ['condition', 'order']
}

/** Whether an index of the model begins with the column. */
function isIndexed({ table }: TableSource, { primaryKey, unique, index, key, name }: ColumnDescription): boolean {
  const first = primaryKey && table.primaryKey[0] === key
  const leads = table.constraints.some(
    ({ kind, columns }) => /^(?:primaryKey|index|unique)$/.test(kind) && columns[0] === name,
  )
  return first || unique || index || leads
}

function columnsOf(plan: SelectPlan, source: TableSource, wanted: readonly Spot[]): ColumnDescription[] {
  const found = new Map<Spot, Set<ColumnDescription>>(wanted.map(spot => [spot, new Set()]))
  readParts(plan, {
    column({ a, b }: Node, spot) {
      if (isSameSource(b as TableSource, source)) found.get(spot)?.add(a as ColumnDescription)
    },
  })
  const [columns = []] = [...found.values()].filter(set => set.size > 0)
  return [...columns].filter(column => !isIndexed(source, column))
}

/** The tables that a plan reads in full though the query asks for some of their rows. */
function suspects({ plan: { nodes }, names }: FoundPlan, plan: SelectPlan): Lookup[] {
  const found = new Map<TableSource, Lookup>()
  for (const node of nodes) {
    if (!(node.operation === 'scan' && node.index === undefined) && !isAutomatic(node)) continue
    const source = tableOf(node, names)
    const columns = source ? columnsOf(plan, source, spots(node, plan)) : []
    if (source && columns.length > 0) found.set(source, { source, by: source, columns })
  }
  return [...found.values()]
}

/** Whether a table has more rows, of which no more than these are read to know it. */
function isLarge(session: Session, { table }: TableSource, rows: number): MaybePromise<boolean> {
  const { dialect } = session.cache
  const name = tableName(
    context(dialect, () => ''),
    table,
  )
  const sql = `SELECT 1 FROM ${name} ${dialect.limit('1', String(rows))}`
  return after(answerOf(session, sql, []), answer => (answer as unknown[]).length > 0)
}

/** The large tables that a query reads in full, and the columns that an index could begin with. */
export function scansOf(
  session: Session,
  statement: SelectPlan & Executable,
  parameters: Parameters | undefined,
  rows: number,
): MaybePromise<Lookup[]> {
  return after(planIn(session, statement, parameters, false), async found => {
    const large: Lookup[] = []
    for (const lookup of suspects(found, statement)) {
      if (await isLarge(session, lookup.source, rows)) large.push(lookup)
    }
    return large
  })
}
