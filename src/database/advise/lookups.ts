// Queries that look rows up by single values, and the relations that they stand for.
import type { ColumnDescription, TableDescription } from '../../ast/column.ts'
import { Node } from '../../ast/node.ts'
import * as op from '../../ast/op.ts'
import type { SelectPlan, TableSource } from '../../ast/query.ts'

/** The table whose rows are read, and the columns that one value each is asked for, perhaps of a table joined to it. */
export interface Lookup {
  readonly source: TableSource
  readonly by: TableSource
  readonly columns: readonly ColumnDescription[]
}

const isSingle = ({ op: operator, b }: Node): boolean =>
  operator === op.EQ
    ? !(b instanceof Node) || b.op === op.PARAMETER
    : operator === op.IN && Array.isArray(b) && b.length === 1

function columnsIn(conditions: readonly unknown[], source: TableSource): ColumnDescription[] {
  return conditions.flatMap(condition => {
    if (!(condition instanceof Node)) return []
    if (condition.op === op.AND) return columnsIn(condition.b as readonly unknown[], source)
    const column = condition.a
    const own = column instanceof Node && (column.op === op.COLUMN || column.op === op.ALIASED)
    return own && isSameSource(column.b as TableSource, source) && isSingle(condition)
      ? [column.a as ColumnDescription]
      : []
  })
}

/** Every use of a model may have a source of its own. */
export const isSameSource = (a: TableSource, b: TableSource): boolean => a.table === b.table && a.as === b.as

/** undefined for queries that ask for no value, or for more than the rows of one table. */
export function lookupOf({ source, joins, conditions, groups }: SelectPlan): Lookup | undefined {
  if (groups.length > 0) return undefined
  const tables = [source, ...joins.map(join => join.source)].filter(one => one.kind === 'table')
  for (const by of tables) {
    const columns = columnsIn(conditions, by)
    if (columns.length > 0) return { source: tables[0] as TableSource, by, columns }
  }
  return undefined
}

const isSet = (names: readonly string[], others: readonly string[]): boolean =>
  names.length === others.length && names.every(name => others.includes(name))

/** Properties, with the table where it is not the one that is read. */
export const namesOf = ({ source, by, columns }: Lookup): string[] =>
  columns.map(({ key }) => (by === source ? key : `${by.as}.${key}`))

/** Relations that lead to a table by these columns: `Hero.team` leads to Team by id, `Hero.missions` over the link table. */
export function relationsTo({ source, by, columns }: Lookup): string[] {
  const keys = columns.map(({ key }) => key)
  const leads = ({ model, relations }: TableDescription): string[] =>
    [...relations.values()].flatMap(({ name, target, there, through }) => {
      const [table, here] = through ? [through.model, through.here] : [target, there]
      return target === source.table.model && table === by.table.model && isSet(here, keys) ? [`${model}.${name}`] : []
    })
  return [...source.models.values()].flatMap(leads)
}
