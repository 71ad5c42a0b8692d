// The order in which tables can be made: what a foreign key points at comes first.
import type { ForeignKeyDefinition, TableDefinition, TableName } from '../ast/operation.ts'

/** Tells tables apart, whatever their names contain. */
export const idOf = ({ schema, name }: TableName): string => JSON.stringify([schema, name])

/** The tables, each after those it refers to; a cycle is broken at the table of it that was given first. */
export function ordered(tables: readonly TableDefinition[]): TableDefinition[] {
  const byId = new Map(tables.map(table => [idOf(table), table]))
  const entered = new Set<TableDefinition>()
  const done: TableDefinition[] = []
  const visit = (table: TableDefinition | undefined): void => {
    if (!table || entered.has(table)) return
    entered.add(table)
    for (const { target } of table.foreignKeys) visit(byId.get(idOf(target)))
    done.push(table)
  }
  for (const table of tables) visit(table)
  return done
}

/** The foreign keys of a table that point at tables after it. */
export function forwardKeys(
  tables: readonly TableDefinition[],
): (table: TableDefinition, at: number) => ForeignKeyDefinition[] {
  const places = new Map(tables.map((table, at) => [idOf(table), at]))
  return ({ foreignKeys }, at) => foreignKeys.filter(({ target }) => (places.get(idOf(target)) ?? -1) > at)
}
