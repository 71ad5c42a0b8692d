// Where the values of each column come from: what operations do to rows, without any rows.
import type { DatabaseSchema, SchemaOperation } from '../../../src/ast/schema.ts'
import type { Named } from '../../../src/schema/change/find.ts'
import type { Answers, Rename } from '../../../src/schema/diff/types.ts'
import { columnText, tableText } from '../../../src/schema/diff/wording.ts'

/** By table and column as they are called at the end: the column of the beginning whose values they hold. */
export type Lineage = ReadonlyMap<string, string>

const key = (table: Named, column: string): string => columnText(table, column)

export function lineageOf(before: DatabaseSchema, operations: readonly SchemaOperation[]): Lineage {
  const tables = new Map(
    before.tables.map(table => {
      const columns = new Map(table.columns.map(({ name }) => [name, key(table, name)]))
      return [tableText(table), { table: table as Named, columns }]
    }),
  )
  const rename = (from: Named, to: Named): void => {
    const found = tables.get(tableText(from))
    tables.delete(tableText(from))
    if (found) tables.set(tableText(to), { ...found, table: to })
  }
  for (const operation of operations) {
    if (operation.kind === 'createTable')
      tables.set(tableText(operation.table), { table: operation.table, columns: new Map() })
    if (!('table' in operation) || operation.kind === 'createTable') continue
    const table: Named = { name: operation.table, schema: operation.schema }
    const columns = tables.get(tableText(table))?.columns
    if (operation.kind === 'dropTable') tables.delete(tableText(table))
    if (operation.kind === 'renameTable') rename(table, { ...table, name: operation.to })
    if (operation.kind === 'moveTable') rename(table, { ...table, schema: operation.to })
    if (operation.kind === 'dropColumn') columns?.delete(operation.column)
    if (operation.kind === 'renameColumn') {
      const from = columns?.get(operation.column)
      columns?.delete(operation.column)
      if (from !== undefined) columns?.set(operation.to, from)
    }
  }
  const all = [...tables.values()]
  return new Map(all.flatMap(({ table, columns }) => [...columns].map(([name, from]) => [key(table, name), from])))
}

/** The same, by what was declared and answered. Generated columns have no values of their own. */
export function expected(
  before: DatabaseSchema,
  after: DatabaseSchema,
  renames: readonly Rename[],
  answers: Answers,
): Lineage {
  const lineage = new Map<string, string>()
  const given = (name: string): string | undefined => (typeof answers[name] === 'string' ? answers[name] : undefined)
  for (const table of after.tables) {
    const old =
      before.tables.find(one => given(`rename table ${tableText(one)}`) === tableText(table)) ??
      before.tables.find(
        one => tableText(one) === tableText(table) && given(`rename table ${tableText(one)}`) === undefined,
      )
    if (!old) continue
    for (const { name, generated } of table.columns) {
      const declared = renames.find(
        one => one.table === table.name && one.schema === table.schema && one.column === name,
      )
      const from =
        old.columns.find(column => given(`rename ${key(old, column.name)}`) === name)?.name ??
        declared?.from ??
        old.columns.find(column => column.name === name)?.name
      const origin = old.columns.find(column => column.name === from)
      if (!origin || (origin.generated !== undefined && generated !== undefined)) continue
      lineage.set(key(table, name), key(old, origin.name))
    }
  }
  return lineage
}
