// Upserts answer to any key of the table: https://dev.mysql.com/doc/refman/8.4/en/insert-on-duplicate.html
import type { ColumnDescription, TableDescription } from '../../ast/column.ts'
import type { Node } from '../../ast/node.ts'
import type { InsertFromPlan, InsertPlan } from '../../ast/query.ts'

/** Whether an insert can meet no key but the one that its conflict names. */
export function onlyConflict(plan: InsertPlan | InsertFromPlan): boolean {
  const { table } = plan.source
  const target = (plan.conflict?.target ?? []).map((node: Node) => (node.a as ColumnDescription).name)
  const given = givenBy(plan, table)
  return keysOf(table).every(key => isSame(key, target) || key.some(column => isFree(table, column, given)))
}

/** Database names of the columns of each key. */
function keysOf({ columns, byKey, primaryKey, constraints }: TableDescription): readonly (readonly string[])[] {
  return [
    primaryKey.map(key => byKey.get(key)?.name ?? key),
    ...columns.filter(({ unique }) => unique).map(({ name }) => [name]),
    ...constraints.filter(({ kind }) => kind === 'unique').map(constraint => constraint.columns),
  ]
}

const isSame = (key: readonly string[], target: readonly string[]): boolean =>
  key.length === target.length && key.every(column => target.includes(column))

/** Names of the columns for which the insert has values; undefined for all. */
function givenBy(
  plan: InsertPlan | InsertFromPlan,
  { columns, byKey }: TableDescription,
): ReadonlySet<string> | undefined {
  if ('layout' in plan) return new Set(plan.layout.positions.map(at => columns[at]?.name ?? ''))
  if (!plan.query.selection) return undefined
  const defaults = plan.defaults.map(({ node }) => (node.a as ColumnDescription).name)
  return new Set([...plan.query.selection.names.map(key => byKey.get(key)?.name ?? key), ...defaults])
}

/** Left out, it is a key that nobody has, or NULL, which meets nothing. */
function isFree({ columns }: TableDescription, name: string, given: ReadonlySet<string> | undefined): boolean {
  const column = columns.find(one => one.name === name)
  if (!column || !given || given.has(name)) return false
  return column.auto || (column.nullable && !column.defaultSql && !column.generatedAs)
}
