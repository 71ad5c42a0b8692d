// The order in which tables can be made: what a foreign key points at comes first.
import type { TableDefinition, TableName } from '../ast/operation.ts'

/** Tells tables apart, whatever their names contain. */
export const idOf = ({ schema, name }: TableName): string => JSON.stringify([schema, name])

/** The tables, each after those it refers to; in a cycle, the first that was given comes last. */
export function ordered(tables: readonly TableDefinition[]): TableDefinition[] {
  const byId = new Map(tables.map(table => [idOf(table), table]))
  const done = new Set<TableDefinition>()
  const entered = new Set<TableDefinition>()
  const visit = (table: TableDefinition | undefined): void => {
    if (!table || entered.has(table)) return
    entered.add(table)
    for (const { target } of table.foreignKeys) visit(byId.get(idOf(target)))
    done.add(table)
  }
  for (const table of tables) visit(table)
  return [...done]
}
