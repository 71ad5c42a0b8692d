// The steps that make or remove the tables of a schema.
import type { Operation, TableDefinition } from '../ast/operation.ts'
import { DefinitionError } from '../error/definition.ts'
import { describe, describeTable, type Models, sourcesOf } from './describe.ts'
import { forwardKeys, idOf } from './order.ts'

/**
 * The steps that make the tables of the models. `forward`: whether a foreign key may point at a table that is made
 * later; where it may not, the keys that close a cycle are added at the end.
 */
export function creation(models: Models, forward: boolean): Operation[] {
  const tables = describe(models)
  const cut = new Set(forward ? [] : tables.flatMap(forwardKeys(tables)))
  return [
    ...tables.map(table => {
      const foreignKeys = table.foreignKeys.filter(key => !cut.has(key))
      return { kind: 'createTable' as const, table: { ...table, foreignKeys } }
    }),
    ...tables.flatMap(table => table.indexes.map(index => ({ kind: 'createIndex' as const, table, index }))),
    ...tables.flatMap(table =>
      table.foreignKeys
        .filter(key => cut.has(key))
        .map(foreignKey => ({ kind: 'addForeignKey' as const, table, foreignKey })),
    ),
    ...tables.flatMap(comments),
  ]
}

function comments(table: TableDefinition): Operation[] {
  const all = [{ name: null, comment: table.comment }, ...table.columns]
  return all.flatMap(({ name, comment }) =>
    comment === null ? [] : [{ kind: 'comment' as const, table, column: name, text: comment }],
  )
}

/**
 * The step that removes the tables of the models. Throws DefinitionError where a table that stays refers to one that
 * goes: databases differ in what becomes of its rows.
 */
export function removal(models: Models): Operation[] {
  const tables = describe(models)
  if (tables.length === 0) return []
  refuseLeft(models, new Set(tables.map(idOf)))
  const self = ({ foreignKeys, ...table }: TableDefinition): boolean =>
    foreignKeys.some(({ target }) => idOf(target) === idOf(table))
  const cyclic = tables.some(self) || tables.flatMap(forwardKeys(tables)).length > 0
  return [{ kind: 'dropTables', tables: tables.toReversed(), cyclic }]
}

function refuseLeft(models: Models, going: ReadonlySet<string>): void {
  for (const { models: all } of sourcesOf(models)) {
    for (const table of all.values()) {
      if (going.has(idOf(table))) continue
      const key = describeTable(table, all).foreignKeys.find(({ target }) => going.has(idOf(target)))
      if (key) throw new DefinitionError(`${table.model} refers to the table ${key.target.name}: drop both`)
    }
  }
}
